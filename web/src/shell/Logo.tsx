// SPDX-License-Identifier: Apache-2.0
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="#16233b" />
      <path d="M16 6.5 26 25H6Z" fill="none" stroke="#7fb0ff" strokeWidth="2.6" strokeLinejoin="round" />
      <path d="M11.2 19.5h9.6" stroke="#ffb454" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}
