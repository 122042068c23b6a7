// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { useMe } from '../api/me'
import styles from './Frame.module.css'
import { SignedInBar, SignedOutBar } from './Bar'
import { ThemeChoice } from './ThemeChoice'

/** What stands around every page. */
export function Frame() {
  const { me, isKnown } = useMe()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const navigation = useNavigation()

  // After a navigation the keyboard and the screen reader begin at the new page, not at the link that was followed.
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true })
    shown.current = pathname
  }, [pathname])

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      {me ? <SignedInBar me={me} /> : <SignedOutBar isKnown={isKnown} />}
      <div className={styles.progress} data-active={navigation.state !== 'idle' || undefined} aria-hidden />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <footer className={styles.footer}>
        <span>Delta keeps documentation true.</span>
        <ThemeChoice />
      </footer>
      <ScrollRestoration />
    </div>
  )
}
