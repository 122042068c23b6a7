// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'

/** Names the page in the window's title, which is also what a screen reader says after a navigation. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Delta' ? title : `${title} · Delta`
  }, [title])
}
