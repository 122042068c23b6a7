// SPDX-License-Identifier: Apache-2.0
// The small project that deploy/sample makes, and the pull request in it that makes pages of it wrong.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Files } from './github'

const script = resolve(import.meta.dirname, '../../deploy/sample')

interface Project {
  files: Record<string, string>
  /** What the pull request does to them; null for a file that goes. */
  changes: Files
}

function readProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'delta-sample-'))
  try {
    execFileSync(script, [folder], { stdio: 'ignore' })
    const git = (...call: string[]) => execFileSync('git', call, { cwd: folder, encoding: 'utf8' })
    const read = (branch: string): Record<string, string> =>
      Object.fromEntries(
        git('ls-tree', '-r', '--name-only', branch)
          .split('\n')
          .filter(Boolean)
          .map((path) => [path, git('show', `${branch}:${path}`)]),
      )
    // How sure Delta has to be is fitted anew now and then; what is tried here is not.
    const settings: Record<string, string> = { '.github/delta.yml': 'min_score: 0.4\n' }
    const [files, after] = [
      { ...read('main'), ...settings },
      { ...read('tidy-names'), ...settings },
    ]
    const paths = new Set([...Object.keys(files), ...Object.keys(after)])
    const changed = [...paths].filter((path) => files[path] !== after[path])
    return { files, changes: Object.fromEntries(changed.map((path) => [path, after[path] ?? null])) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const project = readProject()

/** One file of the project with a part replaced. */
export function edited(path: string, from: string, to: string): Files {
  const text = project.files[path]
  if (!text?.includes(from)) throw new Error(`${path} does not say ${from}`)
  return { [path]: text.replace(from, to) }
}
