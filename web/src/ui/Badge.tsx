// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, CircleCheck, CircleDashed, CircleX, FilePlus, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from '../text/analysis'
import styles from './Badge.module.css'

// A tone is never told by its colour alone.
const icons = {
  good: CircleCheck,
  warn: CircleAlert,
  info: FilePlus,
  bad: CircleX,
  plain: CircleDashed,
  busy: LoaderCircle,
} as const

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone]
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon size={14} aria-hidden className={tone === 'busy' ? styles.turning : undefined} />
      {children}
    </span>
  )
}
