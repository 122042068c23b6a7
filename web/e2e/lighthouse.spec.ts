// SPDX-License-Identifier: Apache-2.0
// Lighthouse on the built dashboard, as `delta api` serves it; tests/web/lighthouse installs it and prints this table.
import { chromium } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchOptions } from '../playwright.config'
import { expect, fillSignIn, test } from './people'
import { pagesOf } from './pages'

type Form = 'mobile' | 'desktop'

interface Report {
  lhr: {
    /** How fast the machine was at that moment: a quiet desktop has 2,000 and more. */
    environment: { benchmarkIndex: number }
    runtimeError?: { message: string }
    categories: Record<string, { score: number | null }>
    audits: Record<
      string,
      {
        title: string
        score: number | null
        scoreDisplayMode: string
        numericValue?: number
        details?: { items?: object[] }
      }
    >
  }
}

type Lighthouse = (url: string, flags: object, config?: object) => Promise<Report | undefined>

const folder = resolve(import.meta.dirname, '../lighthouse/node_modules/lighthouse/core')
const load = async (file: string): Promise<unknown> =>
  ((await import(pathToFileURL(join(folder, file)).href)) as { default: unknown }).default

const measured = [
  'landing',
  'sign-in',
  'dashboard',
  'repositories',
  'repository',
  'settings',
  'analysis',
  'notifications',
]
const categories = ['performance', 'accessibility', 'best-practices'] as const
const least = 0.95

/** A folder for the whole reports, which say more than the table. */
const keep = process.env.LIGHTHOUSE_REPORTS
if (keep) mkdirSync(keep, { recursive: true })

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}

const percent = (score: number | null | undefined) => String(Math.round((score ?? 0) * 100))

/** What cost points, for whoever has to mend it. */
const lost = ({ lhr }: Report): string =>
  Object.entries(lhr.audits)
    .filter(([, { score, scoreDisplayMode }]) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
    .map(
      ([id, { score, details }]) =>
        `  ${id} ${score} ${JSON.stringify(details?.items?.slice(0, 2) ?? []).slice(0, 400)}`,
    )
    .join('\n')

for (const form of ['mobile', 'desktop'] as const satisfies Form[]) {
  test(`Lighthouse, ${form}`, async ({ house, sample }) => {
    test.setTimeout(600_000)
    const lighthouse = (await load('index.js')) as Lighthouse
    const config = form === 'desktop' ? ((await load('config/desktop-config.js')) as object) : undefined
    const profile = mkdtempSync(join(tmpdir(), 'delta-lighthouse-'))
    const port = await freePort()
    const browser = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      args: [...launchOptions.args, `--remote-debugging-port=${port}`],
      baseURL: house.origin,
    })
    try {
      const page = await browser.newPage()
      const reportOf = async (path: string): Promise<Report> => {
        // Each page as on a first visit: Lighthouse empties the cache, and leaves cookies and local storage.
        const flags = { port, onlyCategories: categories, logLevel: 'error' }
        for (let tries = 3; ; tries -= 1) {
          const report = await lighthouse(`${house.origin}${path}`, flags, config)
          const wrong = report?.lhr.runtimeError?.message
          if (report && !wrong) return report
          // On a busy machine the browser's trace may lack its beginning.
          if (tries === 1) throw new Error(`no report of ${path}: ${wrong}`)
        }
      }
      let isSignedIn = false
      const rows: string[] = []
      const speeds: number[] = []
      const failures: string[] = []
      const pages = pagesOf(sample).filter((one) => measured.includes(one.name))
      for (const { name, path, isPublic } of [...pages].sort((a, b) => Number(!a.isPublic) - Number(!b.isPublic))) {
        if (!isPublic && !isSignedIn) {
          isSignedIn = true
          await page.goto('/sign-in')
          await fillSignIn(page, sample.email)
          await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
          await page.goto('about:blank')
        }
        const report = await reportOf(path)
        if (keep) writeFileSync(join(keep, `${name}-${form}.json`), JSON.stringify(report.lhr))
        const scores = categories.map((category) => report.lhr.categories[category]?.score)
        speeds.push(Math.round(report.lhr.environment.benchmarkIndex))
        const number = (audit: string) => report.lhr.audits[audit]?.numericValue ?? NaN
        rows.push(
          `| ${[name, ...scores.map(percent), `${(number('largest-contentful-paint') / 1000).toFixed(1)} s`, `${Math.round(number('total-blocking-time'))} ms`, number('cumulative-layout-shift').toFixed(3)].join(' | ')} |`,
        )
        if (scores.some((score) => (score ?? 0) < least)) failures.push(`${name}:\n${lost(report)}`)
      }
      console.log(
        [
          `\n| ${form} | performance | accessibility | best practices | largest paint | blocked | layout shift |`,
          '|---|---|---|---|---|---|---|',
          ...rows,
          `Lighthouse's index of the machine: ${Math.min(...speeds)} to ${Math.max(...speeds)}`,
        ].join('\n'),
      )
      expect(failures.join('\n')).toBe('')
    } finally {
      await browser.close()
      rmSync(profile, { recursive: true, force: true })
    }
  })
}
