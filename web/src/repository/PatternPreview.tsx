// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { recentFilesQuery } from '../api/queries'
import { makeMatcher } from '../text/glob'
import { patternsOf } from '../text/settings'
import { Scroll } from '../ui/Scroll'
import styles from './PatternPreview.module.css'

const longest = 200

const leftOut = (ignored: number, all: number): string =>
  all === 1
    ? `${ignored} of 1 file of recent pull requests is left out`
    : `${ignored} of ${all} files of recent pull requests are left out`

/** What the patterns, as they stand in the field, leave out of the files that recent pull requests changed. */
export function PatternPreview({ repositoryId, text }: { repositoryId: string; text: string }) {
  const recent = useQuery(recentFilesQuery(repositoryId))
  const patterns = useDeferredValue(patternsOf(text))
  const matchers = patterns.map((pattern) => ({ pattern, matches: makeMatcher(pattern) }))
  const paths = recent.data?.slice(0, longest) ?? []
  const files = paths.map((path) => ({ path, by: matchers.find(({ matches }) => matches(path))?.pattern }))
  const ignored = files.filter(({ by }) => by !== undefined).length

  return (
    <section className={styles.preview} aria-label="Preview of ignored files">
      <p className={styles.sum} role="status">
        {paths.length === 0
          ? 'Files of recent pull requests are shown here once there are some.'
          : leftOut(ignored, paths.length)}
      </p>
      {paths.length > 0 && (
        <Scroll label="Files" className={styles.scroll}>
          <ul>
            {files.map(({ path, by }) => (
              <li key={path} data-ignored={by !== undefined || undefined} title={by && `by ${by}`}>
                {path}
                {by !== undefined && <span className="visually-hidden"> (left out by {by})</span>}
              </li>
            ))}
          </ul>
        </Scroll>
      )}
    </section>
  )
}
