// SPDX-License-Identifier: Apache-2.0
import type { AxeResults } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from './people'
import { pagesOf } from './pages'
import { addSample } from './sample'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ house, person: { page, email } }) => {
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const { name, path, ready } of pagesOf(addSample(house, email))) {
      await page.goto(path)
      await expect(page.getByText(ready).first(), name).toBeVisible()
      await page.evaluate(axe)
      const { violations } = await page.evaluate<AxeResults>('axe.run()')
      const told = violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      expect(told).toEqual([])
    }
  })
}

test('every page fits a small screen', async ({ house, person: { page, email } }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const { name, path, ready } of pagesOf(addSample(house, email))) {
    await page.goto(path)
    await expect(page.getByText(ready).first(), name).toBeVisible()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, name).toBeLessThanOrEqual(0)
  }
})

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

  const ask = page.getByRole('button', { name: 'Sign out everywhere' })
  await ask.press('Enter')
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(ask).toBeFocused()
})

test('the policy that Vercel sends is kept', async ({ house, context, complaints, person: { page, email } }) => {
  const policy = /"value": "(default-src[^"]*)"/.exec(readFileSync('vercel.json', 'utf8'))?.[1] ?? ''
  expect(policy).toContain("style-src 'self'")
  await context.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })

  for (const { path, ready } of pagesOf(addSample(house, email))) {
    await page.goto(path)
    await expect(page.getByText(ready).first()).toBeVisible()
  }

  expect(complaints).toEqual([])
})
