// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import rules from 'virtual:rules'
import { Prose } from '../ui/Prose'
import { Scroll } from '../ui/Scroll'
import { useTitle } from '../ui/title'
import styles from './Rules.module.css'

const headings: Record<string, string> = { before: 'Code before', after: 'Code after', doc: 'The document' }

export function Component() {
  useTitle('Rules')
  const { hash } = useLocation()
  // The page's code comes after the address, so the browser found nothing to scroll to.
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [hash])
  return (
    <div className={styles.rules}>
      <h1>Rules</h1>
      <p>What a finding can be about. Every example here is run by Delta’s own tests.</p>
      {rules.map((rule) => (
        <section
          key={rule.id}
          id={rule.id}
          data-target={hash === `#${rule.id}` || undefined}
          aria-labelledby={`${rule.id}-h`}
        >
          <h2 id={`${rule.id}-h`}>
            <a href={`#${rule.id}`}>{rule.id}</a>
          </h2>
          {rule.text.map((paragraph) => (
            <p key={paragraph}>
              <Prose text={paragraph} />
            </p>
          ))}
          <div className={styles.examples}>
            {rule.examples.map((example) => (
              <figure key={example.side + example.path}>
                <figcaption>
                  {headings[example.side]}: <code>{example.path}</code>
                </figcaption>
                <Scroll as="pre" label={`${headings[example.side] ?? ''} of ${rule.id}: ${example.path}`}>
                  <code>{example.text}</code>
                </Scroll>
              </figure>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}
