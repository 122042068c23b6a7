// SPDX-License-Identifier: Apache-2.0
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { Failure } from '../api/failure'
import { useMe } from '../api/me'
import { safeReturn } from '../text/links'
import { Button } from '../ui/Button'
import styles from './AccountForm.module.css'
import { Logo } from './Logo'

interface AccountFormProps {
  title: string
  action: string
  mutation: UseMutationResult<unknown, Error, void>
  after: ReactNode
  children: ReactNode
}

/** What signing in and signing up share. */
export function AccountForm({ title, action, mutation, after, children }: AccountFormProps) {
  const [search] = useSearchParams()
  const { me } = useMe()
  const { error } = mutation
  // An error that stands beside its field is not said twice.
  const isBesideField = error instanceof Failure && Object.keys(error.fields).length > 0
  // Not while the form's own success is on its way there.
  if (me && mutation.isIdle) return <Navigate to={safeReturn(search.get('next'))} replace />
  return (
    <div className={styles.page}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!mutation.isPending) mutation.mutate()
        }}
      >
        <Logo size={40} />
        <h1>{title}</h1>
        {children}
        <p role="alert" className={styles.error}>
          {error && !isBesideField ? error.message : null}
        </p>
        <Button type="submit" look="primary" busy={mutation.isPending}>
          {action}
        </Button>
        <p className={styles.after}>{after}</p>
      </form>
    </div>
  )
}
