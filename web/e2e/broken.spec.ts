// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './people'

test('a page whose code cannot be loaded says so, and leaves the rest standing', async ({ context, person }) => {
  const { page } = person
  await context.route('**/assets/Account*.js', (route) => route.abort())

  await page.getByRole('button', { name: `Account of ${person.email}` }).click()
  await page.getByRole('link', { name: 'Account and sessions' }).click()

  await expect(page.getByRole('heading', { name: 'This page broke' })).toBeVisible()
  await page.getByRole('link', { name: 'Repositories', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Repositories' })).toBeVisible()

  await context.unroute('**/assets/Account*.js')
  await page.goto('/account')
  await expect(page.getByText('This device')).toBeVisible()
})

test('an answer that is no good is told where it belongs, and can be asked for again', async ({ context, person }) => {
  const { page } = person
  await context.route('**/api/auth/sessions', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: '{"detail": "Something broke here."}',
    }),
  )

  await page.goto('/account')
  await expect(page.getByRole('alert').getByText('Something broke here.')).toBeVisible()
  await expect(page.getByRole('main').getByText(person.email)).toBeVisible()

  await context.unroute('**/api/auth/sessions')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('This device')).toBeVisible()
})

test('times are relative, and exact where one points', async ({ person: { page } }) => {
  await page.goto('/account')
  const time = page.getByRole('main').locator('time').first()

  await expect(time).toHaveText(/now|ago|second/)
  const exact = (await time.getAttribute('datetime')) ?? ''
  expect(Date.now() - new Date(exact).getTime()).toBeLessThan(120_000)
  await time.hover()
  await expect(time).toHaveAttribute('title', /\d{4}/)
})
