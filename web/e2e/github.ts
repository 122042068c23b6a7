// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'

const program = resolve(import.meta.dirname, '../../tests/support/github/sandbox.py')

export type Files = Record<string, string | null>

interface About {
  url: string
  api_url: string
  app_id: number
  private_key: string
  webhook_secret: string
  client_id: string
  client_secret: string
}

interface Pull {
  number: number
  head: string
  base: string
  title: string
  head_sha: string
}

interface CheckRun {
  id: number
  head_sha: string
  status: string
  conclusion: string | null
  details_url: string | null
}

/** The sandbox of tests/support/github: an App, repositories that git can fetch, OAuth, signed webhooks. */
export class Github {
  readonly #process: ChildProcess
  readonly about: About

  private constructor(process: ChildProcess, about: About) {
    this.#process = process
    this.about = about
  }

  static async start(folder: string): Promise<Github> {
    const process = spawn('python3', [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
    const lines = createInterface({ input: process.stdout })
    for await (const line of lines) return new Github(process, JSON.parse(line) as About)
    throw new Error(`${program} did not start`)
  }

  /** It ends with its standard input. */
  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#process.once('exit', done))
    this.#process.stdin?.end()
    await ended
  }

  async #ask<T>(name: string, what: object): Promise<T> {
    const answer = await fetch(`${this.about.url}/_sandbox/${name}`, { method: 'POST', body: JSON.stringify(what) })
    const body = (await answer.json()) as T & { message?: string }
    if (!answer.ok) throw new Error(`${name}: ${body.message ?? answer.status}`)
    return body
  }

  readonly configure = (what: { webhook_url: string; callback_url: string }) => this.#ask('configure', what)

  readonly addRepository = (what: { full_name: string; files: Files }) => this.#ask('add_repository', what)

  readonly describe = (what: {
    full_name: string
    numbered: number
    description: string
    language: string
    stars: number
  }) => this.#ask('describe', what)

  /** What whoever opens the App's installation page next chooses there. */
  readonly choose = (what: { account: string; repositories: string[]; login: string }) => this.#ask('choose', what)

  /** Who next agrees there to say who they are; otherwise it is ada. */
  readonly signIn = (login: string) => this.#ask('sign_in', { login })

  readonly install = async (what: { account: string; repositories: readonly string[]; by: string }): Promise<number> =>
    (await this.#ask<{ id: number }>('install', what)).id

  /** What GitHub sends with somebody who agreed to say who they are. */
  readonly makeCode = async (login: string): Promise<string> =>
    (await this.#ask<{ code: string }>('make_code', { login })).code

  readonly tellInstallation = (installation: number) => this.#ask('tell_installation', { installation })

  readonly commit = (what: { full_name: string; branch: string; files: Files }) =>
    this.#ask<{ sha: string }>('commit', what)

  readonly openPull = (what: { full_name: string; head: string; title?: string }) => this.#ask<Pull>('open_pull', what)

  readonly closePull = (what: { full_name: string; number: number; merge: boolean }) => this.#ask('close_pull', what)

  readonly suspend = (installation: number, suspended: boolean) => this.#ask('suspend', { installation, suspended })

  /** The next `times` requests with `path` in theirs are answered later, by `delay` seconds. */
  readonly slow = (path: string, delay: number, times = 1) => this.#ask('fault', { kind: 'slow', path, delay, times })

  readonly show = (full_name: string) => this.#ask<{ check_runs: CheckRun[]; pulls: Pull[] }>('show', { full_name })

  readonly read = async (full_name: string, revision: string, path: string): Promise<string> =>
    (await this.#ask<{ text: string }>('read_file', { full_name, revision, path })).text
}
