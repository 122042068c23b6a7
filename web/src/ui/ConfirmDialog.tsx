// SPDX-License-Identifier: Apache-2.0
import { Dialog, DialogDescription, DialogHeading } from '@ariakit/react'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './ConfirmDialog.module.css'

export interface Question {
  title: string
  children: ReactNode
  action: string
  onConfirm: () => void
}

/** Escape and the first focus are the harmless answer. */
export default function ConfirmDialog({
  isOpen,
  onClose,
  title,
  children,
  action,
  onConfirm,
}: Question & { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      role="alertdialog"
      className={styles.dialog}
      backdrop={<div className={styles.backdrop} />}
    >
      <DialogHeading className={styles.title}>{title}</DialogHeading>
      <DialogDescription render={<div className={styles.text} />}>{children}</DialogDescription>
      <div className={styles.actions}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="danger"
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
