// SPDX-License-Identifier: Apache-2.0
import { createBrowserRouter, type RouteObject } from 'react-router'
import { noPage, ownPages, publicPages } from './pages'
import { Broken } from './shell/Broken'
import { Frame } from './shell/Frame'
import { RequireSession } from './shell/RequireSession'

// The router shows nothing at all for a page whose code did not come, and no boundary: so a page stands in that fails.
const failing = (error: unknown) => ({
  Component: () => {
    throw error
  },
})

// A page's code is loaded with the page; one that fails leaves the frame standing.
const routesOf = (pages: typeof ownPages): RouteObject[] =>
  Object.entries(pages).map(([path, load]) => ({ path, lazy: () => load().catch(failing), ErrorBoundary: Broken }))

type Router = ReturnType<typeof createBrowserRouter>

/** Begins to load the page of the address. */
export const makeRouter = (): Router =>
  createBrowserRouter([
    {
      Component: Frame,
      ErrorBoundary: Broken,
      children: [
        ...routesOf(publicPages),
        { Component: RequireSession, children: routesOf(ownPages) },
        ...routesOf({ '*': noPage }),
      ],
    },
  ])

/** Until then index.html shows the bar. */
export const pageIsThere = (router: Router): Promise<void> =>
  new Promise((done) => {
    if (router.state.initialized) {
      done()
      return
    }
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return
      stop()
      done()
    })
  })
