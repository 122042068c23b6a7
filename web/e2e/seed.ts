// SPDX-License-Identifier: Apache-2.0
// What the worker writes in the product, put straight into PostgreSQL, and its news, published through Redis.
import { readFileSync } from 'node:fs'
import type { House } from './house'

const landing = JSON.parse(readFileSync(new URL('../src/pages/landing-finding.json', import.meta.url), 'utf8')) as Found

interface Found {
  [field: string]: unknown
  fix: { start: number; end: number; replacement: string } | null
  code_before: Witness | null
  code_after: Witness | null
}

interface Witness {
  path: string
  start: number
  end: number
  excerpt: string
}

type Row = Record<string, string | number | boolean | null>

function literal(value: Row[string]): string {
  if (value === null) return 'null'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

/** The id of the new row. */
function insert(house: House, table: string, row: Row): string {
  const values = Object.values(row).map(literal).join(', ')
  return house.value(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values}) returning id;`)
}

export const userId = (house: House, email: string): string =>
  house.value(`select id from users where email = ${literal(email)};`)

let lastInstallation = 1000

export function addInstallation(house: House, owner: string): number {
  lastInstallation += 1
  insert(house, 'installations', {
    installation_id: lastInstallation,
    user_id: owner,
    account_name: 'acme',
    account_type: 'Organization',
  })
  return lastInstallation
}

export const addRepository = (house: House, installation: number, name: string, more: Row = {}): string =>
  insert(house, 'repositories', { installation_id: installation, repo_name: name, ...more })

/** A pull request as it stands when its webhook has been worked on. `ago` is in minutes. */
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
      (more.docs_pr_number ? `, fix_pr_raised_at = ${then}` : '') +
      (more.processing_phase === 'fix_pr_merged' ? `, fix_pr_merged_at = ${then}` : '') +
      ` where id = ${literal(id)};`,
  )
  return id
}

/** Goes on to a phase, as a worker does: first in the database, then as news to whoever watches. */
export function moveTo(house: House, repository: string, analysis: string, phase: string, more: Row = {}): void {
  const sets = Object.entries({ processing_phase: phase, ...more }).map(
    ([column, value]) => `${column} = ${literal(value)}`,
  )
  house.sql(`update drift_events set ${sets.join(', ')} where id = ${literal(analysis)};`)
  const news = {
    event_id: analysis,
    pr_number: 1,
    processing_phase: phase,
    drift_result: more.drift_result ?? 'pending',
  }
  house.redis('publish', `delta:events:${repository}`, JSON.stringify(news))
}

const witness = (side: 'before' | 'after', code: Witness | null): Row =>
  code === null
    ? {}
    : {
        [`code_${side}_path`]: code.path,
        [`code_${side}_start`]: code.start,
        [`code_${side}_end`]: code.end,
        [`code_${side}_excerpt`]: code.excerpt,
      }

/** The finding of the landing page, which the engine made, or one like it. */
export function addFinding(house: House, analysis: string, change: Partial<Found> = {}): void {
  const found: Found = { ...landing, ...change }
  const same = ['code_path', 'doc_file_path', 'change_type', 'drift_type', 'drift_score', 'explanation', 'confidence']
  const more = ['rule', 'mention', 'claim', 'doc_start', 'doc_end', 'doc_excerpt']
  const plain = Object.fromEntries([...same, ...more].map((field) => [field, (found[field] ?? null) as Row[string]]))
  insert(house, 'drift_findings', {
    drift_event_id: analysis,
    ...plain,
    is_advisory: found.advisory === true,
    ...witness('before', found.code_before),
    ...witness('after', found.code_after),
    ...(found.fix && { fix_start: found.fix.start, fix_end: found.fix.end, fix_replacement: found.fix.replacement }),
  })
}

export function addFile(
  house: House,
  analysis: string,
  path: string,
  type: string,
  isCode = true,
  isIgnored = false,
): void {
  insert(house, 'code_changes', {
    drift_event_id: analysis,
    file_path: path,
    change_type: type,
    is_code: isCode,
    is_ignored: isIgnored,
  })
}

export const addNotification = (house: House, owner: string, content: string): string =>
  insert(house, 'notifications', { user_id: owner, content })
