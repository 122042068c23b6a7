// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Unlink } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { answer, api } from '../api/client'
import { readCallback } from '../text/callback'
import { ButtonLink } from '../ui/Button'
import { Empty, Loading } from '../ui/State'
import { useTitle } from '../ui/title'

/** Where GitHub sends people back after they installed the App or allowed Delta to know who they are. */
export function Component() {
  useTitle('Linking GitHub')
  const [search] = useSearchParams()
  const client = useQueryClient()
  const callback = readCallback(search)
  const link = useMutation({
    mutationFn: (body: { code: string; installation_id?: number }) =>
      answer(api.POST('/api/auth/github/callback', { body })),
    onSuccess: () => client.invalidateQueries(),
  })

  // A code works once; React runs effects twice in development.
  const isSent = useRef(false)
  useEffect(() => {
    if (!callback.body || isSent.current) return
    isSent.current = true
    link.mutate(callback.body)
  })

  if (callback.problem !== null || link.error) {
    return (
      <Empty icon={<Unlink size={30} aria-hidden />} title="GitHub was not linked" isPage>
        <p role="alert">{callback.problem ?? link.error?.message}</p>
        <ButtonLink to="/dashboard" look="primary">
          To the dashboard
        </ButtonLink>
      </Empty>
    )
  }
  if (!link.isSuccess) return <Loading label="what GitHub says" lines={2} />
  return (
    <Empty icon={<CircleCheck size={30} aria-hidden />} title="GitHub is linked" isPage>
      <p>Your repositories appear as soon as GitHub has told us about them, mostly within seconds.</p>
      <ButtonLink to="/repositories" look="primary">
        Pick repositories
      </ButtonLink>
    </Empty>
  )
}
