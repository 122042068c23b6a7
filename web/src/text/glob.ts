// SPDX-License-Identifier: Apache-2.0

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** One pattern part as a regular expression: `*`, `**`, `?`, `[a-z]` and `{a,b}`, as lib/base/glob.hpp reads them. */
function expression(pattern: string): string {
  let out = ''
  for (let i = 0; i < pattern.length;) {
    const rest = pattern.slice(i)
    const set = /^\[([!^]?)(\]?[^\]]*)\]/.exec(rest)
    const alternatives = /^\{([^}]*)\}/.exec(rest)
    if (rest.startsWith('**/')) {
      out += '(?:.*/)?'
      i += 3
    } else if (rest.startsWith('**')) {
      out += '.*'
      i += 2
    } else if (rest.startsWith('*')) {
      out += '[^/]*'
      i += 1
    } else if (rest.startsWith('?')) {
      out += '[^/]'
      i += 1
    } else if (set) {
      const members = (set[2] ?? '').replace(/[\\\]^[]/g, '\\$&')
      out += set[1] ? `[^/${members}]` : `(?!/)[${members}]`
      i += set[0].length
    } else if (alternatives) {
      out += `(?:${(alternatives[1] ?? '').split(',').map(expression).join('|')})`
      i += alternatives[0].length
    } else {
      out += escaped(pattern.charAt(i))
      i += 1
    }
  }
  return out
}

/**
 * Tells whether `pattern`, by the rules of .gitignore files, takes in a path. What matches a folder takes in everything
 * below it. A pattern that cannot be read matches nothing.
 */
export function makeMatcher(pattern: string): (path: string) => boolean {
  let whole = pattern.trim().replace(/^\.\//, '')
  if (whole === '') return () => false
  const anchored = whole.slice(0, -1).includes('/')
  const onlyBelow = whole.endsWith('/')
  whole = whole.replace(/\/$/, '').replace(/^\//, '')
  try {
    const matcher = new RegExp(
      `^${anchored ? '' : '(?:.*/)?'}${expression(whole)}${onlyBelow ? '/.*' : '(?:/.*)?'}$`,
      'u',
    )
    return (path) => matcher.test(path)
  } catch {
    return () => false
  }
}

/** Why the service would refuse a pattern, or null. */
export function patternProblem(pattern: string): string | null {
  if (pattern.startsWith('!')) return 'Exceptions (!pattern) are not supported.'
  if (pattern.includes('\\')) return 'Backslashes are not supported; folders are parted by /.'
  if (pattern.split('/').includes('..')) return '“..” leads out of the repository.'
  return null
}
