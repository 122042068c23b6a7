// SPDX-License-Identifier: Apache-2.0
import type { Repository, RepositorySettings } from '../api/client'
import { characters } from './characters'
import { patternProblem } from './glob'
import { grouped } from './grouped'

/** The settings as the form's fields hold them; an empty field stands for null. */
export interface Draft {
  docs_root_path: string
  target_branch: string
  style_preference: string
  file_ignore_patterns: string
  reviewer: string
  docs_policies: string
}

export const longestPolicy = 1500

export const patternsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const draftOf = (repository: Repository): Draft => ({
  docs_root_path: repository.docs_root_path ?? '',
  target_branch: repository.target_branch ?? '',
  style_preference: repository.style_preference ?? 'professional',
  file_ignore_patterns: repository.file_ignore_patterns.join('\n'),
  reviewer: repository.reviewer ?? '',
  docs_policies: repository.docs_policies ?? '',
})

/** A draft that was begun upon `base`, upon what is saved now: what was not edited follows, what was edited stays. */
export function rebased(draft: Draft, base: Draft, saved: Draft): Draft {
  const isEdited = (key: keyof Draft) => draft[key] !== base[key]
  const edited = (Object.keys(draft) as (keyof Draft)[]).filter(isEdited).map((key) => [key, draft[key]])
  return { ...saved, ...(Object.fromEntries(edited) as Partial<Draft>) }
}

/** Only what differs: a field that is absent stays untouched, so that two people may edit different fields. */
export function changedSettings(draft: Draft, saved: Draft): RepositorySettings {
  const changes: RepositorySettings = {}
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  for (const key of ['docs_root_path', 'target_branch', 'reviewer', 'docs_policies'] as const) {
    if (orNull(draft[key]) !== orNull(saved[key])) changes[key] = orNull(draft[key])
  }
  if (draft.style_preference !== saved.style_preference) {
    changes.style_preference = draft.style_preference as NonNullable<RepositorySettings['style_preference']>
  }
  const patterns = patternsOf(draft.file_ignore_patterns)
  if (patterns.join('\n') !== patternsOf(saved.file_ignore_patterns).join('\n')) changes.file_ignore_patterns = patterns
  return changes
}

export function draftProblems(draft: Draft): Partial<Record<keyof Draft, string>> {
  const problems: Partial<Record<keyof Draft, string>> = {}
  if (draft.docs_root_path.split('/').includes('..')) problems.docs_root_path = '“..” leads out of the repository.'
  if (/[\s~^:?*[\\]|\.\./.test(draft.target_branch.trim())) problems.target_branch = 'No branch can have this name.'
  const login = draft.reviewer.trim()
  if (login !== '' && !/^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(login)) {
    problems.reviewer = 'A GitHub user name has letters, digits and single hyphens.'
  }
  if (characters(draft.docs_policies) > longestPolicy) {
    problems.docs_policies = `At most ${grouped(longestPolicy)} characters.`
  }
  for (const pattern of patternsOf(draft.file_ignore_patterns)) {
    const problem = patternProblem(pattern)
    if (problem) problems.file_ignore_patterns ??= `${pattern}: ${problem}`
  }
  return problems
}
