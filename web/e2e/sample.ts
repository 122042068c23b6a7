// SPDX-License-Identifier: Apache-2.0
import type { House } from './house'
import { addAnalysis, addFile, addFinding, addInstallation, addNotification, addRepository, userId } from './seed'

const day = 24 * 60

export interface Sample {
  repository: string
  drift: string
  running: string
  failed: string
}

/** An account some weeks old: a few repositories, and an analysis of each kind. */
export function addSample(house: House, email: string): Sample {
  const owner = userId(house, email)
  const installation = addInstallation(house, owner)
  addRepository(house, installation, 'acme/legacy-tracker', { is_active: true, is_suspended: true })
  addRepository(house, installation, 'acme/warehouse-adapters')
  const other = addRepository(house, installation, 'acme/parcel-web', { is_active: true })
  const repository = addRepository(house, installation, 'acme/parcel', {
    is_active: true,
    file_ignore_patterns: '{vendor/,"**/*.gen.ts"}',
    reviewer: 'ada',
    docs_policies: 'British spelling. Say “parcel”, not “package”.',
  })
  addHistory(house, repository)

  const done = (drift_result: string) => ({ processing_phase: 'completed', drift_result })
  addAnalysis(house, other, 58, { ...done('clean'), head_branch: 'fix/tooltip' }, 200)
  const failed = addAnalysis(
    house,
    repository,
    337,
    {
      ...{ processing_phase: 'failed', drift_result: 'error' },
      head_branch: 'bump/deps',
      error_message: 'The branch bump/deps does not exist any more.',
    },
    2 * day,
  )
  addAnalysis(
    house,
    repository,
    339,
    { ...done('missing_docs'), head_branch: 'feature/workers', overall_drift_score: 0.81 },
    day,
  )
  addAnalysis(house, repository, 341, { ...done('clean'), head_branch: 'fix/typo' }, 150)
  const drift = addAnalysis(
    house,
    repository,
    342,
    {
      ...{ processing_phase: 'fix_pr_raised', drift_result: 'drift_detected', docs_pr_number: 343 },
      head_branch: 'feature/shorter-timeouts',
      overall_drift_score: 0.92,
      summary: '3 claims were true before this pull request and are false after it.',
    },
    5,
  )
  addFindings(house, drift)
  const running = addAnalysis(
    house,
    repository,
    344,
    { processing_phase: 'analyzing', head_branch: 'feature/new-cli' },
    0,
  )

  addNotification(
    house,
    owner,
    'The analysis of acme/parcel #337 failed: the branch bump/deps does not exist any more.',
  )
  house.sql(
    `update notifications set is_read = true, created_at = now() - interval '2 days' where user_id = '${owner}';`,
  )
  addNotification(house, owner, 'Drift found in acme/parcel #342: 3 findings.')
  addNotification(house, owner, 'Docs pull request #343 was raised for acme/parcel #342.')
  return { repository, drift, running, failed }
}

/** Six weeks of pull requests: most clean, fewer at weekends. */
function addHistory(house: House, repository: string): void {
  house.sql(`
    insert into drift_events (repo_id, pr_number, base_branch, head_branch, base_sha, head_sha, processing_phase, drift_result,
                              created_at, queued_at, started_at, verdict_at, completed_at)
    select '${repository}', 10 + row_number() over (order by d desc, k desc), 'main', 'topic', repeat('a', 40), repeat('b', 40), 'completed',
           case when (d * 5 + k) % 4 = 0 then 'drift_detected' else 'clean' end, at, at, at, at + interval '2 seconds', at + interval '2 seconds'
    from generate_series(3, 42) as d, generate_series(1, 6) as k,
         lateral (select now() - make_interval(days => d, mins => k) as at) as t
    where k <= (d * 7) % 5 + 2 and not (d % 7 in (1, 2) and k > 1);`)
}

function addFindings(house: House, analysis: string): void {
  addFinding(house, analysis)
  addFinding(house, analysis, {
    rule: 'renamed-symbol',
    drift_score: 0.92,
    doc_start: 13,
    doc_end: 13,
    doc_excerpt:
      '`find_parcel(number, timeout)` looks in the cache first and asks the carrier only when the parcel is not there.',
    mention: 'find_parcel',
    claim: '`find_parcel` exists',
    explanation: 'The function `find_parcel` is now called `locate_parcel`.',
    code_path: 'parcel/tracker.py',
    code_before: { path: 'parcel/tracker.py', start: 7, end: 10, excerpt: tracker('find_parcel') },
    code_after: { path: 'parcel/tracker.py', start: 8, end: 11, excerpt: tracker('locate_parcel') },
    fix: { start: 220, end: 231, replacement: 'locate_parcel' },
  })
  addFinding(house, analysis, {
    rule: 'undocumented-option',
    advisory: true,
    drift_type: 'missing_docs',
    drift_score: 0.61,
    confidence: 0.7,
    change_type: 'added',
    doc_file_path: 'docs/cli.md',
    doc_start: 9,
    doc_end: 9,
    doc_excerpt: '| `--log-level` | `info` | How much to log. |',
    mention: '--log-level',
    claim: 'the options of `parcel-server` are listed here',
    explanation: 'The option `--workers` is new; `--port`, `--host` and `--log-level` are documented here.',
    code_path: 'parcel/server.py',
    code_before: null,
    code_after: {
      path: 'parcel/server.py',
      start: 22,
      end: 22,
      excerpt: 'parser.add_argument("--workers", type=int, default=2)',
    },
    fix: null,
  })
  for (const file of ['parcel/tracker.py', 'parcel/settings.py', 'parcel/server.py'])
    addFile(house, analysis, file, 'modified')
  addFile(house, analysis, 'parcel/retry.py', 'added')
  addFile(house, analysis, 'docs/cli.md', 'modified', false)
  addFile(house, analysis, 'web/client.gen.ts', 'modified', true, true)
  addFile(house, analysis, 'vendor/six.py', 'deleted', true, true)
}

const tracker = (name: string): string =>
  `def ${name}(number, timeout=settings.TIMEOUT):\n    """The parcel of this number, from the cache or its carrier."""\n` +
  '    if number in _cache:\n        return _cache[number]\n'
