// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useLocation } from 'react-router'
import { Failure } from '../api/failure'
import { meQuery } from '../api/queries'
import { Failed, Loading } from '../ui/State'

/** Shows its pages only to somebody signed in; others sign in first and then come back to where they meant to go. */
export function RequireSession() {
  const me = useQuery(meQuery)
  const { pathname, search } = useLocation()
  if (me.error instanceof Failure && me.error.isSignedOut) {
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  }
  if (me.data) return <Outlet />
  if (me.error) return <Failed error={me.error} onRetry={() => void me.refetch()} />
  return <Loading label="your account" lines={6} />
}
