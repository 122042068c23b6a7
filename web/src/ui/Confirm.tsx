// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Question } from './ConfirmDialog'

// The dialog's code is loaded when something is first asked.
const ConfirmDialog = lazy(() => import('./ConfirmDialog'))

interface ConfirmProps extends Question {
  /** The button that asks. */
  trigger: (ask: () => void) => ReactNode
}

/** Asks before something that cannot be undone. */
export function Confirm({ trigger, ...question }: ConfirmProps) {
  const [asked, setAsked] = useState<'never' | 'now' | 'before'>('never')
  return (
    <>
      {trigger(() => setAsked('now'))}
      {asked !== 'never' && (
        <Suspense>
          <ConfirmDialog isOpen={asked === 'now'} onClose={() => setAsked('before')} {...question} />
        </Suspense>
      )}
    </>
  )
}
