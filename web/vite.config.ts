// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { makeChunks, preloadPlugin } from './scripts/chunks'
import { rulesPlugin } from './scripts/rules'

export default defineConfig({
  plugins: [react(), rulesPlugin(), preloadPlugin()],
  build: {
    target: 'es2022',
    // A strict content security policy allows no data: URL for scripts, styles or fonts.
    assetsInlineLimit: 0,
    // Every browser we name supports it; the polyfill is bytes for nobody.
    modulePreload: { polyfill: false },
    manifest: true,
    rollupOptions: { output: { manualChunks: makeChunks() } },
  },
  server: {
    proxy: { '/api': process.env.DELTA_API ?? 'http://127.0.0.1:8000' },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
  },
})
