import fs from 'node:fs'

const secret = 1
const parser = await import('./parser.mjs')

export default {
  port: 3000,
  plugins: ['a'],
  start (options) {}
}
