// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from '@tanstack/react-query'
import { findRoute, ownPages, type Ids } from '../pages'
import { dropEarly } from './early'
import { maybeSignedIn } from './hint'
import {
  analysesQuery,
  analysisQuery,
  configurationQuery,
  dashboardRepositoriesQuery,
  firstDays,
  meQuery,
  notificationsQuery,
  repositoriesQuery,
  sessionsQuery,
  statsQuery,
  trendsQuery,
} from './queries'

const ofPage: Record<string, (client: QueryClient, ids: Ids, search: string) => Promise<unknown>[]> = {
  '/dashboard': (client) => {
    // It takes as long as GitHub takes: begun, but not waited for.
    client.query(dashboardRepositoriesQuery).catch(() => undefined)
    return [client.query(repositoriesQuery), client.query(statsQuery), client.query(trendsQuery(firstDays))]
  },
  '/repositories': (client) => [client.query(repositoriesQuery)],
  '/repositories/:repositoryId': (client, { repositoryId = '' }, search) => [
    client.query(repositoriesQuery),
    ...(search === '' ? [client.infiniteQuery(analysesQuery(repositoryId, {}))] : []),
  ],
  '/repositories/:repositoryId/settings': (client) => [client.query(repositoriesQuery)],
  '/repositories/:repositoryId/analyses/:analysisId': (client, { repositoryId = '', analysisId = '' }) => [
    client.query(repositoriesQuery),
    client.query(analysisQuery(repositoryId, analysisId)),
  ],
  '/account': (client) => [client.query(sessionsQuery)],
}

export function firstQueries(client: QueryClient, path: string, search: string): Promise<unknown>[] {
  const { pattern, ids } = findRoute(path)
  const me = client.query(meQuery)
  if (!(pattern in ownPages)) return [me]
  return [
    me,
    client.query(configurationQuery),
    client.query(notificationsQuery),
    ...(ofPage[pattern]?.(client, ids, search) ?? []),
  ]
}

const patience = 1_000

/** Takes what the first page begins with, so that it is rendered once. What fails or takes long, the page tells itself. */
export async function loadFirst(client: QueryClient, { pathname, search }: Location): Promise<void> {
  if (!maybeSignedIn()) return
  const known = Promise.allSettled(firstQueries(client, pathname, search))
  await Promise.race([known, new Promise((done) => setTimeout(done, patience))])
  dropEarly()
}
