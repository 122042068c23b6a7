// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Link2, Unlink } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { answer, api } from '../api/client'
import { isOwnState } from '../api/linkState'
import { meQuery } from '../api/queries'
import { readCallback } from '../text/callback'
import { Button, ButtonLink } from '../ui/Button'
import { Empty, Loading } from '../ui/State'
import { useTitle } from '../ui/title'

/** Where GitHub sends people back after they installed the App or allowed Delta to know who they are. */
export function Component() {
  useTitle('Linking GitHub')
  const [search] = useSearchParams()
  const client = useQueryClient()
  const { body, problem } = readCallback(search)
  const isOwn = isOwnState(search.get('state'))
  const link = useMutation({
    mutationFn: (sent: { code: string; installation_id?: number }) =>
      answer(api.POST('/api/auth/github/callback', { body: sent })),
    onSuccess: () => client.invalidateQueries(),
  })

  // A code works once; React runs effects twice in development.
  const isSent = useRef(false)
  useEffect(() => {
    if (!body || !isOwn || isSent.current) return
    isSent.current = true
    link.mutate(body)
  })

  if (problem !== null || link.error) {
    return (
      <Empty icon={<Unlink size={30} aria-hidden />} title="GitHub was not linked" isPage>
        <p role="alert">{problem ?? link.error?.message}</p>
        <ButtonLink to="/dashboard" look="primary">
          To the dashboard
        </ButtonLink>
      </Empty>
    )
  }
  if (!isOwn && body && link.isIdle) return <Ask onAgree={() => link.mutate(body)} />
  if (!link.isSuccess) return <Loading label="what GitHub says" lines={2} />
  if (link.data.installations_count === 0) {
    return (
      <Empty icon={<CircleCheck size={30} aria-hidden />} title="GitHub is linked" isPage>
        <p>The App is not installed yet on your account, or where you administer a repository.</p>
        <ButtonLink to="/dashboard" look="primary">
          To the dashboard
        </ButtonLink>
      </Empty>
    )
  }
  return (
    <Empty icon={<CircleCheck size={30} aria-hidden />} title="GitHub is linked" isPage>
      <p>Your repositories appear as soon as GitHub has told us about them, mostly within seconds.</p>
      <ButtonLink to="/repositories" look="primary">
        Pick repositories
      </ButtonLink>
    </Empty>
  )
}

/** For whoever began on GitHub, or was sent here by somebody: nothing is linked to an account unasked. */
function Ask({ onAgree }: { onAgree: () => void }) {
  const { data: me } = useQuery(meQuery)
  return (
    <Empty icon={<Link2 size={30} aria-hidden />} title="Link this GitHub account?" isPage>
      <p>
        GitHub sent you here, but not from this dashboard. Go on if you have just installed the App or signed in there
        yourself: the account {me?.email} will show its repositories.
      </p>
      <div>
        <Button look="primary" onClick={onAgree}>
          Link it
        </Button>{' '}
        <ButtonLink to="/dashboard">Leave it</ButtonLink>
      </div>
    </Empty>
  )
}
