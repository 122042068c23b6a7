// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId } from 'react'
import { useBlocker } from 'react-router'
import { Button } from '../ui/Button'
import styles from './LeaveQuestion.module.css'

/** Asks before a way elsewhere loses what is not saved. */
export function LeaveQuestion({ isChanged }: { isChanged: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  )
  // A reload or a closed tab is asked about by the browser itself.
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])
  if (blocker.state !== 'blocked') return null
  return <Question onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />
}

function Question({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const text = useId()
  useEffect(() => {
    const stay = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onStay()
    }
    document.addEventListener('keydown', stay)
    return () => document.removeEventListener('keydown', stay)
  }, [onStay])
  return (
    <div className={styles.leaving} role="alertdialog" aria-label="Unsaved settings" aria-describedby={text}>
      <p id={text}>These settings are not saved.</p>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a question that came up on the way elsewhere */}
      <Button small autoFocus onClick={onStay}>
        Stay
      </Button>
      <Button small look="danger" onClick={onLeave}>
        Leave without saving
      </Button>
    </div>
  )
}
