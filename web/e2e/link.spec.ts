// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { expect, signUp, test } from './people'

test('an account is linked from the account page', async ({ person: { page } }) => {
  await page.goto('/account')
  await page.getByRole('link', { name: 'Link GitHub' }).click()

  await expect(page.getByRole('heading', { name: 'GitHub is linked' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('ada', { exact: true })).toBeVisible()
})

test('whoever installed the App before having an account finds it there', async ({ house, page }) => {
  const login = `early-${randomUUID().slice(0, 8)}`
  const name = `${login}-org/parcel`
  await house.github.addRepository({ full_name: name, files: { 'README.md': '# A project\n' } })
  await house.github.install({ account: `${login}-org`, repositories: [name], by: login })
  await expect.poll(() => house.sql(`select 1 from repositories where repo_name = '${name}';`)).toHaveLength(1)

  await signUp(page)
  await house.github.signIn(login)
  await page.getByRole('link', { name: 'Link your GitHub account' }).click()
  await page.getByRole('link', { name: 'Pick repositories' }).click()

  await expect(page.getByRole('switch', { name: `Analyze pull requests of ${name}` })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByRole('link', { name: 'Look for installations' })).toBeVisible()
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
