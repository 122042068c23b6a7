// SPDX-License-Identifier: Apache-2.0
const inPath = (text: string): string => text.split('/').map(encodeURIComponent).join('/')

export interface GithubLinks {
  repository: (name: string) => string
  pullRequest: (repository: string, number: number) => string
  /** Lines of a file at a branch or commit. Line 0 stands for the file as a whole. */
  lines: (repository: string, ref: string, path: string, start?: number | null, end?: number | null) => string
}

/** `root` is https://github.com, or an Enterprise server. */
export function makeLinks(root: string): GithubLinks {
  const repository = (name: string) => `${root}/${inPath(name)}`
  return {
    repository,
    pullRequest: (name, number) => `${repository(name)}/pull/${number}`,
    lines: (name, ref, path, start, end) => {
      const file = `${repository(name)}/blob/${inPath(ref)}/${inPath(path)}`
      // GitHub renders Markdown, and a rendered page has no lines.
      const plain = /\.(md|mdx|markdown|rst|adoc|asciidoc)$/i.test(path) ? '?plain=1' : ''
      if (!start) return file
      return end && end > start ? `${file}${plain}#L${start}-L${end}` : `${file}${plain}#L${start}`
    },
  }
}

interface AppOnGithub {
  github_url: string
  github_app_url: string | null
  github_client_id: string | null
}

/** Where the App is installed and its repositories chosen. GitHub hands `state` back with its answer. */
export const installUrl = (app: AppOnGithub, state: string): string | null =>
  app.github_app_url && `${app.github_app_url}/installations/new?state=${encodeURIComponent(state)}`

/** Where somebody says who they are on GitHub, without installing anything. */
export const authorizeUrl = (app: AppOnGithub, state: string): string | null =>
  app.github_client_id &&
  `${app.github_url}/login/oauth/authorize?client_id=${encodeURIComponent(app.github_client_id)}&state=${encodeURIComponent(state)}`

export const safeReturn = (next: string | null): string =>
  next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/dashboard'
