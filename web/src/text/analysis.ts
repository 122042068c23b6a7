// SPDX-License-Identifier: Apache-2.0
import type { Analysis, Finding, Repository } from '../api/client'

export type Tone = 'good' | 'warn' | 'info' | 'bad' | 'plain' | 'busy'

export interface Verdict {
  label: string
  tone: Tone
}

/** The phases of an analysis in order, as a reader meets them. */
export const phases = [
  { id: 'queued', label: 'Queued', doing: 'Waiting for a worker' },
  { id: 'scouting', label: 'Scouting', doing: 'Fetching the branch and listing what changed' },
  { id: 'analyzing', label: 'Analyzing', doing: 'Holding the changed code against the documents' },
  { id: 'generating', label: 'Generating', doing: 'Writing the fix' },
  { id: 'verifying', label: 'Verifying', doing: 'Running the engine on the fixed documents' },
  { id: 'completed', label: 'Completed', doing: 'Done' },
] as const

export const isRunning = (analysis: Pick<Analysis, 'processing_phase'>): boolean =>
  ['queued', 'scouting', 'analyzing', 'generating', 'verifying'].includes(analysis.processing_phase)

/** How far a running analysis is, as an index into `phases`; what comes after the verdict counts as completed. */
export function phaseIndex(phase: string): number {
  const index = phases.findIndex(({ id }) => id === phase)
  return index === -1 ? phases.length - 1 : index
}

/** An API older than the dashboard, as in the midst of an update, names no kinds. */
type Judged = Pick<Analysis, 'processing_phase' | 'drift_result'> & Partial<Pick<Analysis, 'finding_kinds'>>

export function verdict(analysis: Judged): Verdict {
  if (analysis.processing_phase === 'failed' || analysis.drift_result === 'error')
    return { label: 'Failed', tone: 'bad' }
  if (isRunning(analysis)) {
    return { label: phases[phaseIndex(analysis.processing_phase)]?.label ?? 'Running', tone: 'busy' }
  }
  switch (analysis.drift_result) {
    case 'clean':
      return { label: 'Clean', tone: 'good' }
    case 'drift_detected':
      return { label: 'Drift found', tone: 'warn' }
    case 'missing_docs':
      // The result names one kind, and stays so beside others.
      return analysis.finding_kinds?.some((kind) => kind !== 'missing_docs')
        ? { label: 'Drift found, docs missing', tone: 'warn' }
        : { label: 'Docs missing', tone: 'info' }
    default:
      return { label: 'No verdict', tone: 'plain' }
  }
}

/** What became of the pull request that mends the docs, or null when there is none. */
export function docsPullRequest(analysis: Analysis): string | null {
  if (analysis.docs_pr_number === null) return null
  if (analysis.docs_pr_merged_at) return 'merged'
  return analysis.docs_pr_closed_at ? 'closed' : 'open'
}

export interface DocumentFindings {
  /** Empty for what no document speaks of yet. */
  path: string
  findings: Finding[]
}

/** By document, the one with the surest finding first; within a document from top to bottom. */
export function findingsByDocument(findings: readonly Finding[]): DocumentFindings[] {
  const documents = new Map<string, Finding[]>()
  for (const finding of findings) {
    const path = finding.doc_file_path ?? ''
    const found = documents.get(path)
    if (found) found.push(finding)
    else documents.set(path, [finding])
  }
  const best = (found: Finding[]) => Math.max(...found.map((finding) => finding.drift_score))
  return [...documents]
    .map(([path, found]) => ({ path, findings: found.sort((a, b) => (a.doc_start ?? 0) - (b.doc_start ?? 0)) }))
    .sort((a, b) => best(b.findings) - best(a.findings) || a.path.localeCompare(b.path))
}

const kinds: Record<string, string> = {
  outdated_docs: 'Outdated documentation',
  missing_docs: 'Missing documentation',
  ambiguous_docs: 'Ambiguous documentation',
}

export const kindInWords = (finding: Finding): string =>
  kinds[finding.kind ?? finding.drift_type] ?? 'Documentation drift'

/** What the dashboard says of a repository. `latest` is null when it has no analysis, undefined while that is not known. */
export function health(
  repository: Pick<Repository, 'is_active' | 'is_suspended'> | undefined,
  latest: Judged | null | undefined,
): Verdict | null {
  if (!repository) return null
  if (repository.is_suspended) return { label: 'Suspended', tone: 'bad' }
  if (!repository.is_active) return { label: 'Off', tone: 'plain' }
  if (latest === undefined) return { label: 'On', tone: 'plain' }
  return latest ? verdict(latest) : { label: 'No verdict yet', tone: 'plain' }
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`

export const newestFirst = <T extends { analysis: Analysis }>(entries: readonly T[]): T[] =>
  [...entries].sort((a, b) => b.analysis.created_at.localeCompare(a.analysis.created_at))

/** What the list of analyses can be narrowed to, as the API's query asks for it. */
export const analysisFilters = [
  { value: 'all', label: 'All', query: {} },
  { value: 'drift', label: 'Drift found', query: { result: 'drift_detected' } },
  { value: 'missing', label: 'Docs missing', query: { result: 'missing_docs' } },
  { value: 'clean', label: 'Clean', query: { result: 'clean' } },
  { value: 'failed', label: 'Failed', query: { phase: 'failed' } },
] as const
