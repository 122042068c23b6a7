// SPDX-License-Identifier: Apache-2.0
import type { DashboardStats } from '../api/client'
import styles from './Stats.module.css'

const shown: readonly (readonly [keyof DashboardStats, string])[] = [
  ['repos_linked_count', 'repositories switched on'],
  ['drift_events_count', 'pull requests analyzed'],
  ['pr_waiting_count', 'docs pull requests waiting'],
  ['installations_count', 'installations of the App'],
]

/** The counts, or their places while they are on the way. */
export function Stats({ stats }: { stats: DashboardStats | null }) {
  return (
    <dl className={styles.stats} aria-busy={stats === null}>
      {shown.map(([key, label]) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{stats ? stats[key].toLocaleString('en') : '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
