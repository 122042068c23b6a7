// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Github } from './github'

const webRoot = resolve(import.meta.dirname, '../dist')

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set; tests/web/e2e sets it`)
  return value
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (holds()) return
    await sleep(50)
  }
  throw new Error(`waited in vain for ${what}`)
}

async function end(process: ChildProcess | undefined): Promise<void> {
  if (!process || process.exitCode !== null || process.signalCode !== null) return
  const ended = new Promise((done) => process.once('exit', done))
  process.kill()
  await ended
}

/** A whole Delta: `delta api` with the built dashboard, `delta worker`, a database and a Redis of its own, and a GitHub. */
export class House {
  readonly #folder = mkdtempSync(join(tmpdir(), 'delta-web-'))
  readonly #database = `web_${randomBytes(6).toString('hex')}`
  readonly #socket = join(this.#folder, 'redis.sock')
  readonly #delta = resolve(required('DELTA'))
  #redis: ChildProcess | undefined
  #github: Github | undefined
  #api: ChildProcess | undefined
  #worker: ChildProcess | undefined
  #port = '0'

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get github(): Github {
    if (!this.#github) throw new Error('the house is not open')
    return this.#github
  }

  async open(): Promise<void> {
    this.sql(`create database ${this.#database}`, required('DELTA_TEST_PG'))
    const keep = ['--save', '', '--appendonly', 'no', '--dir', this.#folder]
    this.#redis = spawn('redis-server', ['--port', '0', '--unixsocket', this.#socket, ...keep], { stdio: 'ignore' })
    await until('Redis', () => existsSync(this.#socket))
    this.#github = await Github.start(join(this.#folder, 'github'))
    execFileSync(this.#delta, ['migrate', 'up'], {
      env: this.#environment,
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await this.startApi()
    await this.github.configure({
      webhook_url: `${this.origin}/api/webhook/github`,
      callback_url: `${this.origin}/github/callback`,
    })
    this.startWorker()
  }

  async close(): Promise<void> {
    await Promise.all([this.stopApi(), this.stopWorker()])
    await this.#github?.stop()
    await end(this.#redis)
    this.sql(`drop database ${this.#database} with (force)`, required('DELTA_TEST_PG'))
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** On the port it had before, if it had one. */
  async startApi(): Promise<void> {
    const [api, log] = this.#start('api')
    this.#api = api
    const port = () => /listening .*port=(\d+)/.exec(readFileSync(log, 'utf8'))?.[1]
    await until('delta api', () => port() !== undefined)
    this.#port = port() ?? '0'
  }

  stopApi = (): Promise<void> => end(this.#api)

  startWorker(): void {
    this.#worker = this.#start('worker')[0]
  }

  stopWorker = (): Promise<void> => end(this.#worker)

  #start(mode: 'api' | 'worker'): [ChildProcess, string] {
    const log = join(this.#folder, `${mode}-${randomBytes(4).toString('hex')}.log`)
    const err = openSync(log, 'w')
    const options = { env: this.#environment, cwd: this.#folder, stdio: ['ignore', 'ignore', err] as const }
    return [spawn(this.#delta, [mode], { ...options, stdio: [...options.stdio] }), log]
  }

  /** The end of what both processes logged, for a test that failed. */
  get logs(): string {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.log'))
    return files.map((name) => `${name}:\n${readFileSync(join(this.#folder, name), 'utf8').slice(-4000)}`).join('\n')
  }

  /** The rows of a statement, as texts. */
  sql(statement: string, url = this.#url): string[] {
    const options = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1']
    return execFileSync('psql', [...options, url], { input: statement, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
  }

  /** The same for a statement with one row that has one column. */
  value(statement: string): string {
    const [only] = this.sql(statement)
    if (only === undefined) throw new Error(`no row: ${statement}`)
    return only
  }

  get #url(): string {
    // Not by `URL`: the host of a unix socket is in the query, and the one in front of the path is empty.
    return required('DELTA_TEST_PG').replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${this.#database}`)
  }

  get #environment(): NodeJS.ProcessEnv {
    const { about } = this.github
    return {
      PATH: process.env.PATH,
      POSTGRES_CONNECTION_URL: this.#url,
      REDIS_URL: `unix://${this.#socket}`,
      SECRET_KEY: '0123456789abcdef0123456789abcdef',
      // The worker's links to the dashboard; known once the api has its port.
      FRONTEND_URL: this.#port === '0' ? 'http://dashboard.example' : this.origin,
      API_ADDRESS: '127.0.0.1',
      API_PORT: this.#port,
      WEB_ROOT: webRoot,
      REPOS_BASE_PATH: join(this.#folder, 'mirrors'),
      NUM_WORKERS: '2',
      GITHUB_APP_ID: String(about.app_id),
      GITHUB_PRIVATE_KEY_PATH: about.private_key,
      GITHUB_WEBHOOK_SECRET: about.webhook_secret,
      GITHUB_CLIENT_ID: about.client_id,
      GITHUB_CLIENT_SECRET: about.client_secret,
      GITHUB_API_URL: about.api_url,
      GITHUB_URL: about.url,
    }
  }
}
