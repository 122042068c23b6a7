// SPDX-License-Identifier: Apache-2.0
// The session itself is in cookies no script can read. This only remembers whether asking who is signed in is worth
// it, so that a first visit makes no request that must fail.
const key = 'was-signed-in'

export function maybeSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return true
  }
}

export function rememberSignedIn(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(key, '1')
    else localStorage.removeItem(key)
  } catch {
    // Without storage it is asked each time.
  }
}
