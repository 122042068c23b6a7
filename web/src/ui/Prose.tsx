// SPDX-License-Identifier: Apache-2.0

/** A sentence whose `backticked` words are code. Nothing else in it is markup. */
export function Prose({ text }: { text: string }) {
  return text.split(/(`[^`]+`)/).map((part, i) => (i % 2 === 1 ? <code key={i}>{part.slice(1, -1)}</code> : part))
}
