// SPDX-License-Identifier: Apache-2.0
import { infiniteQueryOptions, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, answerWithHeaders, api } from './client'
import { Failure } from './failure'
import { rememberSignedIn } from './hint'
import { nextCursor } from './paging'
import { isRunning, type analysisFilters } from '../text/analysis'

export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!(error instanceof Failure) || !error.isSignedOut) return
        // Whoever finds out first that the session ended tells the page's guard.
        if (query.queryKey[0] === 'me') rememberSignedIn(false)
        else void client.invalidateQueries({ queryKey: ['me'] })
      },
      onSuccess: (_, query) => {
        if (query.queryKey[0] === 'me') rememberSignedIn(true)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What will not change by asking again is shown at once.
        retry: (count, error) => count < 3 && error instanceof Failure && error.isPassing,
        retryDelay: (count) => Math.min(500 * 2 ** count, 4_000),
        // An API that was away is asked again by itself, so that the page mends without a reload.
        refetchInterval: (query) =>
          query.state.error instanceof Failure && query.state.error.isPassing ? 5_000 : false,
      },
    },
  })
  return client
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/auth/me', { signal })),
  staleTime: 60_000,
})

/** What differs between installations of Delta; it changes with a restart at most. */
export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: ({ signal }) => answer(api.GET('/api/config', { signal })),
  staleTime: Infinity,
  // Without an answer there are no links to GitHub, and that is all.
  retryOnMount: false,
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => answer(api.GET('/api/auth/sessions', { signal })),
})

export const statsQuery = queryOptions({
  queryKey: ['stats'],
  queryFn: ({ signal }) => answer(api.GET('/api/dashboard/stats', { signal })),
})

export const dashboardRepositoriesQuery = queryOptions({
  queryKey: ['dashboard-repositories'],
  queryFn: ({ signal }) => answer(api.GET('/api/dashboard/repos', { signal })),
})

/** What the dashboard's trends begin with. */
export const firstDays = 30

export const trendsQuery = (days: number) =>
  queryOptions({
    queryKey: ['trends', days],
    queryFn: ({ signal }) => answer(api.GET('/api/dashboard/trends', { params: { query: { days } }, signal })),
  })

export const repositoriesQuery = queryOptions({
  queryKey: ['repositories'],
  queryFn: ({ signal }) => answer(api.GET('/api/repos/', { signal })),
})

const pageLength = 25

type AnalysesFilter = (typeof analysisFilters)[number]['query']

export const analysesQuery = (repositoryId: string, filter: AnalysesFilter) =>
  infiniteQueryOptions({
    queryKey: ['repository', repositoryId, 'analyses', filter],
    queryFn: async ({ signal, pageParam }) => {
      const { data, headers } = await answerWithHeaders(
        api.GET('/api/repos/{id}/drift-events', {
          params: {
            path: { id: repositoryId },
            query: { limit: pageLength, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      )
      return { analyses: data, next: nextCursor(headers.get('Link')) }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

const runningInterval = 3_000
const restingInterval = 30_000

/** The newest few of one repository, for the dashboard: watching each repository would be a connection for each. */
export const latestAnalysesQuery = (repositoryId: string) =>
  queryOptions({
    queryKey: ['repository', repositoryId, 'latest'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/repos/{id}/drift-events', {
          params: { path: { id: repositoryId }, query: { limit: 5 } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? runningInterval : restingInterval),
  })

export const analysisQuery = (repositoryId: string, analysisId: string) =>
  queryOptions({
    queryKey: ['repository', repositoryId, 'analysis', analysisId],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/repos/{id}/drift-events/{event_id}', {
          params: { path: { id: repositoryId, event_id: analysisId } },
          signal,
        }),
      ),
  })

/** The files that recent pull requests changed, one asked about after another: nobody waits for them. */
export const recentFilesQuery = (repositoryId: string) =>
  queryOptions({
    queryKey: ['recent-files', repositoryId],
    queryFn: async ({ client }) => {
      const paths = new Set<string>()
      for (const { id } of await client.query(latestAnalysesQuery(repositoryId))) {
        const { code_changes } = await client.query({ ...analysisQuery(repositoryId, id), staleTime: 300_000 })
        for (const { file_path } of code_changes) paths.add(file_path)
      }
      return [...paths].sort()
    },
    staleTime: 60_000,
  })

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => answer(api.GET('/api/notifications/', { signal })),
  refetchInterval: 60_000,
})
