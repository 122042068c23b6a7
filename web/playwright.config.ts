// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from '@playwright/test'

// Debian's Chromium: a browser of Playwright's own would have to be downloaded.
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const launchOptions = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export default defineConfig({
  testDir: 'e2e',
  // One house, one server: the tests have people of their own, and the outage is everybody's.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions,
    trace: 'off',
  },
  projects: [
    { name: 'e2e', testIgnore: /screenshots|lighthouse/ },
    { name: 'screenshots', testMatch: /screenshots/ },
    { name: 'lighthouse', testMatch: /lighthouse/ },
  ],
})
