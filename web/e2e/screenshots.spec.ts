// SPDX-License-Identifier: Apache-2.0
// Every page, light, dark, narrow, and narrow and dark, into screenshots; and those that the documentation shows, into docs/images.
import { test } from './people'
import { pagesOf, visit } from './pages'

const looks = {
  light: { colorScheme: 'light', width: 1280 },
  dark: { colorScheme: 'dark', width: 1280 },
  narrow: { colorScheme: 'light', width: 360 },
  'narrow and dark': { colorScheme: 'dark', width: 360 },
} as const

/** The height of the picture in docs/images. */
const inDocs: Record<string, Record<string, number>> = {
  light: { dashboard: 800, analysis: 980, settings: 1000 },
  dark: { repository: 800 },
}

for (const [look, { colorScheme, width }] of Object.entries(looks)) {
  test(`screenshots, ${look}`, async ({ member: page, sample }) => {
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const one of pagesOf(sample)) {
      const height = inDocs[look]?.[one.name] ?? 800
      await page.setViewportSize({ width, height })
      await visit(page, one)
      // No pointer over anything, and no room for a scroll bar that no picture has.
      await page.mouse.move(0, 0)
      await page.evaluate(() => {
        document.documentElement.style.scrollbarGutter = 'auto'
      })
      await page.waitForTimeout(200)
      if (inDocs[look]?.[one.name]) await page.screenshot({ path: `../docs/images/dashboard-${one.name}.png` })
      // As high as the page: what sticks to the window's edge would stand in the middle of a longer picture.
      // Twice: what is laid out when it comes near has its height only then.
      for (let i = 0; i < 2; i += 1) {
        await page.setViewportSize({ width, height })
        const all = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ width, height: all })
        await page.waitForTimeout(100)
      }
      await page.screenshot({ path: `screenshots/${one.name}-${look.replaceAll(' ', '-')}.png`, fullPage: true })
    }
  })
}
