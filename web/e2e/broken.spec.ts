// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './people'

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
