// SPDX-License-Identifier: Apache-2.0
import type { Analysis } from './client'

interface PhaseEvent {
  event_id: string
  processing_phase: Analysis['processing_phase']
}

/** What the dashboard needs of a server-sent event, or null for data that is something else. */
export function readPhaseEvent(data: string): PhaseEvent | null {
  try {
    const event = JSON.parse(data) as Partial<PhaseEvent> | null
    if (typeof event?.event_id !== 'string' || typeof event.processing_phase !== 'string') return null
    return { event_id: event.event_id, processing_phase: event.processing_phase }
  } catch {
    return null
  }
}
