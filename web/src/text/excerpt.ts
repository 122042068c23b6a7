// SPDX-License-Identifier: Apache-2.0

export interface Line {
  number: number
  text: string
}

/** The lines of an excerpt with the numbers they have in their file. A last line feed begins no line. */
export function numberedLines(excerpt: string, start: number): Line[] {
  const lines = excerpt.replace(/\r?\n$/, '').split(/\r?\n/)
  return lines.map((text, i) => ({ number: start + i, text }))
}

export interface Piece {
  text: string
  marked: boolean
}

/** Parts a line at each occurrence of the words a claim is about, for them to be marked. */
export function markedPieces(line: string, words: string | null | undefined): Piece[] {
  if (!words) return [{ text: line, marked: false }]
  const pieces: Piece[] = []
  let from = 0
  for (let at = line.indexOf(words); at !== -1; at = line.indexOf(words, from)) {
    if (at > from) pieces.push({ text: line.slice(from, at), marked: false })
    pieces.push({ text: words, marked: true })
    from = at + words.length
  }
  if (from < line.length || pieces.length === 0) pieces.push({ text: line.slice(from), marked: false })
  return pieces
}

/** The indexes of the lines of `text` that `other` does not have, so that the changed ones catch the eye. */
export function linesOnlyHere(text: string, other: string): Set<number> {
  const there = new Set(numberedLines(other, 1).map((line) => line.text.trim()))
  const here = numberedLines(text, 0).filter((line) => line.text.trim() !== '' && !there.has(line.text.trim()))
  return new Set(here.map((line) => line.number))
}
