// SPDX-License-Identifier: Apache-2.0
// Every page, light, dark and narrow, into test-results/pages; and those that docs/dashboard.md shows.
import { expect, test } from './people'
import { pagesOf } from './pages'
import { addSample } from './sample'

const looks = {
  light: { colorScheme: 'light', width: 1280 },
  dark: { colorScheme: 'dark', width: 1280 },
  narrow: { colorScheme: 'light', width: 360 },
} as const

const inDocs: Record<string, string[]> = {
  light: ['dashboard', 'analysis', 'settings'],
  dark: ['repository'],
  narrow: [],
}

for (const [look, { colorScheme, width }] of Object.entries(looks)) {
  test(`screenshots, ${look}`, async ({ house, person: { page, email } }) => {
    test.slow()
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const { name, path, ready } of pagesOf(addSample(house, email))) {
      await page.goto(path)
      await expect(page.getByText(ready).first(), name).toBeVisible()
      await page.waitForLoadState('load')
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `test-results/pages/${name}-${look}.png`, fullPage: true })
      if (inDocs[look]?.includes(name)) await page.screenshot({ path: `../docs/images/dashboard-${name}.png` })
    }
  })
}
