// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

interface ScrollProps {
  label: string
  as?: 'div' | 'pre'
  className?: string | undefined
  children: ReactNode
}

/** A region that scrolls by itself, and can therefore be reached by keyboard. */
export function Scroll({ label, as: Tag = 'div', className, children }: ScrollProps) {
  return (
    <Tag tabIndex={0} role="region" aria-label={label} className={className}>
      {children}
    </Tag>
  )
}
