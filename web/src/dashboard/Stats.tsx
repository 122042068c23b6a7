// SPDX-License-Identifier: Apache-2.0
import type { DashboardStats } from '../api/client'
import { grouped } from '../text/grouped'
import styles from './Stats.module.css'

const shown: readonly (readonly [keyof DashboardStats, one: string, many: string])[] = [
  ['repos_linked_count', 'repository switched on', 'repositories switched on'],
  ['drift_events_count', 'pull request analyzed', 'pull requests analyzed'],
  ['pr_waiting_count', 'docs pull request waiting', 'docs pull requests waiting'],
  ['installations_count', 'installation of the App', 'installations of the App'],
]

/** The counts, or their places while they are on the way. */
export function Stats({ stats }: { stats: DashboardStats | null }) {
  return (
    <dl className={styles.stats} aria-busy={stats === null}>
      {shown.map(([key, one, many]) => (
        <div key={key}>
          <dt>{stats?.[key] === 1 ? one : many}</dt>
          <dd>{stats ? grouped(stats[key]) : '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
