// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { dayName, duration, exactTime, relativeTime } from '../src/text/time'

const now = new Date('2026-03-10T12:00:00Z')

describe('relativeTime', () => {
  it.each([
    ['2026-03-10T11:59:31Z', 'just now'],
    ['2026-03-10T11:58:59Z', '1 minute ago'],
    ['2026-03-10T09:00:01Z', '2 hours ago'],
    ['2026-03-09T11:00:00Z', 'yesterday'],
    ['2026-03-01T12:00:00Z', 'last week'],
    ['2026-03-07T11:00:00Z', '3 days ago'],
    ['2026-02-01T11:00:00Z', 'last month'],
    ['2025-01-01T00:00:00Z', 'last year'],
    ['2023-01-01T00:00:00Z', '3 years ago'],
    ['2026-03-10T14:00:30Z', 'in 2 hours'],
  ])('tells %s as "%s"', (then, told) => {
    expect(relativeTime(new Date(then), now)).toBe(told)
  })

  it('says nothing of the future when a clock is a little ahead', () => {
    expect(relativeTime(new Date('2026-03-10T12:00:20Z'), now)).toBe('just now')
  })
})

it('an exact time has its year', () => {
  expect(exactTime(now)).toContain('2026')
})

it('a day is named as it is in UTC', () => {
  expect(dayName('2026-03-01')).toBe('Mar 1')
})

describe('duration', () => {
  it.each([
    [0.42, '0.4 s'],
    [9.97, '10 s'],
    [12.4, '12 s'],
    [59.7, '1 min'],
    [60, '1 min'],
    [184.6, '3 min 5 s'],
  ])('tells %d seconds as "%s"', (seconds, told) => {
    expect(duration(seconds)).toBe(told)
  })
})
