// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const host = 'http://api.example'
const asked: string[] = []

beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('VITE_API_URL', host)
  vi.stubGlobal('localStorage', { getItem: () => '1', setItem: () => undefined })
  vi.stubGlobal('window', { location: { href: 'http://dashboard.example/' } })
  vi.stubGlobal('fetch', (input: string | Request) => {
    asked.push((typeof input === 'string' ? input : input.url).slice(host.length))
    return Promise.resolve(Response.json({}))
  })
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  asked.length = 0
})

const location = (pathname: string, search = '') => ({ pathname, search }) as Location

describe('what is asked early', () => {
  it.each([
    ['/', ''],
    ['/sign-in', ''],
    ['/nowhere', ''],
    ['/dashboard', ''],
    ['/repositories', '?q=a'],
    ['/repositories/7', ''],
    ['/repositories/7', '?show=drift'],
    ['/repositories/7/settings', ''],
    ['/repositories/7/analyses/9', ''],
    ['/notifications', ''],
    ['/account', ''],
    ['/github/callback', '?code=c'],
  ])('is what the queries of %s%s ask', async (path, search) => {
    const { addressesOf } = await import('../src/api/early')
    const { firstQueries } = await import('../src/api/first')
    const { makeQueryClient } = await import('../src/api/queries')

    await Promise.all(firstQueries(makeQueryClient(), path, search))

    expect(asked.toSorted()).toEqual(addressesOf(path, search).toSorted())
  })

  it('is not asked again', async () => {
    const { askEarly } = await import('../src/api/early')
    const { loadFirst } = await import('../src/api/first')
    const { makeQueryClient } = await import('../src/api/queries')

    askEarly(location('/repositories'))
    expect(asked).toHaveLength(4)
    await loadFirst(makeQueryClient(), location('/repositories'))
    expect(asked).toHaveLength(4)
  })

  it('is taken once, and not kept for later', async () => {
    const { askEarly, dropEarly, takeEarly } = await import('../src/api/early')
    const me = new Request(`${host}/api/auth/me`)

    askEarly(location('/'))
    await expect(takeEarly(me)).resolves.toMatchObject({ status: 200 })
    expect(takeEarly(me)).toBeUndefined()

    askEarly(location('/'))
    dropEarly()
    expect(takeEarly(me)).toBeUndefined()
  })

  it('is nothing as long as nobody was signed in', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null })
    const { askEarly } = await import('../src/api/early')

    askEarly(location('/dashboard'))

    expect(asked).toEqual([])
  })
})
