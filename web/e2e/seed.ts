// SPDX-License-Identifier: Apache-2.0
// What only weeks of use would leave behind, put straight into PostgreSQL: pull requests of other days.
import type { House } from './house'

type Row = Record<string, string | number | boolean | null>

export function literal(value: Row[string]): string {
  if (value === null) return 'null'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

/** The id of the new row. */
function insert(house: House, table: string, row: Row): string {
  const values = Object.values(row).map(literal).join(', ')
  return house.value(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values}) returning id;`)
}

/** A pull request of `ago` minutes ago. */
export function addAnalysis(house: House, repository: string, number: number, more: Row = {}, ago = 0): string {
  const id = insert(house, 'drift_events', {
    repo_id: repository,
    pr_number: number,
    base_branch: 'main',
    head_branch: `topic-${number}`,
    base_sha: 'a'.repeat(40),
    head_sha: 'b'.repeat(40),
    ...more,
  })
  const then = `now() - interval '${ago} minutes'`
  const isDone = more.processing_phase !== undefined && more.drift_result !== undefined
  house.sql(
    `update drift_events set created_at = ${then}, queued_at = ${then}` +
      (isDone
        ? `, started_at = ${then}, verdict_at = ${then} + interval '2.4 seconds', completed_at = ${then} + interval '2.4 seconds'`
        : '') +
      ` where id = ${literal(id)};`,
  )
  return id
}

export function addFile(house: House, analysis: string, path: string, type: string): void {
  insert(house, 'code_changes', { drift_event_id: analysis, file_path: path, change_type: type, is_code: true })
}

export const addNotification = (house: House, owner: string, content: string): string =>
  insert(house, 'notifications', { user_id: owner, content })

/** Six weeks of pull requests, numbered from 10 on: most clean, fewer at weekends; what was stale was mended. */
export function addHistory(house: House, repository: string): void {
  const branches = ['feature/retries', 'fix/labels', 'deps/urllib', 'feature/csv', 'fix/cache', 'tests/server', 'tidy']
  const names = branches.map(literal).join(', ')
  house.sql(`
    with pulls as (
      select 10 + 2 * row_number() over (order by d desc, k desc) as number, (d * 5 + k) % 4 = 0 as is_drift,
             now() - make_interval(days => d, mins => 37 * k) as at
      from generate_series(3, 42) as d, generate_series(1, 6) as k
      where k <= (d * 7) % 5 + 2 and not (d % 7 in (1, 2) and k > 1))
    insert into drift_events (repo_id, pr_number, base_branch, head_branch, base_sha, head_sha, processing_phase,
                              drift_result, overall_drift_score, docs_pr_number, fix_pr_raised_at, fix_pr_merged_at,
                              created_at, queued_at, started_at, verdict_at, completed_at)
    select ${literal(repository)}, number, 'main', (array[${names}])[1 + number % 7], repeat('a', 40), repeat('b', 40),
           case when is_drift then 'fix_pr_merged' else 'completed' end,
           case when is_drift then 'drift_detected' else 'clean' end,
           case when is_drift then 0.7 + number % 30 / 100.0 end,
           case when is_drift then number + 1 end,
           case when is_drift then at + interval '3 seconds' end,
           case when is_drift then at + interval '2 hours' end,
           at, at, at, at + interval '2 seconds', at + interval '2 seconds'
    from pulls;`)
}
