// SPDX-License-Identifier: Apache-2.0
// Prints the finding the landing page shows: what `delta check` says about the sample project.
//
//   node scripts/finding.js DELTA >src/pages/landing-finding.json
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const delta = process.argv[2] ?? 'delta'
const folder = mkdtempSync(join(tmpdir(), 'delta-finding-'))
try {
  execFileSync(fileURLToPath(new URL('../../deploy/sample', import.meta.url)), [join(folder, 'sample')])
  // It ends with 1, as it finds drift.
  const check = spawnSync(delta, [
    'check',
    '--format',
    'json',
    '--docs',
    'docs/configuration.md',
    join(folder, 'sample'),
  ])
  const { findings } = JSON.parse(check.stdout.toString())
  const found = findings.find(({ rule }) => rule === 'changed-default')
  // The dashboard knows a finding by the names the API gives its fields.
  const shown = {
    id: found.id,
    kind: found.kind,
    rule: found.rule,
    advisory: found.advisory,
    drift_type: found.kind,
    // Rounded, as the engine's weights are fitted again and again.
    drift_score: Math.round(found.score * 10) / 10,
    confidence: found.confidence,
    change_type: found.change_type,
    doc_file_path: found.doc_path,
    doc_start: found.doc_start,
    doc_end: found.doc_end,
    doc_excerpt: found.doc_excerpt,
    code_path: found.code_path,
    code_before: found.code_before,
    code_after: found.code_after,
    mention: found.mention,
    claim: found.claim,
    explanation: found.explanation,
    fix: found.fix,
    created_at: '1970-01-01T00:00:00Z',
  }
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
