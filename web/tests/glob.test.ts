// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { makeMatcher, patternProblem } from '../src/text/glob'

describe('an ignore pattern', () => {
  it.each([
    ['*.gen.ts', 'web/src/client.gen.ts', true],
    ['*.gen.ts', 'client.gen.tsx', false],
    ['vendor/', 'vendor/six.py', true],
    ['vendor/', 'lib/vendor/six.py', true],
    ['vendor/', 'vendor', false],
    ['vendor', 'vendor/six.py', true],
    ['/docs', 'docs/a.md', true],
    ['/docs', 'web/docs/a.md', false],
    ['docs/archive/**', 'docs/archive/2024/a.md', true],
    ['docs/archive/**', 'other/docs/archive/a.md', false],
    ['src/**/test.py', 'src/test.py', true],
    ['src/**/test.py', 'src/a/b/test.py', true],
    ['src/*/test.py', 'src/a/b/test.py', false],
    ['file?.txt', 'file1.txt', true],
    ['file?.txt', 'file/.txt', false],
    ['[a-c]*.md', 'b.md', true],
    ['[!a-c]*.md', 'b.md', false],
    ['*.{js,css}', 'dist/site.css', true],
    ['./a.txt', 'a.txt', true],
    ['a.b', 'axb', false],
    ['', 'a', false],
  ])('%j on %j: %s', (pattern, path, matches) => {
    expect(makeMatcher(pattern)(path)).toBe(matches)
  })

  it('that is half typed matches nothing and does not throw', () => {
    expect(makeMatcher('[z-a]')('z')).toBe(false)
    expect(makeMatcher('(')('a')).toBe(false)
  })

  it('is refused with its reason where the service would refuse it', () => {
    expect(patternProblem('!keep.md')).toMatch(/Exceptions/)
    expect(patternProblem('a\\b')).toMatch(/Backslashes/)
    expect(patternProblem('../up')).toMatch(/out of the repository/)
    expect(patternProblem('a..b/**')).toBeNull()
  })
})
