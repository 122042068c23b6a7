// SPDX-License-Identifier: Apache-2.0
import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'

interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | null | undefined
  /** Given what ties the control to its label, hint and error. */
  children: (control: {
    id: string
    className: string
    'aria-describedby': string
    'aria-invalid': boolean
  }) => ReactNode
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: styles.control ?? '',
        'aria-describedby': `${id}-hint ${id}-error`,
        'aria-invalid': Boolean(error),
      })}
      <div id={`${id}-hint`} className={styles.hint}>
        {hint}
      </div>
      <p id={`${id}-error`} className={styles.error} aria-live="polite">
        {error}
      </p>
    </div>
  )
}
