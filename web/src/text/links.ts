// SPDX-License-Identifier: Apache-2.0

/** Where GitHub is; an Enterprise server's address is given to the build. */
export const githubUrl =
  (import.meta.env.VITE_GITHUB_URL as string | undefined)?.replace(/\/+$/, '') ?? 'https://github.com'

const inPath = (text: string): string => text.split('/').map(encodeURIComponent).join('/')

export const pullRequestUrl = (repository: string, number: number): string =>
  `${githubUrl}/${inPath(repository)}/pull/${number}`

/** Lines of a file at a branch or commit. Line 0 stands for the file as a whole. */
export function linesUrl(
  repository: string,
  ref: string,
  path: string,
  start?: number | null,
  end?: number | null,
): string {
  const file = `${githubUrl}/${inPath(repository)}/blob/${inPath(ref)}/${inPath(path)}`
  // GitHub renders Markdown, and a rendered page has no lines.
  const plain = /\.(md|mdx|markdown|rst|adoc|asciidoc)$/i.test(path) ? '?plain=1' : ''
  if (!start) return file
  return end && end > start ? `${file}${plain}#L${start}-L${end}` : `${file}${plain}#L${start}`
}

export const safeReturn = (next: string | null): string =>
  next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/dashboard'

/** The App's page on GitHub, where it is installed; only whoever runs Delta knows its name. */
export const appUrl = (import.meta.env.VITE_GITHUB_APP_URL as string | undefined) ?? null

export const repositoryUrl = (repository: string): string => `${githubUrl}/${inPath(repository)}`
