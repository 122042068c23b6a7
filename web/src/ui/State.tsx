// SPDX-License-Identifier: Apache-2.0
import { CloudOff, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Failure } from '../api/failure'
import { Button } from './Button'
import styles from './State.module.css'

/** Stands where content will be, with the room it will take. */
export function Loading({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div className={styles.loading} role="status">
      <span className="visually-hidden">Loading {label}…</span>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className={styles.bone} aria-hidden />
      ))}
    </div>
  )
}

type EmptyProps = { icon?: ReactNode; title: string; isPage?: boolean; children?: ReactNode }

/** `isPage`: it is all that the page has, so that its title is the page's heading. */
export function Empty({ icon, title, isPage = false, children }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={styles.state}>
      {icon}
      <Title className={styles.title}>{title}</Title>
      {children}
    </div>
  )
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const failure = error instanceof Failure ? error : null
  const Icon = failure?.isPassing ? CloudOff : TriangleAlert
  return (
    <div className={styles.state} role="alert">
      <Icon size={26} aria-hidden className={styles.failed} />
      <p>{failure?.message ?? 'Something went wrong on this page.'}</p>
      {onRetry && (
        <Button small onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
