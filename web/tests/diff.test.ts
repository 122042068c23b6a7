// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Finding } from '../src/api/client'
import landing from '../src/pages/landing-finding.json'
import { fixDiff } from '../src/text/diff'

const found = landing as Finding

const signed = (finding: Finding) => fixDiff(finding)?.map((line) => `${line.sign}${line.number} ${line.text}`)

describe('the diff of a fix', () => {
  it('replaces a value that the claim names beside its mention', () => {
    expect(signed(found)).toEqual([
      '-7 | `PARCEL_TIMEOUT` | `30` | Seconds a carrier may take to answer. |',
      '+7 | `PARCEL_TIMEOUT` | `10` | Seconds a carrier may take to answer. |',
    ])
  })

  it('replaces the mention, and keeps the lines around it', () => {
    const finding: Finding = {
      ...found,
      mention: 'find_parcel',
      claim: '`find_parcel` exists',
      explanation: null,
      doc_start: 3,
      doc_excerpt: 'First,\ncall `find_parcel`.\nThen wait.\n',
      fix: { start: 20, end: 31, replacement: 'locate_parcel' },
    }

    expect(signed(finding)).toEqual([
      ' 3 First,',
      '-4 call `find_parcel`.',
      '+4 call `locate_parcel`.',
      ' 5 Then wait.',
    ])
  })

  it('replaces all from the first mention to the last', () => {
    const finding: Finding = {
      ...found,
      mention: 'find_parcel',
      claim: '`find_parcel` exists',
      explanation: null,
      doc_start: 6,
      doc_excerpt: 'import find_parcel\n\nparcel = find_parcel(1)\n',
      fix: { start: 90, end: 123, replacement: 'locate_parcel\n\nparcel = locate_parcel' },
    }

    expect(signed(finding)).toEqual([
      '-6 import find_parcel',
      '-7 ',
      '-8 parcel = find_parcel(1)',
      '+6 import locate_parcel',
      '+7 ',
      '+8 parcel = locate_parcel(1)',
    ])
  })

  it('is not guessed when the words stand twice', () => {
    expect(fixDiff({ ...found, doc_excerpt: '`PARCEL_TIMEOUT` is `30`, at most `30`' })).toBeNull()
  })

  it('does not take the words for a part of longer ones', () => {
    expect(signed({ ...found, doc_excerpt: '300 or `30`' })).toEqual(['-7 300 or `30`', '+7 300 or `10`'])
  })

  it('counts bytes, as the service does', () => {
    const finding: Finding = {
      ...found,
      mention: 'größe',
      fix: { start: 0, end: 7, replacement: 'maß' },
      doc_excerpt: 'die größe',
    }

    expect(signed(finding)).toEqual(['-7 die größe', '+7 die maß'])
  })

  it('is absent without a fix', () => {
    expect(fixDiff({ ...found, fix: null })).toBeNull()
  })
})
