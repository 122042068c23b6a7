// SPDX-License-Identifier: Apache-2.0
// A secret that goes to GitHub and comes back, so that an answer of GitHub's which somebody else asked for, and slipped to
// this browser as a link, is told from one that was asked for here.
const key = 'github-link-state'

export function linkState(): string {
  try {
    const kept = sessionStorage.getItem(key)
    if (kept) return kept
    const made = crypto.randomUUID()
    sessionStorage.setItem(key, made)
    return made
  } catch {
    return 'none'
  }
}

export function isOwnState(state: string | null): boolean {
  try {
    return state !== null && state === sessionStorage.getItem(key)
  } catch {
    return false
  }
}
