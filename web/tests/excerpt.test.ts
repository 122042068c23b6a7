// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { linesOnlyHere, markedPieces, numberedLines } from '../src/text/excerpt'

describe('an excerpt', () => {
  it('is numbered as its file is, and a last line feed begins no line', () => {
    expect(numberedLines('a\r\nb\n', 7)).toEqual([
      { number: 7, text: 'a' },
      { number: 8, text: 'b' },
    ])
  })

  it('is marked wherever the words stand', () => {
    const marked = markedPieces('x y x', 'x').map(({ text, marked }) => (marked ? `[${text}]` : text))

    expect(marked.join('')).toBe('[x] y [x]')
  })

  it('is left as it is when the words do not stand in it, or there are none', () => {
    expect(markedPieces('a b', 'c')).toEqual([{ text: 'a b', marked: false }])
    expect(markedPieces('a b', null)).toEqual([{ text: 'a b', marked: false }])
    expect(markedPieces('', 'c')).toEqual([{ text: '', marked: false }])
  })

  it('sets off the lines the other side does not have, whatever their indentation', () => {
    expect([...linesOnlyHere('def a():\n  one\n\n  two', 'def b():\n    one\n    two')]).toEqual([0])
  })
})
