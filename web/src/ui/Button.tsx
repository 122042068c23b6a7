// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import styles from './Button.module.css'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

const classOf = (look: ButtonLook, small: boolean | undefined, extra: string | undefined): string =>
  [styles.button, styles[look], small ? styles.small : '', extra ?? ''].join(' ').trim()

interface Look {
  look?: ButtonLook
  small?: boolean
}

type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** While true the button does nothing and says so; it keeps its place and its focus. */
    busy?: boolean | undefined
  }

export function Button({ look = 'plain', small, busy, className, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classOf(look, small, className)}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      {...rest}
    >
      {children}
    </button>
  )
}

export function ButtonLink({ look = 'plain', small, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={classOf(look, small, className)} {...rest} />
}

export function ButtonAnchor({ look = 'plain', small, className, children, ...rest }: ComponentProps<'a'> & Look) {
  return (
    <a className={classOf(look, small, className)} {...rest}>
      {children}
    </a>
  )
}
