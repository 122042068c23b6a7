// SPDX-License-Identifier: Apache-2.0
import { Dialog, DialogDescription, DialogHeading, useDialogStore } from '@ariakit/react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Confirm.module.css'

interface ConfirmProps {
  /** The button that asks. */
  trigger: (ask: () => void) => ReactNode
  title: string
  children: ReactNode
  action: string
  onConfirm: () => void
}

/** Asks before something that cannot be undone. Escape and the first focus are the harmless answer. */
export function Confirm({ trigger, title, children, action, onConfirm }: ConfirmProps) {
  const dialog = useDialogStore()
  return (
    <>
      {trigger(() => dialog.show())}
      <Dialog
        store={dialog}
        role="alertdialog"
        className={styles.dialog}
        backdrop={<div className={styles.backdrop} />}
      >
        <DialogHeading className={styles.title}>{title}</DialogHeading>
        <DialogDescription render={<div className={styles.text} />}>{children}</DialogDescription>
        <div className={styles.actions}>
          <Button onClick={() => dialog.hide()}>Cancel</Button>
          <Button
            look="danger"
            onClick={() => {
              dialog.hide()
              onConfirm()
            }}
          >
            {action}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
