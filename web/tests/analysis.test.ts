// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Analysis, Finding } from '../src/api/client'
import landing from '../src/pages/landing-finding.json'
import { docsPullRequest, findingsByDocument, health, phaseIndex, phases, verdict } from '../src/text/analysis'

const finding = (doc_file_path: string, doc_start: number, drift_score: number): Finding => ({
  ...(landing as Finding),
  doc_file_path,
  doc_start,
  drift_score,
})

describe('a verdict', () => {
  it.each([
    ['analyzing', 'pending', 'Analyzing'],
    ['completed', 'clean', 'Clean'],
    ['completed', 'drift_detected', 'Drift found'],
    ['completed', 'missing_docs', 'Docs missing'],
    ['failed', 'pending', 'Failed'],
    ['fix_pr_raised', 'drift_detected', 'Drift found'],
    // The result of an earlier run is not the verdict of the one that is under way.
    ['scouting', 'clean', 'Scouting'],
  ] as const)('in phase %s with result %s is "%s"', (processing_phase, drift_result, label) => {
    expect(verdict({ processing_phase, drift_result, finding_kinds: [] }).label).toBe(label)
  })

  it('of missing docs says so when pages are stale as well', () => {
    const judged = { processing_phase: 'completed', drift_result: 'missing_docs' } as const

    expect(verdict({ ...judged, finding_kinds: ['missing_docs'] }).label).toBe('Docs missing')
    expect(verdict({ ...judged, finding_kinds: ['missing_docs', 'outdated_docs'] }).label).toBe(
      'Drift found, docs missing',
    )
  })

  it('of an API that names no kinds is the one kind it tells', () => {
    expect(verdict({ processing_phase: 'completed', drift_result: 'missing_docs' }).label).toBe('Docs missing')
  })

  it('comes last of the phases, and so does what follows it', () => {
    expect(phaseIndex('completed')).toBe(phases.length - 1)
    expect(phaseIndex('fix_pr_merged')).toBe(phases.length - 1)
    expect(phaseIndex('queued')).toBe(0)
  })
})

describe('the health of a repository', () => {
  const on = { is_active: true, is_suspended: false }
  const clean = { processing_phase: 'completed', drift_result: 'clean' } as const

  it.each([
    [on, clean, 'Clean'],
    [on, null, 'No verdict yet'],
    // Only some are watched, and what they have comes after the page.
    [on, undefined, 'On'],
    [{ ...on, is_active: false }, clean, 'Off'],
    [{ ...on, is_suspended: true }, clean, 'Suspended'],
  ])('of %j with the latest %j is "%s"', (repository, latest, label) => {
    expect(health(repository, latest)?.label).toBe(label)
  })

  it('is nothing as long as the repository is not known', () => {
    expect(health(undefined, undefined)).toBeNull()
  })
})

describe('findings', () => {
  it('are grouped by document, the surest document first, each from top to bottom', () => {
    const documents = findingsByDocument([
      finding('a.md', 9, 0.5),
      finding('b.md', 30, 0.6),
      finding('b.md', 4, 0.9),
      finding('a.md', 2, 0.4),
    ])

    expect(documents.map(({ path, findings }) => [path, findings.map(({ doc_start }) => doc_start)])).toEqual([
      ['b.md', [4, 30]],
      ['a.md', [2, 9]],
    ])
  })
})

describe('the docs pull request', () => {
  const analysis: Omit<Analysis, 'processing_phase' | 'docs_pr_number'> = {
    id: '',
    pr_number: 1,
    base_branch: 'main',
    head_branch: 'x',
    drift_result: 'drift_detected',
    finding_kinds: ['outdated_docs'],
    overall_drift_score: 1,
    created_at: '',
    docs_pr_merged_at: null,
    docs_pr_closed_at: null,
  }
  const docs_pr_merged_at = '2026-01-02T03:04:05.000000Z'

  it('is open until it is merged, whatever is analysed after that', () => {
    expect(docsPullRequest({ ...analysis, processing_phase: 'fix_pr_raised', docs_pr_number: 2 })).toBe('open')
    for (const processing_phase of ['fix_pr_merged', 'scouting', 'completed'] as const)
      expect(docsPullRequest({ ...analysis, processing_phase, docs_pr_number: 2, docs_pr_merged_at })).toBe('merged')
    const docs_pr_closed_at = docs_pr_merged_at
    expect(
      docsPullRequest({ ...analysis, processing_phase: 'fix_pr_raised', docs_pr_number: 2, docs_pr_closed_at }),
    ).toBe('closed')
    expect(docsPullRequest({ ...analysis, processing_phase: 'completed', docs_pr_number: null })).toBeNull()
  })
})
