// SPDX-License-Identifier: Apache-2.0
import { Monitor, Moon, Sun } from 'lucide-react'
import { useId, useState } from 'react'
import { readTheme, saveTheme, type Theme } from './theme'
import styles from './ThemeChoice.module.css'

const choices = [
  { value: 'system', label: 'As the system', Icon: Monitor },
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
] as const

export function ThemeChoice() {
  const name = useId()
  const [theme, setTheme] = useState<Theme>(readTheme)
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">Theme</legend>
      {choices.map(({ value, label, Icon }) => (
        <label key={value} title={label} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={theme === value}
            onChange={() => {
              setTheme(value)
              saveTheme(value)
            }}
          />
          <Icon size={16} aria-hidden />
          <span className="visually-hidden">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
