// SPDX-License-Identifier: Apache-2.0
import { expect, fillSignIn, password, signUp, test } from './people'

test('signs in, back to where one meant to go, and out', async ({ person: { page, email } }) => {
  await page.getByRole('button', { name: `Account of ${email}` }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Start with a repository' })).toBeVisible()
  expect(await page.evaluate(() => localStorage.getItem('was-signed-in'))).toBeNull()

  await page.goto('/notifications')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('Incorrect credentials.')
  await fillSignIn(page, email)

  await expect(page.getByRole('heading', { name: 'Notifications' })).toBeVisible()
})

test('an expired token is renewed unseen', async ({ person: { page, email }, context }) => {
  await context.clearCookies({ name: 'access_token' })

  await page.getByRole('button', { name: `Account of ${email}` }).click()
  await page.getByRole('link', { name: 'Account and sessions' }).click()

  await expect(page.getByText('This device')).toBeVisible()
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toContain('access_token')
})

test('a session that is over leads to the sign-in page', async ({ person: { page, email }, context }) => {
  await context.clearCookies()

  await page.getByRole('button', { name: `Account of ${email}` }).click()
  await page.getByRole('link', { name: 'Account and sessions' }).click()

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('one device is signed out, then all', async ({ house, browser, person: { page, email } }) => {
  const phone = await browser.newContext({
    baseURL: house.origin,
    userAgent: 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1',
  })
  const signIn = await phone.request.post('/api/auth/login', { data: { email, password } })
  expect(signIn.ok()).toBe(true)

  await page.goto('/account')
  await expect(page.getByText('Chrome on Linux')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign it out' }).click()
  await expect(page.getByText('Safari on iPhone', { exact: true })).toBeHidden()
  expect((await phone.request.get('/api/auth/me')).status()).toBe(401)

  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page).toHaveURL('/sign-in')
  await phone.close()
})

test('a second person sees none of it', async ({ page, sample: { repository, drift } }) => {
  await signUp(page, 'Eve Other')

  await page.goto('/repositories')
  await expect(page.getByText('No repository yet')).toBeVisible()
  for (const path of ['', '/settings', `/analyses/${drift}`]) {
    await page.goto(`/repositories/${repository}${path}`)
    await expect(page.getByText('Nothing is here')).toBeVisible()
    await expect(page).toHaveTitle('Not found · Delta')
  }
  await page.goto('/notifications')
  await expect(page.getByText('Nothing to tell')).toBeVisible()
  for (const path of [`/events`, `/drift-events/${drift}`])
    expect((await page.request.get(`/api/repos/${repository}${path}`)).status()).toBe(404)
})

test('an API that is away is told, and the page mends by itself', async ({ house, member: page, sample }) => {
  const { repository, failed } = sample
  await page.goto(`/repositories/${repository}/analyses/${failed}`)
  await page.getByRole('link', { name: 'acme/parcel' }).click()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()

  await house.stopApi()
  await expect(page.getByText('Connection lost, trying again…')).toBeVisible()
  await page.getByRole('link', { name: '#342' }).click()
  await expect(page.getByText('Delta cannot be reached')).toBeVisible()

  await house.startApi()

  await expect(page.getByRole('heading', { name: 'Pull request #342' })).toBeVisible()
  await page.getByRole('link', { name: 'acme/parcel' }).click()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
})
