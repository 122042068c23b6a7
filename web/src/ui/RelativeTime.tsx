// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react'
import { exactTime, relativeTime } from '../text/time'

let now = new Date()
const listeners = new Set<() => void>()
setInterval(() => {
  now = new Date()
  for (const listener of listeners) listener()
}, 30_000)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function RelativeTime({ value }: { value: string }) {
  useSyncExternalStore(subscribe, () => now)
  const then = new Date(value)
  if (Number.isNaN(then.getTime())) return null
  return (
    <time dateTime={value} onPointerEnter={({ currentTarget }) => (currentTarget.title = exactTime(then))}>
      {relativeTime(then, new Date())}
    </time>
  )
}
