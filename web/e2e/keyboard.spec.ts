// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { expect, password, test } from './people'
import { Person } from './person'
import { edited, project } from './project'

test('the keyboard reaches content, menu and dialog, and comes back', async ({ person: { page, email } }) => {
  await page.goto('/account')
  await expect(page.getByText('This device')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()

  const menu = page.getByRole('button', { name: `Account of ${email}` })
  await menu.press('Enter')
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeHidden()
  await expect(menu).toBeFocused()

  // In the page itself: while the dialog closes, its button has the same name.
  const ask = page.getByRole('main').getByRole('button', { name: 'Sign out everywhere' })
  await ask.press('Enter')
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(ask).toBeFocused()
})

/** Goes on by Tab until `target` has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard does not reach ${target.toString()}`)
}

test('a whole visit without a mouse', async ({ house, page }) => {
  test.slow()
  const press = (key: string) => page.keyboard.press(key)
  const follow = async (target: Locator, key = 'Enter') => {
    await tabTo(page, target)
    await press(key)
  }
  const email = `${randomUUID().slice(0, 8)}@example.org`

  await page.goto('/')
  await follow(page.getByRole('link', { name: 'Start with a repository' }))
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type(email)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(password)
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()

  const person = new Person(house, page, email)
  const name = `${person.login}-org/parcel`
  await person.link([name], project.files)
  await follow(page.getByRole('link', { name: 'Repositories', exact: true }))
  await follow(page.getByRole('switch', { name: `Analyze pull requests of ${name}` }), 'Space')
  await expect(page.getByRole('switch')).toBeChecked()
  await expect.poll(() => house.value(`select is_active from repositories where repo_name = '${name}';`)).toBe('t')
  await person.propose(name, 'faster', edited('parcel/settings.py', '"30"', '"10"'))

  await follow(page.getByRole('link', { name, exact: true }))
  await follow(page.getByRole('link', { name: '#1' }))
  const code = page.getByRole('group', { name: /^Code now/ })
  await tabTo(page, code)
  await follow(page.getByRole('link', { name, exact: true }))

  await follow(page.getByRole('link', { name: 'Settings', exact: true }))
  await tabTo(page, page.getByLabel('Reviewer'))
  await page.keyboard.type('grace')
  await press('Enter')
  await expect(page.getByText('Settings saved.')).toBeVisible()

  await follow(page.getByRole('link', { name: /^Notifications, \d+ unread$/ }))
  await follow(page.getByRole('button', { name: 'Mark all as read' }))
  await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()

  await follow(page.getByRole('button', { name: `Account of ${email}` }))
  await follow(page.getByRole('button', { name: 'Sign out' }))
  await expect(page.getByRole('link', { name: 'Start with a repository' })).toBeVisible()
})
