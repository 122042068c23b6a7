// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Card.module.css'

interface CardProps {
  title: string
  /** Beside the title: a link or a choice. */
  aside?: ReactNode
  children: ReactNode
}

export function Card({ title, aside, children }: CardProps) {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
