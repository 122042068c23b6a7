// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../ui/Toasts'
import { answer, api, type Notification } from './client'
import { notificationsQuery } from './queries'

const { queryKey } = notificationsQuery

const deleteOne = (id: string, keepalive = false) =>
  answer(api.DELETE('/api/notifications/{id}', { params: { path: { id } }, keepalive }))

export function useNotificationActions() {
  const client = useQueryClient()
  const say = useSay()
  const change = (edit: (all: Notification[]) => Notification[]) =>
    client.setQueryData(queryKey, (all: Notification[] | undefined) => (all ? edit(all) : all))
  const settled = {
    onError: (error: Error) => say(error.message),
    onSettled: () => client.invalidateQueries({ queryKey }),
  }

  const read = useMutation({
    mutationFn: (id: string) => answer(api.PATCH('/api/notifications/{id}/read', { params: { path: { id } } })),
    onMutate: (id) => change((all) => all.map((one) => (one.id === id ? { ...one, is_read: true } : one))),
    ...settled,
  })
  const readAll = useMutation({
    mutationFn: () => answer(api.PATCH('/api/notifications/read-all')),
    onMutate: () => change((all) => all.map((one) => ({ ...one, is_read: true }))),
    ...settled,
  })
  const removeAll = useMutation({
    mutationFn: () => answer(api.DELETE('/api/notifications/')),
    onMutate: () => change(() => []),
    ...settled,
  })
  const removal = useDeferredRemoval((id) => {
    change((all) => all.filter((one) => one.id !== id))
    deleteOne(id).catch((error: unknown) => {
      if (error instanceof Error) say(error.message)
      void client.invalidateQueries({ queryKey })
    })
  })

  return {
    /** Deleted for the eye, but not yet at the API: they can still come back. */
    leaving: removal.leaving,
    read: (id: string) => read.mutate(id),
    readAll: () => readAll.mutate(),
    removeAll: () => {
      removal.undoAll()
      removeAll.mutate()
    },
    remove: removal.begin,
  }
}

/** Lets a deletion be undone as long as that is offered; leaving the page carries it out. */
function useDeferredRemoval(carryOut: (id: string) => void) {
  const say = useSay()
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  /** With what takes the offer back. */
  const pending = useRef(new Map<string, () => void>())
  const latest = useRef(carryOut)
  useEffect(() => {
    latest.current = carryOut
  })

  /** False for one that is not pending any more. */
  const forget = (id: string): boolean => {
    setLeaving((all) => new Set([...all].filter((other) => other !== id)))
    return pending.current.delete(id)
  }

  useEffect(() => {
    const all = pending.current
    const end = (finish: (id: string) => void) => {
      const begun = [...all]
      all.clear()
      for (const [id, takeBack] of begun) {
        finish(id)
        takeBack()
      }
    }
    const unload = () => end((id) => void deleteOne(id, true))
    window.addEventListener('pagehide', unload)
    return () => {
      window.removeEventListener('pagehide', unload)
      end((id) => latest.current(id))
    }
  }, [])

  return {
    leaving,
    undoAll: () => {
      for (const [id, takeBack] of [...pending.current]) {
        forget(id)
        takeBack()
      }
    },
    begin: (id: string) => {
      setLeaving((all) => new Set(all).add(id))
      const takeBack = say('Notification deleted.', {
        action: { label: 'Undo', run: () => forget(id) },
        onGone: () => {
          if (forget(id)) latest.current(id)
        },
      })
      pending.current.set(id, takeBack)
    },
  }
}
