// SPDX-License-Identifier: Apache-2.0

/** The cursor of the next page in a `Link` header (RFC 8288), or null on the last page. */
export function nextCursor(link: string | null): string | null {
  for (const part of (link ?? '').split(/,(?=\s*<)/)) {
    const target = /^\s*<([^>]*)>/.exec(part)?.[1]
    if (target === undefined || !/;\s*rel="?[^"]*\bnext\b/i.test(part)) continue
    return new URL(target, 'http://relative').searchParams.get('cursor')
  }
  return null
}
