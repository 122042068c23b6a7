// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

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

/** The real `delta api` on a database and a Redis of its own, serving the built dashboard. */
export class House {
  readonly #folder = mkdtempSync(join(tmpdir(), 'delta-web-'))
  readonly #database = `web_${randomBytes(6).toString('hex')}`
  readonly #socket = join(this.#folder, 'redis.sock')
  readonly #delta = resolve(required('DELTA'))
  #redis: ChildProcess | undefined
  #api: ChildProcess | undefined
  #port = '0'

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async open(): Promise<void> {
    this.sql(`create database ${this.#database}`, required('DELTA_TEST_PG'))
    const keep = ['--save', '', '--appendonly', 'no', '--dir', this.#folder]
    this.#redis = spawn('redis-server', ['--port', '0', '--unixsocket', this.#socket, ...keep], { stdio: 'ignore' })
    await until('Redis', () => existsSync(this.#socket))
    const key = join(this.#folder, 'app.pem')
    execFileSync('openssl', ['genrsa', '-out', key, '2048'], { stdio: 'ignore' })
    execFileSync(this.#delta, ['migrate', 'up'], { env: this.#environment, cwd: this.#folder, stdio: 'ignore' })
    await this.startApi()
  }

  async close(): Promise<void> {
    await this.stopApi()
    this.#redis?.kill()
    this.sql(`drop database ${this.#database} with (force)`, required('DELTA_TEST_PG'))
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** On the port it had before, if it had one. */
  async startApi(): Promise<void> {
    const log = join(this.#folder, `api-${randomBytes(4).toString('hex')}.log`)
    const err = openSync(log, 'w')
    this.#api = spawn(this.#delta, ['api'], {
      env: this.#environment,
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', err],
    })
    const port = () => /listening .*port=(\d+)/.exec(readFileSync(log, 'utf8'))?.[1]
    await until('delta api', () => port() !== undefined)
    this.#port = port() ?? '0'
  }

  async stopApi(): Promise<void> {
    const api = this.#api
    if (!api || api.exitCode !== null) return
    const ended = new Promise((done) => api.once('exit', done))
    api.kill()
    await ended
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

  redis(...command: string[]): void {
    execFileSync('redis-cli', ['-s', this.#socket, ...command], { stdio: 'ignore' })
  }

  get #url(): string {
    // Not by `URL`: the host of a unix socket is in the query, and the one in front of the path is empty.
    return required('DELTA_TEST_PG').replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${this.#database}`)
  }

  get #environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      POSTGRES_CONNECTION_URL: this.#url,
      REDIS_URL: `unix://${this.#socket}`,
      SECRET_KEY: '0123456789abcdef0123456789abcdef',
      FRONTEND_URL: 'http://dashboard.example',
      API_PORT: this.#port,
      WEB_ROOT: webRoot,
      GITHUB_WEBHOOK_SECRET: 'a secret',
      GITHUB_APP_ID: '1',
      GITHUB_PRIVATE_KEY_PATH: join(this.#folder, 'app.pem'),
      // Nobody listens there: what GitHub would say is not what is tried here.
      GITHUB_API_URL: 'http://127.0.0.1:9',
    }
  }
}
