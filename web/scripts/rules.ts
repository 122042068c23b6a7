// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const page = fileURLToPath(new URL('../../docs/rules.md', import.meta.url))
const id = '\0virtual:rules'

/** Gives the dashboard the rules as docs/rules.md tells them, so that they are written once. */
export const rulesPlugin = (): Plugin => ({
  name: 'delta-rules',
  resolveId: (source) => (source === 'virtual:rules' ? id : null),
  load(loaded) {
    if (loaded !== id) return null
    this.addWatchFile(page)
    return `export default ${JSON.stringify(readRules(readFileSync(page, 'utf8')))}`
  },
})

/** Each `## rule` section: its paragraphs, and its fences that say `before=`, `after=` or `doc=`. */
export function readRules(markdown: string) {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const examples: { side: string; path: string; text: string }[] = []
      const prose = section.replace(/^(`{3,})(.*)\n([\s\S]*?)^\1$/gm, (_, __, info: string, text: string) => {
        const place = /(before|after|doc)=(\S+)/.exec(info)
        if (place?.[1] && place[2]) examples.push({ side: place[1], path: place[2], text: text.trimEnd() })
        return ''
      })
      const [title = '', ...paragraphs] = prose.split(/\n{2,}/)
      return {
        id: title.trim(),
        text: paragraphs.map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim()).filter(Boolean),
        examples,
      }
    })
}
