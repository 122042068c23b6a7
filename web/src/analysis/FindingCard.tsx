// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react'
import { Link } from 'react-router'
import type { Finding } from '../api/client'
import { kindInWords, percent } from '../text/analysis'
import { Prose } from '../ui/Prose'
import { Excerpt } from './Excerpt'
import styles from './FindingCard.module.css'
import { Fix } from './Fix'

interface FindingCardProps {
  finding: Finding
  /** The address of lines on GitHub, on the side before or after the change; without it places are plain text. */
  linkTo?: (side: 'before' | 'after', path: string, start: number, end: number) => string
}

/** One claim that was true and is now false, with both witnesses. */
export function FindingCard({ finding, linkTo }: FindingCardProps) {
  const title = useId()
  const { code_before: before, code_after: after, doc_start: start, doc_end: end } = finding
  const path = finding.doc_file_path ?? ''
  // A file that was moved is a witness as a whole, without lines.
  const hasCode = Boolean(before?.excerpt) || Boolean(after?.excerpt)
  const codeLink = after ? linkTo?.('after', after.path, 0, 0) : undefined
  const docLink = path === '' ? undefined : linkTo?.('after', path, start ?? 0, end ?? 0)
  return (
    <article className={styles.finding} aria-labelledby={title}>
      <header className={styles.head}>
        <h3 id={title}>
          <Prose text={finding.explanation ?? kindInWords(finding)} />
        </h3>
        <ul className={styles.facts}>
          <li data-kind={finding.kind ?? finding.drift_type}>{kindInWords(finding)}</li>
          {finding.rule && (
            <li>
              rule <Link to={`/rules#${finding.rule}`}>{finding.rule}</Link>
            </li>
          )}
          {typeof finding.drift_score === 'number' && (
            <li title="The estimated probability that a maintainer would change the page because of this">
              score {percent(finding.drift_score)}
            </li>
          )}
          {typeof finding.confidence === 'number' && (
            <li title="How sure it is that the page speaks about this code">
              confidence {percent(finding.confidence)}
            </li>
          )}
          {finding.advisory && <li title="Told, but never fails a check by itself">advisory</li>}
        </ul>
      </header>

      {finding.doc_excerpt && (
        <Excerpt
          heading="The page says"
          path={path}
          start={start ?? 0}
          text={finding.doc_excerpt}
          marked={finding.mention}
          href={docLink}
          note={finding.claim ? <Prose text={finding.claim} /> : undefined}
        />
      )}
      {!finding.doc_excerpt && docLink && (
        <p className={styles.place}>
          <a href={docLink}>{start ? `${path}:${start}` : path}</a>
        </p>
      )}
      {hasCode && (
        <div className={styles.sides}>
          {(
            [
              ['before', before, 'Code before'],
              ['after', after, 'Code now'],
            ] as const
          ).map(([side, code, heading]) =>
            code ? (
              <Excerpt
                key={side}
                heading={heading}
                side={side}
                path={code.path}
                start={code.start}
                text={code.excerpt}
                compared={side === 'before' ? after?.excerpt : before?.excerpt}
                href={linkTo?.(side, code.path, code.start, code.end)}
              />
            ) : (
              <div key={side} className={styles.nothing}>
                <strong>{heading}</strong>
                <p>{side === 'before' ? 'There was none.' : 'It is gone.'}</p>
              </div>
            ),
          )}
        </div>
      )}
      {!hasCode && finding.code_path && (
        <p className={styles.place}>
          Code: {codeLink ? <a href={codeLink}>{finding.code_path}</a> : finding.code_path}
        </p>
      )}
      <Fix finding={finding} />
    </article>
  )
}
