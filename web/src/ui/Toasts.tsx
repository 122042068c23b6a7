// SPDX-License-Identifier: Apache-2.0
import { X } from 'lucide-react'
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from './Button'
import styles from './Toasts.module.css'

interface Message {
  text: string
  action?: { label: string; run: () => void }
  /** Called when it is gone, whether its action was taken or not. */
  onGone?: () => void
}

interface Toast extends Message {
  id: number
}

/** Returns what takes it back. */
type Say = (text: string, more?: Omit<Message, 'text'>) => () => void

const Context = createContext<Say>(() => () => undefined)

/** Says something that needs no answer, in a corner and to screen readers. */
export const useSay = (): Say => useContext(Context)

const shownFor = 6_000
const most = 3

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const [isHeld, setIsHeld] = useState(false)
  // Beside the state, as what is gone has to be told once, outside of any rendering.
  const shown = useRef<readonly Toast[]>([])
  const last = useRef(0)

  const show = useCallback((next: readonly Toast[]) => {
    const gone = shown.current.filter((toast) => !next.includes(toast))
    shown.current = next
    setToasts(next)
    // The focus may have gone with one, unseen.
    if (gone.length > 0) setIsHeld(false)
    for (const { onGone } of gone) onGone?.()
  }, [])
  const remove = useCallback((id: number) => show(shown.current.filter((toast) => toast.id !== id)), [show])
  const say = useCallback<Say>(
    (text, more) => {
      last.current += 1
      const id = last.current
      show([...shown.current.slice(1 - most), { id, text, ...more }])
      return () => remove(id)
    },
    [show, remove],
  )

  return (
    <Context value={say}>
      {children}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only waits for who is at it */}
      <div
        className={styles.corner}
        role="status"
        aria-live="polite"
        onPointerEnter={() => setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
      >
        {toasts.map((toast) => (
          <Shown key={toast.id} toast={toast} isHeld={isHeld} onEnd={() => remove(toast.id)} />
        ))}
      </div>
    </Context>
  )
}

/** Goes by itself, but not while somebody is at it. */
function Shown({ toast, isHeld, onEnd }: { toast: Toast; isHeld: boolean; onEnd: () => void }) {
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => end.current(), shownFor)
    return () => clearTimeout(timer)
  }, [isHeld])

  const { text, action } = toast
  return (
    <div className={styles.toast}>
      <span>{text}</span>
      {action && (
        <Button
          small
          look="quiet"
          className={styles.action}
          onClick={() => {
            action.run()
            onEnd()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button small look="quiet" className={styles.action} aria-label="Dismiss" onClick={onEnd}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  )
}
