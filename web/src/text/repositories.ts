// SPDX-License-Identifier: Apache-2.0
import type { Repository } from '../api/client'

export type RepositoryState = 'all' | 'on' | 'off' | 'suspended'

const stateOf = (repository: Repository): RepositoryState =>
  repository.is_suspended ? 'suspended' : repository.is_active ? 'on' : 'off'

/** Those whose name holds every word, in any case and order, by name. */
export function matchingRepositories(
  repositories: readonly Repository[],
  search: string,
  state: RepositoryState,
): Repository[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return repositories
    .filter((repository) => state === 'all' || stateOf(repository) === state)
    .filter(({ repo_name }) => words.every((word) => repo_name.toLowerCase().includes(word)))
    .sort((a, b) => a.repo_name.localeCompare(b.repo_name))
}
