// SPDX-License-Identifier: Apache-2.0
// The first page's data is asked for beside its code, not after it. src/api/first.ts has the queries that take the answers; a
// test holds the two together.
import { findRoute, ownPages, type Ids } from '../pages'
import { apiBase } from './base'
import { maybeSignedIn } from './hint'

const ofAccount = ['/api/auth/me', '/api/config', '/api/notifications/']

const ofPage: Record<string, (ids: Ids, search: string) => string[]> = {
  '/dashboard': () => ['/api/repos/', '/api/dashboard/stats', '/api/dashboard/trends?days=30', '/api/dashboard/repos'],
  '/repositories': () => ['/api/repos/'],
  '/repositories/:repositoryId': ({ repositoryId }, search) => [
    '/api/repos/',
    // A list that is narrowed down is another one.
    ...(search === '' ? [`/api/repos/${repositoryId}/drift-events?limit=25`] : []),
  ],
  '/repositories/:repositoryId/settings': () => ['/api/repos/'],
  '/repositories/:repositoryId/analyses/:analysisId': ({ repositoryId, analysisId }) => [
    '/api/repos/',
    `/api/repos/${repositoryId}/drift-events/${analysisId}`,
  ],
  '/account': () => ['/api/auth/sessions'],
}

/** What a page begins with. A page for everybody only has to know who is here. */
export function addressesOf(path: string, search: string): string[] {
  const { pattern, ids } = findRoute(path)
  if (!(pattern in ownPages)) return ofAccount.slice(0, 1)
  return [...ofAccount, ...(ofPage[pattern]?.(ids, search) ?? [])]
}

const answers = new Map<string, Promise<Response>>()

export function askEarly({ pathname, search }: Location): void {
  if (!maybeSignedIn()) return
  for (const address of addressesOf(pathname, search)) {
    const url = new URL(apiBase + address, window.location.href).href
    const answer = fetch(url, { credentials: 'include' })
    // Whoever takes it hears of what is wrong with it.
    answer.catch(() => undefined)
    answers.set(url, answer)
  }
}

/** The answer to the same question, once. */
export function takeEarly({ method, url }: Request): Promise<Response> | undefined {
  const answer = method === 'GET' ? answers.get(url) : undefined
  answers.delete(url)
  return answer
}

/** What nobody took would be old when somebody asks. */
export const dropEarly = (): void => answers.clear()
