// SPDX-License-Identifier: Apache-2.0
// The code of each page, by its path. Free of the router, so that the first page's is on its way before the router's is there.
type Page = () => Promise<{ Component: React.ComponentType }>

export const publicPages: Record<string, Page> = {
  '/': () => import('./pages/Landing'),
  '/sign-up': () => import('./pages/SignUp'),
  '/sign-in': () => import('./pages/SignIn'),
  '/rules': () => import('./pages/Rules'),
}

/** Those that need a session. */
export const ownPages: Record<string, Page> = {
  '/github/callback': () => import('./pages/GithubCallback'),
  '/dashboard': () => import('./pages/Dashboard'),
  '/repositories': () => import('./pages/Repositories'),
  '/repositories/:repositoryId': () => import('./pages/Repository'),
  '/repositories/:repositoryId/settings': () => import('./pages/RepositorySettings'),
  '/repositories/:repositoryId/analyses/:analysisId': () => import('./pages/Analysis'),
  '/notifications': () => import('./pages/Notifications'),
  '/account': () => import('./pages/Account'),
}

export const noPage: Page = () => import('./pages/NotFound')

export interface Ids {
  repositoryId?: string
  analysisId?: string
}

interface Route {
  pattern: string
  ids: Ids
  page: Page
}

export function findRoute(path: string): Route {
  for (const [pattern, page] of Object.entries({ ...publicPages, ...ownPages })) {
    const found = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`).exec(path)
    if (found) return { pattern, ids: { ...found.groups }, page }
  }
  return { pattern: '*', ids: {}, page: noPage }
}
