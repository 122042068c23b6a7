// SPDX-License-Identifier: Apache-2.0
import { createBrowserRouter, type RouteObject } from 'react-router'
import { Broken } from './shell/Broken'
import { Frame, Starting } from './shell/Frame'
import { RequireSession } from './shell/RequireSession'

type Page = () => Promise<{ Component: React.ComponentType }>

// A page's code is loaded with the page; one that fails leaves the frame standing.
const page = (path: string, lazy: Page): RouteObject => ({ path, lazy, ErrorBoundary: Broken })

export const router = createBrowserRouter([
  {
    Component: Frame,
    ErrorBoundary: Broken,
    HydrateFallback: Starting,
    children: [
      { index: true, lazy: () => import('./pages/Landing'), ErrorBoundary: Broken },
      page('sign-up', () => import('./pages/SignUp')),
      page('sign-in', () => import('./pages/SignIn')),
      page('rules', () => import('./pages/Rules')),
      {
        Component: RequireSession,
        children: [
          page('github/callback', () => import('./pages/GithubCallback')),
          page('dashboard', () => import('./pages/Dashboard')),
          page('repositories', () => import('./pages/Repositories')),
          page('repositories/:repositoryId', () => import('./pages/Repository')),
          page('repositories/:repositoryId/settings', () => import('./pages/RepositorySettings')),
          page('repositories/:repositoryId/analyses/:analysisId', () => import('./pages/Analysis')),
          page('notifications', () => import('./pages/Notifications')),
          page('account', () => import('./pages/Account')),
        ],
      },
      page('*', () => import('./pages/NotFound')),
    ],
  },
])
