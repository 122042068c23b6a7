// SPDX-License-Identifier: Apache-2.0
import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import styles from './PasswordInput.module.css'

type Props = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & { onValue: (value: string) => void }

export function PasswordInput({ onValue, ...rest }: Props) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <div className={styles.box}>
      <input
        {...rest}
        type={isShown ? 'text' : 'password'}
        name="password"
        required
        onChange={(event) => onValue(event.target.value)}
      />
      <button
        type="button"
        className={styles.show}
        aria-pressed={isShown}
        aria-label="Show password"
        onClick={() => setIsShown(!isShown)}
      >
        <Icon size={18} aria-hidden />
      </button>
    </div>
  )
}
