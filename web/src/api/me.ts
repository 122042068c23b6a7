// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Me } from './client'
import { Failure } from './failure'
import { maybeSignedIn, rememberSignedIn } from './hint'
import { meQuery } from './queries'

/** Who is signed in here, without a request that would only fail. `isKnown` is false while it is on its way. */
export function useMe(): { me: Me | undefined; isKnown: boolean } {
  const isWorthAsking = maybeSignedIn()
  const { data, error, isLoading } = useQuery({ ...meQuery, enabled: isWorthAsking })
  // An API that is away has signed nobody out.
  const isOver = !isWorthAsking || (error instanceof Failure && error.isSignedOut)
  return { me: isOver ? undefined : data, isKnown: !isLoading }
}

/** Goes to a page for everybody, with nothing kept of who was here. */
export function useLeave(): (to: string) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (to) => {
    rememberSignedIn(false)
    await navigate(to)
    client.clear()
  }
}
