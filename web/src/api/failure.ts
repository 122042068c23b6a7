// SPDX-License-Identifier: Apache-2.0
import { counted } from '../text/counted'

/** What went wrong with a call, in words for a person. `status` is 0 when the API could not be reached. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** By the name of the field, for a form to show beside it. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'Failure'
  }

  get isSignedOut(): boolean {
    return this.status === 401
  }

  /** True for what may well work when tried again in a moment. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const inWords = (status: number): string => {
  if (status === 0) return 'Delta cannot be reached. Check your connection; we keep trying.'
  if (status >= 500) return 'Delta has trouble answering right now. Try again in a moment.'
  return 'That did not work.'
}

/** Reads an RFC 9457 problem; whatever else comes back is told by its status. */
export function failureOf(status: number, body: unknown, retryAfter: string | null = null): Failure {
  const fields: Record<string, string> = {}
  if (isRecord(body) && Array.isArray(body.errors)) {
    for (const error of body.errors as unknown[]) {
      if (isRecord(error) && typeof error.field === 'string' && typeof error.message === 'string') {
        // What is wrong with one pattern is shown beside the field that holds them all.
        fields[error.field.replace(/\[.*/, '')] ??= error.message
      }
    }
  }
  const detail = isRecord(body) && typeof body.detail === 'string' && body.detail !== '' ? body.detail : inWords(status)
  const seconds = Number(retryAfter)
  const wait = status === 429 && seconds > 0 ? ` Try again in ${waitInWords(seconds)}.` : ''
  return new Failure(status, detail + wait, fields)
}

const waitInWords = (seconds: number): string => {
  if (seconds < 90) return counted(seconds, 'second')
  return `${Math.ceil(seconds / 60)} minutes`
}
