// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { linesOnlyHere, markedPieces, numberedLines } from '../text/excerpt'
import { Scroll } from '../ui/Scroll'
import styles from './Excerpt.module.css'

interface ExcerptProps {
  heading: string
  path: string
  /** The number of the first line; 0 for a file as a whole. */
  start: number
  text: string
  /** Words to be marked wherever they stand. */
  marked?: string | null | undefined
  /** The other side: lines that it does not have are set off. */
  compared?: string | undefined
  side?: 'before' | 'after'
  href?: string | undefined
  note?: ReactNode
}

export function Excerpt({ heading, path, start, text, marked, compared, side, href, note }: ExcerptProps) {
  const lines = numberedLines(text, Math.max(start, 1))
  const own = compared === undefined ? new Set<number>() : linesOnlyHere(text, compared)
  const place = start > 0 ? `${path}:${start}` : path
  return (
    <figure className={styles.excerpt} data-side={side}>
      <figcaption>
        <strong>{heading}</strong>
        {href ? <a href={href}>{place}</a> : <span>{place}</span>}
      </figcaption>
      <Scroll as="pre" label={`${heading}: ${place}`}>
        <code>
          {lines.map((line, i) => (
            <span key={line.number} className={styles.line} data-own={own.has(i) || undefined}>
              <span className={styles.number} aria-hidden>
                {start > 0 ? line.number : ''}
              </span>
              <span>
                {markedPieces(line.text, marked).map((piece, at) =>
                  piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text,
                )}
                {'\n'}
              </span>
            </span>
          ))}
        </code>
      </Scroll>
      {note && <p className={styles.note}>Claim: {note}</p>}
    </figure>
  )
}
