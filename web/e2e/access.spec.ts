// SPDX-License-Identifier: Apache-2.0
import type { AxeResults } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from './people'
import { pagesOf, visit } from './pages'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const looks = {
  light: { colorScheme: 'light', width: 1280 },
  dark: { colorScheme: 'dark', width: 1280 },
  narrow: { colorScheme: 'light', width: 360 },
  'narrow and dark': { colorScheme: 'dark', width: 360 },
} as const

// What Google calls good is 0.1; a word that gets its own font may move a little.
const mostShift = 0.02

interface LayoutShift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null }[]
}

for (const [look, { colorScheme, width }] of Object.entries(looks)) {
  test(`axe finds nothing on any page, ${look}`, async ({ member: page, sample }) => {
    test.slow()
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const one of pagesOf(sample)) {
      await visit(page, one)
      await page.evaluate(axe)
      const { violations } = await page.evaluate<AxeResults>('axe.run()')
      const told = violations.map(({ id, nodes }) => `${one.name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      expect(told).toEqual([])
    }
  })
}

test('every page fits a small screen', async ({ member: page, sample }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const one of pagesOf(sample)) {
    await visit(page, one)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, one.name).toBeLessThanOrEqual(0)
  }
})

test('nothing moves while a page loads', async ({ member: page, sample }) => {
  test.slow()
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue
        const moved = entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : ''))
        shifts.push(`${entry.value.toFixed(4)} ${moved.join(' ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const { width } of [looks.light, looks.narrow]) {
    await page.setViewportSize({ width, height: 800 })
    for (const one of pagesOf(sample).filter(({ isPublic }) => !isPublic || width === looks.narrow.width)) {
      await visit(page, one)
      await page.waitForTimeout(300)
      const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)
      const sum = shifts.reduce((all, shift) => all + Number.parseFloat(shift), 0)
      expect.soft(sum, `${one.name} at ${width}: ${shifts.join('\n')}`).toBeLessThan(mostShift)
    }
  }
})

test('the policy that Vercel sends is kept', async ({ context, complaints, member: page, sample }) => {
  const policy = /"value": "(default-src[^"]*)"/.exec(readFileSync('vercel.json', 'utf8'))?.[1] ?? ''
  expect(policy).toContain("style-src 'self'")
  await context.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })

  for (const one of pagesOf(sample)) await visit(page, one)

  expect(complaints).toEqual([])
})
