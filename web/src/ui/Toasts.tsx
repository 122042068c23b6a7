// SPDX-License-Identifier: Apache-2.0
import { X } from 'lucide-react'
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button } from './Button'
import styles from './Toasts.module.css'

interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void }
}

type Say = (text: string, action?: Toast['action']) => void

const Context = createContext<Say>(() => undefined)

/** Says something that needs no answer, in a corner and to screen readers. */
export const useSay = (): Say => useContext(Context)

const shownFor = 6_000

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const last = useRef(0)
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const say = useCallback<Say>(
    (text, action) => {
      last.current += 1
      const id = last.current
      setToasts((all) => [...all.slice(-2), { id, text, ...(action ? { action } : {}) }])
      setTimeout(() => remove(id), shownFor)
    },
    [remove],
  )
  const list = useMemo(
    () =>
      toasts.map(({ id, text, action }) => (
        <div key={id} className={styles.toast}>
          <span>{text}</span>
          {action && (
            <Button
              small
              look="quiet"
              className={styles.action}
              onClick={() => {
                remove(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
          <Button small look="quiet" className={styles.action} aria-label="Dismiss" onClick={() => remove(id)}>
            <X size={16} aria-hidden />
          </Button>
        </div>
      )),
    [toasts, remove],
  )
  return (
    <Context value={say}>
      {children}
      <div className={styles.corner} role="status" aria-live="polite">
        {list}
      </div>
    </Context>
  )
}
