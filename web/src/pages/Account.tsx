// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer, api, type Session } from '../api/client'
import { useAppLinks } from '../api/github'
import { useLeave } from '../api/me'
import { meQuery, sessionsQuery } from '../api/queries'
import { deviceName } from '../text/userAgent'
import { Badge } from '../ui/Badge'
import { Button, ButtonAnchor } from '../ui/Button'
import { Card } from '../ui/Card'
import { Confirm } from '../ui/Confirm'
import { RelativeTime } from '../ui/RelativeTime'
import { Failed, Loading } from '../ui/State'
import { useSay } from '../ui/Toasts'
import { useTitle } from '../ui/title'
import styles from './Account.module.css'

export function Component() {
  useTitle('Account')
  return (
    <>
      <h1>Account</h1>
      <div className={styles.cards}>
        <Identity />
        <Sessions />
      </div>
    </>
  )
}

function Identity() {
  const { data: me } = useQuery(meQuery)
  const { authorize } = useAppLinks()
  return (
    <Card title="You">
      <dl className={styles.facts}>
        <dt>Name</dt>
        <dd>{me?.name ?? 'Not given'}</dd>
        <dt>E-mail</dt>
        <dd>{me?.email}</dd>
        <dt>GitHub</dt>
        <dd>
          <span>{me?.github_username ?? 'Not linked'}</span>
          {authorize !== null && (
            <ButtonAnchor small href={authorize}>
              {me?.github_username ? 'Look for installations' : 'Link GitHub'}
            </ButtonAnchor>
          )}
        </dd>
      </dl>
    </Card>
  )
}

function Sessions() {
  const sessions = useQuery(sessionsQuery)
  const client = useQueryClient()
  const leave = useLeave()
  const say = useSay()
  const end = useMutation({
    mutationFn: (session: Session) =>
      answer(api.DELETE('/api/auth/sessions/{id}', { params: { path: { id: session.id } } })),
    onSuccess: () => say('That device is signed out.'),
    onError: (error) => say(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const endAll = useMutation({
    mutationFn: () => answer(api.DELETE('/api/auth/sessions')),
    onSuccess: () => leave('/sign-in'),
    onError: (error) => say(error.message),
  })
  return (
    <Card
      title="Where you are signed in"
      aside={
        <Confirm
          trigger={(ask) => (
            <Button small look="danger" busy={endAll.isPending} onClick={ask}>
              Sign out everywhere
            </Button>
          )}
          title="Sign out everywhere?"
          action="Sign out everywhere"
          onConfirm={() => endAll.mutate()}
        >
          Every device has to sign in again, this one too.
        </Confirm>
      }
    >
      {sessions.isPending ? (
        <Loading label="sessions" />
      ) : sessions.error ? (
        <Failed error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <ul className={styles.sessions}>
          {sessions.data.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => end.mutate(session)} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const device = deviceName(session.user_agent)
  return (
    <li>
      <div className={styles.device}>
        <p title={session.user_agent}>
          {device} {session.current && <Badge tone="good">This device</Badge>}
        </p>
        <p className={styles.seen}>
          {session.ip && <span>{session.ip}</span>}
          <span>
            last seen <RelativeTime value={session.last_seen_at} />
          </span>
          <span>
            signed in <RelativeTime value={session.created_at} />
          </span>
        </p>
      </div>
      {!session.current && (
        <Confirm
          trigger={(ask) => (
            <Button small onClick={ask} aria-label={`Sign out ${device}`}>
              Sign out
            </Button>
          )}
          title={`Sign out ${device}?`}
          action="Sign it out"
          onConfirm={onEnd}
        >
          That device has to sign in again.
        </Confirm>
      )}
    </li>
  )
}
