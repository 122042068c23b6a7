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
  // Fences go first: a line in one that looks like a heading begins no section.
  const fences: { info: string; text: string }[] = []
  const prose = markdown.replace(/^(`{3,})(.*)\n([\s\S]*?)^\1$/gm, (_, __, info: string, text: string) => {
    fences.push({ info, text })
    return `\0${fences.length - 1}\0`
  })
  return prose
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const examples = [...section.matchAll(/\0(\d+)\0/g)].flatMap(([, number]) => {
        const fence = fences[Number(number)]
        const place = /(before|after|doc)=(\S+)/.exec(fence?.info ?? '')
        return fence && place?.[1] && place[2] ? [{ side: place[1], path: place[2], text: fence.text.trimEnd() }] : []
      })
      const [title = '', ...paragraphs] = section.replace(/\0\d+\0/g, '').split(/\n{2,}/)
      return {
        id: title.trim(),
        text: paragraphs.map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim()).filter(Boolean),
        examples,
      }
    })
}
