// SPDX-License-Identifier: Apache-2.0
import type { Plugin, Rollup } from 'vite'

const entry = '/src/main.tsx'
const application = '/src/application.tsx'

const findModule = (meta: Rollup.ManualChunkMeta, end: string): string => {
  const found = [...meta.getModuleIds()].find((id) => id.endsWith(end))
  if (!found) throw new Error(`${end} is no module`)
  return found
}

/** A module and all it imports, without what is loaded later. */
function closureOf(meta: Rollup.ManualChunkMeta, id: string, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  for (const other of meta.getModuleInfo(id)?.importedIds ?? []) closureOf(meta, other, seen)
  return seen
}

/** What more than one page has. */
function sharedOf(meta: Rollup.ManualChunkMeta): Set<string> {
  const pages = [...meta.getModuleIds()].filter((id) => /\/src\/pages\/\w+\.tsx$/.test(id))
  const uses = new Map<string, number>()
  for (const page of pages) for (const id of closureOf(meta, page)) uses.set(id, (uses.get(id) ?? 0) + 1)
  return new Set([...uses].filter(([, count]) => count > 1).map(([id]) => id))
}

/**
 * Beside the entry, which asks for the page, stand two files for every page: the libraries, which seldom change, and the
 * application, with what pages share. Small files of their own would be requests that wait for one another.
 */
export function makeChunks(): Rollup.GetManualChunk {
  let early: Set<string> | undefined
  let always: Set<string> | undefined
  return (id, meta) => {
    early ??= closureOf(meta, findModule(meta, entry))
    always ??= new Set([...closureOf(meta, findModule(meta, application)), ...sharedOf(meta)])
    // Named as well, or it would be drawn into the application, which imports some of it.
    if (early.has(id)) return 'start'
    if (!always.has(id)) return undefined
    // What begins with a zero byte is made by the bundler for them.
    const isLibrary = (id.includes('/node_modules/') && !id.endsWith('.css')) || id.startsWith('\0')
    return isLibrary ? 'libraries' : 'application'
  }
}

/** Has index.html load them: they are wanted before the entry could ask. */
export const preloadPlugin = (): Plugin => ({
  name: 'delta-preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      return ['libraries', 'application'].flatMap((name) => {
        const chunk = chunks.find((one) => one.name === name)
        if (!chunk) throw new Error(`there is no file of the ${name}`)
        const link = (rel: string, file: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        })
        const styles = [...(chunk.viteMetadata?.importedCss ?? [])]
        return [link('modulepreload', chunk.fileName), ...styles.map((file) => link('stylesheet', file))]
      })
    },
  },
})
