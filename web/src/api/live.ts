// SPDX-License-Identifier: Apache-2.0
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiBase } from './base'
import { analysisQuery } from './queries'
import { readPhaseEvent } from './phaseEvent'

export type Connection = 'connecting' | 'open' | 'lost'

const reopenAfter = 3_000

/** Keeps what is shown of one repository's analyses fresh from the API's server-sent events. */
export function useLiveRepository(repositoryId: string): Connection {
  const client = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    let source: EventSource
    let reopening: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      const address = `${apiBase}/api/repos/${encodeURIComponent(repositoryId)}/events`
      source = new EventSource(address, { withCredentials: true })
      // The API says so when the subscription stands: an open connection alone may still miss an event.
      source.addEventListener('ready', () => {
        setConnection('open')
        // What happened while the line was down, or while it was made, is in no event.
        refresh(client, repositoryId)
      })
      source.onmessage = (event: MessageEvent<string>) => take(client, repositoryId, event.data)
      source.onerror = () => {
        setConnection('lost')
        // The browser gives up for good when something answers but not with a stream, as a proxy's 502.
        if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenAfter)
      }
    }
    open()
    return () => {
      clearTimeout(reopening)
      source.close()
    }
  }, [client, repositoryId])

  return connection
}

/** Shows the new phase at once; everything else is read again, so that a missed or repeated event does no harm. */
function take(client: QueryClient, repositoryId: string, data: string): void {
  const event = readPhaseEvent(data)
  if (event) {
    client.setQueryData(analysisQuery(repositoryId, event.event_id).queryKey, (analysis) =>
      analysis ? { ...analysis, processing_phase: event.processing_phase } : analysis,
    )
  }
  refresh(client, repositoryId)
}

function refresh(client: QueryClient, repositoryId: string): void {
  void client.invalidateQueries({ queryKey: ['repository', repositoryId] })
  void client.invalidateQueries({ queryKey: ['notifications'] })
  void client.invalidateQueries({ queryKey: ['stats'] })
}
