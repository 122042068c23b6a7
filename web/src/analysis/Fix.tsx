// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '../api/client'
import { fixDiff } from '../text/diff'
import { Scroll } from '../ui/Scroll'
import styles from './Fix.module.css'

const said = { '-': 'removed: ', '+': 'added: ', ' ': '' } as const

/** The edit that makes the claim true again, as a diff where its place is certain. */
export function Fix({ finding }: { finding: Finding }) {
  if (!finding.fix) return null
  const diff = fixDiff(finding)
  if (!diff) {
    return (
      <p className={styles.plain}>
        <strong>Proposed fix:</strong> put <code>{finding.fix.replacement}</code> in place of the stale words.
      </p>
    )
  }
  return (
    <figure className={styles.fix}>
      <figcaption>Proposed fix</figcaption>
      <Scroll as="pre" label={`Proposed fix of ${finding.doc_file_path ?? 'the document'}:${finding.doc_start ?? 0}`}>
        <code>
          {diff.map((line, i) => (
            <span key={i} className={styles.line} data-sign={line.sign}>
              <span className={styles.sign} aria-hidden>
                {line.sign}
              </span>
              <span>
                <span className="visually-hidden">{said[line.sign]}</span>
                {line.text}
                {'\n'}
              </span>
            </span>
          ))}
        </code>
      </Scroll>
    </figure>
  )
}
