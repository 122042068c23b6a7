// SPDX-License-Identifier: Apache-2.0
import { createBrowserRouter, type RouteObject } from 'react-router'
import { noPage, ownPages, publicPages } from './pages'
import { Broken } from './shell/Broken'
import { Frame, Starting } from './shell/Frame'
import { RequireSession } from './shell/RequireSession'

// A page's code is loaded with the page; one that fails leaves the frame standing.
const routesOf = (pages: typeof ownPages): RouteObject[] =>
  Object.entries(pages).map(([path, lazy]) => ({ path, lazy, ErrorBoundary: Broken }))

export const router = createBrowserRouter([
  {
    Component: Frame,
    ErrorBoundary: Broken,
    HydrateFallback: Starting,
    children: [
      ...routesOf(publicPages),
      { Component: RequireSession, children: routesOf(ownPages) },
      ...routesOf({ '*': noPage }),
    ],
  },
])
