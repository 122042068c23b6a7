// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findRoute, noPage, ownPages, publicPages } from '../src/pages'

describe('the code of the page that is asked for', () => {
  it.each([
    ['/', publicPages['/']],
    ['/sign-in', publicPages['/sign-in']],
    ['/sign-in/', publicPages['/sign-in']],
    ['/repositories', ownPages['/repositories']],
    ['/repositories/7', ownPages['/repositories/:repositoryId']],
    ['/repositories/7/settings', ownPages['/repositories/:repositoryId/settings']],
    ['/repositories/7/analyses/9', ownPages['/repositories/:repositoryId/analyses/:analysisId']],
    ['/repositories/7/analyses', noPage],
    ['/signXin', noPage],
    ['/elsewhere/sign-in', noPage],
  ])('is found for %s', (path, page) => {
    expect(findRoute(path).page).toBe(page)
  })
})

it('Vercel allows the inline script of the page, and no other', () => {
  const scripts = [...readFileSync('index.html', 'utf8').matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text)
  const hashes = scripts.map((text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)

  expect(scripts).toHaveLength(1)
  expect(readFileSync('vercel.json', 'utf8')).toContain(`script-src 'self' ${hashes.join(' ')};`)
})
