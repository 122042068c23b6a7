// SPDX-License-Identifier: Apache-2.0
import { FindingCard } from '../analysis/FindingCard'
import type { Finding } from '../api/client'
import { useMe } from '../api/me'
import { ButtonLink } from '../ui/Button'
import { useTitle } from '../ui/title'
import finding from './landing-finding.json'
import styles from './Landing.module.css'

export function Component() {
  useTitle('Delta')
  const { me } = useMe()
  return (
    <div className={styles.landing}>
      <section className={styles.hero}>
        <h1>The pull request that makes your docs wrong says so itself.</h1>
        <p>
          Delta reads both sides of a change and every claim your pages make about the code: a name, a default, an
          option, a route. What was true before and is false after is a finding, shown with both witnesses. Everything
          else is silence.
        </p>
        <div className={styles.actions}>
          {me ? (
            <ButtonLink to="/dashboard" look="primary">
              Open the dashboard
            </ButtonLink>
          ) : (
            <>
              <ButtonLink to="/sign-up" look="primary">
                Start with a repository
              </ButtonLink>
              <ButtonLink to="/sign-in">Sign in</ButtonLink>
            </>
          )}
        </div>
      </section>
      <section aria-labelledby="example" className={styles.example}>
        <h2 id="example">A finding, as it comes out of the engine</h2>
        <FindingCard finding={finding as Finding} />
      </section>
      <section aria-labelledby="how" className={styles.how}>
        <h2 id="how">What happens on a pull request</h2>
        <ol>
          <li>
            <h3>It is judged within seconds</h3>
            <p>
              A check on the pull request names the lines of the page and the lines of the code. The same change gives
              the same verdict each time: the engine needs no language model.
            </p>
          </li>
          <li>
            <h3>What can be proved is mended</h3>
            <p>
              A rename, a new default, a moved file: the edit is made on a copy and judged again before a docs pull
              request offers it to you.
            </p>
          </li>
          <li>
            <h3>You decide how much it says</h3>
            <p>
              Rules, patterns and scores are yours to set, and any claim can be silenced with a reason. A clean pull
              request stays clean.
            </p>
          </li>
        </ol>
      </section>
    </div>
  )
}
