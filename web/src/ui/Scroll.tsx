// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

interface ScrollProps {
  label: string
  as?: 'div' | 'pre'
  className?: string | undefined
  children: ReactNode
}

/** What scrolls by itself, and can therefore be reached by keyboard. A group: as a landmark each would be one of dozens. */
export function Scroll({ label, as: Tag = 'div', className, children }: ScrollProps) {
  return (
    <Tag tabIndex={0} role="group" aria-label={label} className={className}>
      {children}
    </Tag>
  )
}
