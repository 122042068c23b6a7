// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test'
import type { Sample } from './sample'

export interface PageOfSample {
  name: string
  path: string
  /** What stands there when the page has loaded. */
  ready: string
  /** Shown as somebody sees it who is not signed in. */
  isPublic?: true
}

/** Those for everybody come last: they are looked at after the session is over. */
export const pagesOf = ({ repository, drift, running, failed }: Sample): PageOfSample[] => [
  { name: 'dashboard', path: '/dashboard', ready: '#342' },
  { name: 'repositories', path: '/repositories', ready: 'Suspended on GitHub' },
  { name: 'repository', path: `/repositories/${repository}`, ready: '#342' },
  { name: 'settings', path: `/repositories/${repository}/settings`, ready: 'files of recent pull requests' },
  { name: 'analysis', path: `/repositories/${repository}/analyses/${drift}`, ready: 'files changed' },
  { name: 'running', path: `/repositories/${repository}/analyses/${running}`, ready: 'Holding the changed code' },
  { name: 'failed', path: `/repositories/${repository}/analyses/${failed}`, ready: 'does not exist any more' },
  { name: 'notifications', path: '/notifications', ready: 'acme/parcel #342: #343 mends the documentation.' },
  { name: 'account', path: '/account', ready: 'This device' },
  { name: 'callback', path: '/github/callback?error=denied&error_description=No.', ready: 'GitHub says: No.' },
  { name: 'rules', path: '/rules', ready: 'renamed-symbol' },
  { name: 'not-found', path: '/nowhere', ready: 'Nothing is here' },
  { name: 'landing', path: '/', ready: 'Start with a repository', isPublic: true },
  { name: 'sign-up', path: '/sign-up', ready: 'Make my account', isPublic: true },
  { name: 'sign-in', path: '/sign-in', ready: 'New here?', isPublic: true },
]

export async function visit(page: Page, { name, path, ready, isPublic }: PageOfSample): Promise<void> {
  if (isPublic) {
    await page.context().clearCookies()
    await page.evaluate(() => localStorage.clear())
  }
  await page.goto(path)
  await expect(page.getByText(ready).first(), name).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
}
