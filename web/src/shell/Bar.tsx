// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery } from '@tanstack/react-query'
import { Bell, BookOpenCheck, ChevronDown, LayoutDashboard } from 'lucide-react'
import { useId, useRef } from 'react'
import { Link, NavLink } from 'react-router'
import { answer, api, type Me } from '../api/client'
import { useLeave } from '../api/me'
import { notificationsQuery } from '../api/queries'
import { ButtonLink } from '../ui/Button'
import { useSay } from '../ui/Toasts'
import styles from './Bar.module.css'
import { Logo } from './Logo'

export function SignedOutBar({ isKnown }: { isKnown: boolean }) {
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link to="/" className={styles.brand}>
          <Logo /> <span>Delta</span>
        </Link>
        {/* Kept in its place while it is not known who is here, so that nothing moves. */}
        <nav aria-label="Account" className={styles.end} data-hidden={!isKnown || undefined}>
          <ButtonLink to="/sign-in" look="quiet" small>
            Sign in
          </ButtonLink>
          <ButtonLink to="/sign-up" look="primary" small>
            Sign up
          </ButtonLink>
        </nav>
      </div>
    </header>
  )
}

export function SignedInBar({ me }: { me: Me }) {
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link to="/dashboard" className={styles.brand}>
          <Logo /> <span>Delta</span>
        </Link>
        <nav aria-label="Main" className={styles.nav}>
          <NavLink to="/dashboard" className={styles.link ?? ''}>
            <LayoutDashboard size={17} aria-hidden /> <span>Dashboard</span>
          </NavLink>
          <NavLink to="/repositories" className={styles.link ?? ''}>
            <BookOpenCheck size={17} aria-hidden /> <span>Repositories</span>
          </NavLink>
        </nav>
        <div className={styles.end}>
          <BellLink />
          <AccountMenu me={me} />
        </div>
      </div>
    </header>
  )
}

function BellLink() {
  const { data } = useQuery(notificationsQuery)
  const unread = data?.filter((notification) => !notification.is_read).length ?? 0
  return (
    <NavLink to="/notifications" className={`${styles.link} ${styles.bell}`}>
      <Bell size={19} aria-hidden />
      <span className="visually-hidden">Notifications{unread > 0 ? `, ${unread} unread` : ''}</span>
      {unread > 0 && (
        <span className={styles.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </NavLink>
  )
}

function AccountMenu({ me }: { me: Me }) {
  const menuId = useId()
  const menu = useRef<HTMLDivElement>(null)
  const leave = useLeave()
  const say = useSay()
  const signOut = useMutation({
    mutationFn: () => answer(api.POST('/api/auth/logout')),
    onSuccess: () => leave('/'),
    onError: (error) => say(error.message),
  })
  return (
    <>
      <button type="button" className={styles.account} popoverTarget={menuId} aria-label={`Account of ${me.email}`}>
        <span className={styles.initial} aria-hidden>
          {(me.name ?? me.email).charAt(0).toUpperCase()}
        </span>
        <ChevronDown size={15} aria-hidden />
      </button>
      {/* The platform's popover: it closes on Escape and on a press beside it, and gives the focus back. */}
      <div id={menuId} popover="auto" ref={menu} className={styles.menu}>
        <div className={styles.who}>
          {me.name && <strong>{me.name}</strong>}
          <span>{me.email}</span>
        </div>
        <Link to="/account" className={styles.item} onClick={() => menu.current?.hidePopover()}>
          Account and sessions
        </Link>
        <button type="button" className={styles.item} onClick={() => signOut.mutate()}>
          Sign out
        </button>
      </div>
    </>
  )
}
