// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './people'

test('an account is linked from the account page', async ({ person: { page } }) => {
  await page.goto('/account')
  await page.getByRole('link', { name: 'Link GitHub' }).click()

  await expect(page.getByRole('heading', { name: 'GitHub is linked' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('ada', { exact: true })).toBeVisible()
})

test('an answer of GitHub that was not asked for here links nothing by itself', async ({ house, person }) => {
  const { page, login } = person
  const code = await house.github.makeCode(login)
  const linked = () => house.value(`select github_username is not null from users where id = '${person.id}';`)

  await page.goto(`/github/callback?code=${code}&state=somebody-elses`)
  await expect(page.getByRole('heading', { name: 'Link this GitHub account?' })).toBeVisible()
  expect(linked()).toBe('f')
  await page.getByRole('button', { name: 'Link it' }).click()
  await expect(page.getByRole('heading', { name: 'GitHub is linked' })).toBeVisible()
  expect(linked()).toBe('t')
})

test('what GitHub refuses is said', async ({ person: { page } }) => {
  await page.goto('/github/callback?error=access_denied&error_description=The+user+has+denied+access.')
  await expect(page.getByRole('alert')).toHaveText('GitHub says: The user has denied access.')

  await page.goto('/github/callback?code=made-up')
  await page.getByRole('button', { name: 'Link it' }).click()
  await expect(page.getByRole('alert')).toContainText('GitHub does not know the code')
})

test('without word of where GitHub is, all but the way there works', async ({ context, person: { page } }) => {
  await context.route('**/api/config', (route) => route.abort())
  await page.goto('/account')
  await expect(page.getByText('This device')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Link GitHub' })).toBeHidden()
})
