// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../api/live'
import styles from './LiveMark.module.css'

const words: Record<Connection, string> = {
  connecting: 'Connecting…',
  open: 'Live',
  lost: 'Connection lost, trying again…',
}

export function LiveMark({ connection }: { connection: Connection }) {
  return (
    <span className={styles.mark} data-connection={connection} role="status">
      {words[connection]}
    </span>
  )
}
