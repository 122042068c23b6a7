// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { BellOff, Check, Trash2 } from 'lucide-react'
import { notificationsQuery } from '../api/queries'
import { useNotificationActions } from '../api/notificationActions'
import { Button } from '../ui/Button'
import { Confirm } from '../ui/Confirm'
import { RelativeTime } from '../ui/RelativeTime'
import { Empty, Failed, Loading } from '../ui/State'
import { useTitle } from '../ui/title'
import styles from './Notifications.module.css'

export function Component() {
  useTitle('Notifications')
  const { data, error, isPending, refetch } = useQuery(notificationsQuery)
  const actions = useNotificationActions()
  const shown = data?.filter((notification) => !actions.leaving.has(notification.id)) ?? []
  const unread = shown.filter((notification) => !notification.is_read).length

  return (
    <>
      <header className={styles.head}>
        <h1>Notifications</h1>
        <div className={styles.tools}>
          <Button disabled={unread === 0} onClick={actions.readAll}>
            <Check size={16} aria-hidden /> Mark all as read
          </Button>
          <Confirm
            trigger={(ask) => (
              <Button disabled={shown.length === 0} onClick={ask}>
                <Trash2 size={16} aria-hidden /> Delete all
              </Button>
            )}
            title="Delete all notifications?"
            action="Delete all"
            onConfirm={actions.removeAll}
          >
            The analyses they speak of stay. This cannot be undone.
          </Confirm>
        </div>
      </header>
      {isPending ? (
        <Loading label="notifications" lines={6} />
      ) : error && shown.length === 0 ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : shown.length === 0 ? (
        <Empty icon={<BellOff size={30} aria-hidden />} title="Nothing to tell">
          <p>You hear about new analyses, verdicts, docs pull requests and failures here.</p>
        </Empty>
      ) : (
        <ul className={styles.list}>
          {shown.map(({ id, content, is_read, created_at }) => (
            <li key={id} data-unread={!is_read || undefined}>
              <span className={styles.dot} aria-hidden />
              <div className={styles.what}>
                <p>
                  {!is_read && <span className="visually-hidden">Unread: </span>}
                  {content}
                </p>
                <RelativeTime value={created_at} />
              </div>
              {!is_read && (
                <Button look="quiet" small onClick={() => actions.read(id)} aria-label={`Mark as read: ${content}`}>
                  <Check size={17} aria-hidden />
                </Button>
              )}
              <Button look="quiet" small onClick={() => actions.remove(id)} aria-label={`Delete: ${content}`}>
                <Trash2 size={17} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {data && `${unread} unread of ${shown.length} notifications`}
      </p>
    </>
  )
}
