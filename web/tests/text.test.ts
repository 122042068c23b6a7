// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRules } from '../scripts/rules'
import type { Repository } from '../src/api/client'
import { readCallback } from '../src/text/callback'
import { counted } from '../src/text/counted'
import { grouped } from '../src/text/grouped'
import { authorizeUrl, installUrl, makeLinks, safeReturn } from '../src/text/links'
import { onboardingStep } from '../src/text/onboarding'
import { matchingRepositories } from '../src/text/repositories'
import { deviceName } from '../src/text/userAgent'

it('what is counted has its plural', () => {
  expect([0, 1, 2].map((count) => counted(count, 'file'))).toEqual(['0 files', '1 file', '2 files'])
})

it('large counts are read in groups', () => {
  expect([0, 999, 1284, 1234567].map(grouped)).toEqual(['0', '999', '1,284', '1,234,567'])
})

describe('links', () => {
  const { lines, pullRequest } = makeLinks('https://github.com')

  it('go to lines as GitHub counts them', () => {
    expect(lines('a/b', 'feature/x', 'src/a b.py', 3, 9)).toBe(
      'https://github.com/a/b/blob/feature/x/src/a%20b.py#L3-L9',
    )
    expect(lines('a/b', 'main', 'src/a.py', 3, 3)).toBe('https://github.com/a/b/blob/main/src/a.py#L3')
  })

  it('ask for the source of a page that GitHub renders', () => {
    expect(lines('a/b', 'main', 'docs/a.md', 3)).toBe('https://github.com/a/b/blob/main/docs/a.md?plain=1#L3')
    expect(lines('a/b', 'main', 'docs/a.md', 0)).toBe('https://github.com/a/b/blob/main/docs/a.md')
  })

  it('cannot be made to leave the repository', () => {
    expect(lines('a/b', 'x?y#z', 'c#d', 1)).toBe('https://github.com/a/b/blob/x%3Fy%23z/c%23d#L1')
  })

  it('lead to an Enterprise server where that is GitHub', () => {
    expect(makeLinks('https://git.example').pullRequest('a/b', 7)).toBe('https://git.example/a/b/pull/7')
    expect(pullRequest('a/b', 7)).toBe('https://github.com/a/b/pull/7')
  })

  it('to the App carry the state that GitHub hands back', () => {
    const app = {
      github_url: 'https://github.com',
      github_app_url: 'https://github.com/apps/d',
      github_client_id: 'I.1',
    }
    expect(installUrl(app, 's&t')).toBe('https://github.com/apps/d/installations/new?state=s%26t')
    expect(authorizeUrl(app, 's')).toBe('https://github.com/login/oauth/authorize?client_id=I.1&state=s')
    expect(installUrl({ ...app, github_app_url: null }, 's')).toBeNull()
    expect(authorizeUrl({ ...app, github_client_id: null }, 's')).toBeNull()
  })

  it.each([
    ['/repositories?q=a', '/repositories?q=a'],
    ['//evil.example', '/dashboard'],
    ['/\\evil.example', '/dashboard'],
    ['https://evil.example', '/dashboard'],
    [null, '/dashboard'],
  ])('after signing in, %j leads to %s', (next, to) => {
    expect(safeReturn(next)).toBe(to)
  })
})

describe('the GitHub callback', () => {
  const read = (query: string) => readCallback(new URLSearchParams(query))

  it('has a code and perhaps an installation', () => {
    expect(read('code=c&installation_id=12&setup_action=install').body).toEqual({ code: 'c', installation_id: 12 })
    expect(read('code=c').body).toEqual({ code: 'c' })
    expect(read('code=c&installation_id=x').body).toEqual({ code: 'c' })
  })

  it('says why there is no code', () => {
    expect(read('setup_action=request').problem).toMatch(/owner/)
    expect(read('error=access_denied&error_description=Denied').problem).toBe('GitHub says: Denied')
    expect(read('').problem).toMatch(/no code/)
  })
})

describe('onboarding', () => {
  it.each([
    [{ installations: 0, repositories: 0, active: 0, hasVerdict: false }, 'install'],
    [{ installations: 1, repositories: 0, active: 0, hasVerdict: false }, 'waiting'],
    [{ installations: 1, repositories: 2, active: 0, hasVerdict: false }, 'pick'],
    [{ installations: 1, repositories: 2, active: 1, hasVerdict: false }, 'verdict'],
    [{ installations: 1, repositories: 2, active: 1, hasVerdict: true }, 'done'],
  ])('with %j stands at %s', (progress, step) => {
    expect(onboardingStep(progress)).toBe(step)
  })
})

describe('repositories', () => {
  const all = [
    { repo_name: 'acme/parcel-web', is_active: true, is_suspended: false },
    { repo_name: 'acme/Parcel', is_active: false, is_suspended: false },
    { repo_name: 'acme/old', is_active: true, is_suspended: true },
  ] as Repository[]
  const names = (search: string, state: Parameters<typeof matchingRepositories>[2]) =>
    matchingRepositories(all, search, state).map(({ repo_name }) => repo_name)

  it('are found by words in any case and order', () => {
    expect(names('WEB parcel', 'all')).toEqual(['acme/parcel-web'])
    expect(names(' ', 'all')).toEqual(['acme/old', 'acme/Parcel', 'acme/parcel-web'])
  })

  it('that are suspended are neither on nor off', () => {
    expect(names('', 'on')).toEqual(['acme/parcel-web'])
    expect(names('', 'off')).toEqual(['acme/Parcel'])
    expect(names('', 'suspended')).toEqual(['acme/old'])
  })
})

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', 'Safari on iPhone'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['curl/8.5.0', 'curl'],
    ['', 'Unknown device'],
  ])('of %j is "%s"', (agent, name) => {
    expect(deviceName(agent)).toBe(name)
  })
})

describe('the rules', () => {
  const rules = readRules(readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8'))

  it('come from the page that the engine’s tests run', () => {
    const renamed = rules.find(({ id }) => id === 'renamed-symbol')

    expect(rules.length).toBeGreaterThan(25)
    expect(renamed?.examples.map(({ side }) => side)).toEqual(['before', 'after', 'doc'])
    expect(renamed?.text[0]).toMatch(/another name/)
  })

  it('keep no mark of a code block in their text', () => {
    expect(rules.flatMap(({ text }) => text).filter((paragraph) => paragraph.includes('```'))).toEqual([])
  })
})
