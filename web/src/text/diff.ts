// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../api/client'
import { numberedLines, type Line } from './excerpt'

export interface DiffLine extends Line {
  sign: ' ' | '-' | '+'
}

/**
 * A finding's fix as the lines it changes, or null when its place in the excerpt is not certain.
 *
 * The fix counts bytes from the beginning of a document we do not have, so what it replaces is looked for: it is as long
 * as the fix says, begins and ends with words that the finding names, and must stand in the excerpt once.
 */
export function fixDiff(finding: Finding): DiffLine[] | null {
  const { fix, doc_excerpt: excerpt, doc_start: start } = finding
  if (!fix || !excerpt || !start) return null
  const place = replacedPlace(finding, excerpt, fix.end - fix.start)
  if (!place) return null

  const before = numberedLines(excerpt, start)
  const after = numberedLines(
    excerpt.slice(0, place.at) + fix.replacement + excerpt.slice(place.at + place.length),
    start,
  )
  const head = commonLines(before, after)
  const tail = commonLines(before.slice(head).reverse(), after.slice(head).reverse())
  const signed = (sign: DiffLine['sign'], lines: Line[]) => lines.map((line) => ({ sign, ...line }))
  return [
    ...signed(' ', before.slice(0, head)),
    ...signed('-', before.slice(head, before.length - tail)),
    ...signed('+', after.slice(head, after.length - tail)),
    ...signed(' ', before.slice(before.length - tail)),
  ]
}

const bytes = new TextEncoder()
const mostPlaces = 20

function replacedPlace(finding: Finding, excerpt: string, length: number): { at: number; length: number } | null {
  const quoted = `${finding.claim ?? ''} ${finding.explanation ?? ''}`.match(/`[^`]+`/g) ?? []
  const named = new Set([finding.mention ?? '', ...quoted.map((word) => word.slice(1, -1))])
  named.delete('')
  const found = [...named].flatMap((words) =>
    wholeWords(excerpt, words)
      .slice(0, mostPlaces)
      .map((at) => ({ at, end: at + words.length })),
  )
  const spans = new Map<string, { at: number; length: number }>()
  for (const { at } of found) {
    for (const { end } of found) {
      if (end <= at || bytes.encode(excerpt.slice(at, end)).length !== length) continue
      spans.set(`${at}-${end}`, { at, length: end - at })
    }
  }
  const [only] = spans.values()
  return spans.size === 1 && only ? only : null
}

const isWord = (text: string): boolean => /[\p{L}\p{N}_]/u.test(text)

function wholeWords(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const cutsBefore = isWord(words.slice(0, 1)) && isWord(text.slice(Math.max(at - 1, 0), at))
    const cutsAfter = isWord(words.slice(-1)) && isWord(text.slice(at + words.length, at + words.length + 1))
    if (!cutsBefore && !cutsAfter) places.push(at)
  }
  return places
}

function commonLines(a: Line[], b: Line[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count]?.text === b[count]?.text) count += 1
  return count
}
