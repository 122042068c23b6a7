// SPDX-License-Identifier: Apache-2.0
// Fails the build when the JavaScript a first visit loads, gzipped, exceeds the budget; prints the size of every page.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budget = 150_000
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

const keyOf = (name) => Object.keys(manifest).find((key) => manifest[key].name === name)
const filesOf = (key, seen = new Set()) => {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const other of manifest[key].imports ?? []) filesOf(other, seen)
  return seen
}
const gzipped = (keys) =>
  [...keys].reduce((sum, key) => sum + gzipSync(readFileSync(`dist/${manifest[key].file}`)).length, 0)

const entry = new Set([...filesOf(keyOf('start')), ...filesOf(keyOf('application'))])
const pages = Object.keys(manifest).filter((key) => key.startsWith('src/pages/'))
let tooLarge = false
for (const page of pages) {
  const size = gzipped(new Set([...entry, ...filesOf(page)]))
  tooLarge ||= size > budget
  console.log(`${(size / 1000).toFixed(1).padStart(6)} kB  ${page}`)
}
if (tooLarge) {
  console.error(`a page's JavaScript exceeds ${budget / 1000} kB gzipped`)
  process.exit(1)
}
