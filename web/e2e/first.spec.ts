// SPDX-License-Identifier: Apache-2.0
import type { Page, Request } from '@playwright/test'
import { expect, test } from './people'
import { pagesOf, visit, type PageOfSample } from './pages'

/** What the page asks the API until it has loaded. */
async function askedBy(page: Page, one: PageOfSample): Promise<string[]> {
  const asked: string[] = []
  const note = (request: Request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname + search)
  }
  page.on('request', note)
  await visit(page, one)
  await page.waitForLoadState('networkidle')
  page.off('request', note)
  return asked
}

test('a page asks for nothing twice', async ({ member: page, sample }) => {
  // The others read again as soon as they are live.
  const names = ['dashboard', 'repositories', 'settings', 'notifications', 'account', 'rules']
  for (const one of pagesOf(sample).filter(({ name }) => names.includes(name))) {
    const asked = await askedBy(page, one)

    expect(asked, one.name).toContain('/api/auth/me')
    expect(
      asked.filter((address, i) => asked.indexOf(address) !== i),
      one.name,
    ).toEqual([])
  }
})

test('a page for everybody asks nothing about who was never here', async ({ page, sample }) => {
  await page.goto('/robots.txt')
  for (const one of pagesOf(sample).filter(({ isPublic }) => isPublic))
    expect(await askedBy(page, one), one.name).toEqual([])
})
