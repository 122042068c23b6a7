// SPDX-License-Identifier: Apache-2.0
import { expect, test as base, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { House } from './house'

export const password = 'correct horse battery'

interface Person {
  email: string
  page: Page
}

interface Fixtures {
  /** What the browser complained about, beside answers that a test provokes. */
  complaints: string[]
  person: Person
}

/** Each test has a browser without a past; the house is there once. */
export const test = base.extend<Fixtures, { house: House }>({
  house: [
    async ({}, use) => {
      const house = new House()
      await house.open()
      await use(house)
      await house.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ house }, use) => use(house.origin),
  complaints: async ({}, use) => use([]),
  page: async ({ page, house, complaints }, use) => {
    page.on('request', (request) => {
      if (!request.url().startsWith(`${house.origin}/`)) complaints.push(`request to ${request.url()}`)
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text())
    })
    await use(page)
    expect(complaints).toEqual([])
  },
  person: async ({ page }, use) => use({ page, email: await signUp(page) }),
})

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

export { expect }
