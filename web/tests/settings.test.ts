// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { changedSettings, draftProblems, rebased, type Draft } from '../src/text/settings'

const saved: Draft = {
  docs_root_path: '/docs',
  target_branch: 'main',
  style_preference: 'professional',
  file_ignore_patterns: 'vendor/',
  reviewer: 'ada',
  docs_policies: '',
}

describe('changed settings', () => {
  it('are only those that differ', () => {
    expect(changedSettings({ ...saved, reviewer: 'bob' }, saved)).toEqual({ reviewer: 'bob' })
  })

  it('are cleared by an emptied field', () => {
    expect(changedSettings({ ...saved, reviewer: ' ' }, saved)).toEqual({ reviewer: null })
  })

  it('are none when only blanks differ', () => {
    expect(
      changedSettings({ ...saved, target_branch: ' main ', file_ignore_patterns: '\n vendor/ \n\n' }, saved),
    ).toEqual({})
  })

  it('hold the patterns as a list', () => {
    const changes = changedSettings({ ...saved, file_ignore_patterns: 'vendor/\n*.gen.ts' }, saved)

    expect(changes).toEqual({ file_ignore_patterns: ['vendor/', '*.gen.ts'] })
  })
})

describe('a draft', () => {
  it('takes what was saved meanwhile, and keeps what was edited', () => {
    const edited = { ...saved, reviewer: 'bob' }
    const fresh = { ...saved, target_branch: 'trunk', reviewer: 'eve' }

    expect(rebased(edited, saved, fresh)).toEqual({ ...saved, target_branch: 'trunk', reviewer: 'bob' })
    // Otherwise saving would take the branch back.
    expect(changedSettings(rebased(edited, saved, fresh), fresh)).toEqual({ reviewer: 'bob' })
  })

  it.each([
    [{ docs_root_path: '../other' }, 'docs_root_path'],
    [{ target_branch: 'a b' }, 'target_branch'],
    [{ reviewer: '@ada' }, 'reviewer'],
    [{ file_ignore_patterns: 'a\n!b' }, 'file_ignore_patterns'],
    [{ docs_policies: 'x'.repeat(1501) }, 'docs_policies'],
  ])('%j has a problem in %s', (change, field) => {
    expect(Object.keys(draftProblems({ ...saved, ...change }))).toEqual([field])
  })

  it('counts characters, not bytes', () => {
    expect(draftProblems({ ...saved, docs_policies: '😀'.repeat(1500) })).toEqual({})
  })
})
