// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { answer } from '../src/api/client'
import { failureOf } from '../src/api/failure'
import { nextCursor } from '../src/api/paging'
import { readPhaseEvent } from '../src/api/phaseEvent'

describe('a failure', () => {
  it('says what the problem says', () => {
    expect(failureOf(401, { detail: 'Incorrect credentials.' }).message).toBe('Incorrect credentials.')
  })

  it('knows the first message of each field', () => {
    const errors = [
      { field: 'email', message: 'is no address' },
      { field: 'email', message: 'is too long' },
    ]

    expect(failureOf(422, { detail: 'Wrong.', errors }).fields).toEqual({ email: 'is no address' })
  })

  it('tells how long to wait', () => {
    const { message } = failureOf(429, { detail: 'Too many attempts.' }, '200')

    expect(message).toBe('Too many attempts. Try again in 4 minutes.')
  })

  it('finds words for an answer that is no problem document', () => {
    expect(failureOf(502, '<html>').message).toMatch(/trouble/)
    expect(failureOf(0, undefined).message).toMatch(/cannot be reached/)
    expect(failureOf(400, { detail: 7 }).message).toBe('That did not work.')
  })

  it('is thrown for an API that does not answer, and passes', async () => {
    const unreachable = Promise.reject(new TypeError('Failed to fetch'))

    await expect(answer(unreachable)).rejects.toMatchObject({ status: 0, isPassing: true })
  })

  it('is not made of a call that was given up', async () => {
    const aborted = Promise.reject(new DOMException('', 'AbortError'))

    await expect(answer(aborted)).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the next page', () => {
  it.each([
    ['</api/repos/1/drift-events?limit=25&cursor=abc%3D>; rel="next"', 'abc='],
    ['</x?cursor=a>; rel="prev", </x?cursor=b>; rel=next', 'b'],
    ['</x?cursor=a>; rel="prev"', null],
    ['</x?a=1,2&cursor=c>; rel="next"', 'c'],
    [null, null],
  ])('of %j is %j', (link, cursor) => {
    expect(nextCursor(link)).toBe(cursor)
  })
})

describe('a phase event', () => {
  it('is read when it has what is needed', () => {
    const data = '{"event_id":"e","pr_number":3,"processing_phase":"scouting","drift_result":"pending"}'

    expect(readPhaseEvent(data)).toEqual({ event_id: 'e', processing_phase: 'scouting' })
  })

  it.each(['', 'null', '[]', '{"event_id":1}', '{'])('is not made of %j', (data) => {
    expect(readPhaseEvent(data)).toBeNull()
  })
})
