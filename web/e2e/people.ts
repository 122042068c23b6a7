// SPDX-License-Identifier: Apache-2.0
import { expect, test as base, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { House } from './house'
import { Person } from './person'
import { makeSample, type Sample } from './sample'

interface Fixtures {
  /** What the browser complained about, beside answers that a test provokes. */
  complaints: string[]
  person: Person
  /** The page of whom the sample belongs to, signed in. */
  member: Page
}

interface Once {
  house: House
  sample: Sample
}

/** Each test has a browser without a past; the house is there once, and so is the account with the sample. */
export const test = base.extend<Fixtures, Once>({
  house: [
    async ({}, use) => {
      const house = new House()
      await house.open()
      await use(house)
      await house.close()
    },
    { scope: 'worker' },
  ],
  sample: [
    async ({ house, browser }, use) => {
      const context = await browser.newContext({ baseURL: house.origin })
      const page = await context.newPage()
      const sample = await makeSample(new Person(house, page, await signUp(page)))
      await context.close()
      await use(sample)
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ house }, use) => use(house.origin),
  complaints: async ({}, use) => use([]),
  page: async ({ page, house, complaints }, use, info) => {
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(`${house.origin}/`)
      // A person follows links to GitHub; a page of ours asks for nothing there.
      const isWay = request.isNavigationRequest() && request.url().startsWith(`${house.github.about.url}/`)
      if (!isOwn && !isWay) complaints.push(`request to ${request.url()}`)
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text())
    })
    await use(page)
    if (info.status !== info.expectedStatus) console.log(house.logs)
    expect(complaints).toEqual([])
  },
  person: async ({ page, house }, use) => use(new Person(house, page, await signUp(page))),
  member: async ({ page, sample }, use) => {
    await page.goto('/sign-in')
    await fillSignIn(page, sample.email)
    await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
    await use(page)
  },
})

export const password = 'correct horse battery'

/** By the form, as a person does. Returns the e-mail address. */
export async function signUp(page: Page, name = 'Ada Example'): Promise<string> {
  const email = `${randomUUID().slice(0, 8)}@example.org`
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
  return email
}

export async function fillSignIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export { expect }
