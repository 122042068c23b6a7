// SPDX-License-Identifier: Apache-2.0
// Brings openapi.json, from which the types of the API are generated, up to what the program prints.
//
//   node scripts/openapi.js DELTA           writes openapi.json
//   node scripts/openapi.js DELTA --check   only tells whether it is the same
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const [delta = 'delta', check] = process.argv.slice(2)
const file = new URL('../openapi.json', import.meta.url)
const document = JSON.parse(execFileSync(delta, ['api', '--openapi'], { encoding: 'utf8' }))
// Every build has a version of its own; the types do not depend on it.
document.info.version = '0'
const text = `${JSON.stringify(document, null, 2)}\n`
if (check !== '--check') {
  writeFileSync(file, text)
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('web/openapi.json is not what the program prints: run node scripts/openapi.js DELTA')
  process.exit(1)
}
