// SPDX-License-Identifier: Apache-2.0
import { counted } from './counted'

const units: readonly (readonly [unit: string, seconds: number, last?: string])[] = [
  ['year', 31_536_000, 'last year'],
  ['month', 2_592_000, 'last month'],
  ['week', 604_800, 'last week'],
  ['day', 86_400, 'yesterday'],
  ['hour', 3_600],
  ['minute', 60],
]

/**
 * "3 hours ago", "yesterday", "just now". A clock that is a little ahead makes no "in 2 seconds". By hand, as the browser's own
 * formatter takes longer to make than a page to render.
 */
export function relativeTime(then: Date, now: Date): string {
  const passed = Math.round((now.getTime() - then.getTime()) / 1000)
  for (const [unit, seconds, last] of units) {
    const count = Math.floor(Math.abs(passed) / seconds)
    if (count === 0) continue
    if (passed < 0) return `in ${counted(count, unit)}`
    return count === 1 && last ? last : `${counted(count, unit)} ago`
  }
  return 'just now'
}

let exact: Intl.DateTimeFormat | undefined

/** In the reader's own language and zone. */
export function exactTime(then: Date): string {
  exact ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })
  return exact.format(then)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Mar 10" for "2026-03-10". */
export function dayName(day: string): string {
  const date = new Date(day)
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}`
}

/** "0.4 s", "12 s", "3 min 5 s". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const rest = whole % 60
  return rest === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${rest} s`
}
