// SPDX-License-Identifier: Apache-2.0
import createClient from 'openapi-fetch'
import { apiBase } from './base'
import { takeEarly } from './early'
import { failureOf } from './failure'
import type { components, paths } from './schema'

type schemas = components['schemas']
export type Configuration = schemas['Configuration']
export type Me = schemas['Me']
export type Session = schemas['Session']
export type Repository = schemas['Repository']
export type RepositorySettings = schemas['RepositorySettings']
export type Analysis = schemas['DriftEvent']
export type AnalysisDetail = schemas['DriftEventDetail']
export type Finding = schemas['Finding']
export type CodeChange = schemas['CodeChange']
export type DashboardStats = schemas['DashboardStats']
export type DashboardRepository = schemas['DashboardRepository']
export type Trend = schemas['TrendDay']
export type Notification = schemas['Notification']

export const api = createClient<paths>({
  baseUrl: apiBase,
  credentials: 'include',
  fetch: (request) => takeEarly(request) ?? fetch(request),
})

interface Outcome<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a successful answer; anything else, an unreachable API included, is thrown as a `Failure`. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  return (await answerWithHeaders(call)).data
}

export async function answerWithHeaders<T>(call: Promise<Outcome<T>>): Promise<{ data: T; headers: Headers }> {
  let outcome: Outcome<T>
  try {
    outcome = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw failureOf(0, undefined)
  }
  const { response } = outcome
  if (!response.ok) throw failureOf(response.status, outcome.error, response.headers.get('Retry-After'))
  return { data: outcome.data as T, headers: response.headers }
}
