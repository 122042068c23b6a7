// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from 'react-router'
import { Failure } from '../api/failure'
import { configurationQuery, meQuery } from '../api/queries'
import { Failed, Loading } from '../ui/State'

/** Shows its pages only to somebody signed in; others sign in first and then come back to where they meant to go. */
export function RequireSession() {
  const me = useQuery(meQuery)
  // Asked for beside it, so that links to GitHub are right from the first.
  const configuration = useQuery(configurationQuery)
  const { pathname, search } = useLocation()
  if (me.error instanceof Failure && me.error.isSignedOut) {
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  }
  if (me.data && configuration.isFetched) return <Outlet />
  if (me.error && !me.data) return <Failed error={me.error} onRetry={() => void me.refetch()} />
  return <Loading label="your account" lines={6} />
}
