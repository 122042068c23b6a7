// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../ui/Toasts'
import { answer, api, type Notification } from './client'
import { notificationsQuery } from './queries'

const undoFor = 6_000
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
    removeAll: () => removeAll.mutate(),
    remove: (id: string) => {
      removal.begin(id)
      say('Notification deleted.', { label: 'Undo', run: () => removal.undo(id) })
    },
  }
}

/** Lets a deletion be undone for a few seconds; leaving the page carries it out. */
function useDeferredRemoval(carryOut: (id: string) => void) {
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const latest = useRef(carryOut)
  useEffect(() => {
    latest.current = carryOut
  })

  const forget = (id: string) => {
    clearTimeout(timers.current.get(id))
    timers.current.delete(id)
    setLeaving((all) => new Set([...all].filter((other) => other !== id)))
  }

  useEffect(() => {
    const pending = timers.current
    const unload = () => {
      for (const id of pending.keys()) void deleteOne(id, true)
      pending.clear()
    }
    window.addEventListener('pagehide', unload)
    return () => {
      window.removeEventListener('pagehide', unload)
      for (const [id, timer] of pending) {
        clearTimeout(timer)
        latest.current(id)
      }
      pending.clear()
    }
  }, [])

  return {
    leaving,
    undo: forget,
    begin: (id: string) => {
      setLeaving((all) => new Set(all).add(id))
      timers.current.set(
        id,
        setTimeout(() => {
          forget(id)
          latest.current(id)
        }, undoFor),
      )
    },
  }
}
