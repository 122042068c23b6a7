// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Repository } from '../api/client'
import { useAppLinks } from '../api/github'
import { latestAnalysesQuery, repositoriesQuery, statsQuery } from '../api/queries'
import { onboardingStep } from '../text/onboarding'
import { ButtonAnchor, ButtonLink } from '../ui/Button'
import styles from './Onboarding.module.css'

interface OnboardingProps {
  repositories: readonly Repository[]
  hasVerdict: boolean
  isLoaded: boolean
}

const waitingInterval = 4_000

/** From an empty account to the first verdict; it leaves by itself, and moves on when GitHub has told us something. */
export function Onboarding({ repositories, hasVerdict, isLoaded }: OnboardingProps) {
  const { install, authorize } = useAppLinks()
  const stats = useQuery(statsQuery)
  const step = onboardingStep({
    installations: stats.data?.installations_count ?? 0,
    repositories: repositories.length,
    active: repositories.filter((repository) => repository.is_active).length,
    hasVerdict,
  })
  const isShown = isLoaded && stats.isSuccess && step !== 'done'
  const first = repositories.find((repository) => repository.is_active)
  const refetchInterval = isShown ? waitingInterval : false
  useQuery({ ...statsQuery, refetchInterval })
  useQuery({ ...repositoriesQuery, refetchInterval })
  useQuery({ ...latestAnalysesQuery(first?.id ?? ''), enabled: isShown && first !== undefined, refetchInterval })
  if (!isShown) return null

  const at = ['install', 'waiting', 'pick', 'verdict'].indexOf(step)
  return (
    <section className={styles.onboarding} aria-labelledby="onboarding">
      <h2 id="onboarding">Three steps to the first verdict</h2>
      <ol className={styles.steps}>
        <Step number={1} title="Install the App on GitHub" isDone={at > 0} isCurrent={at === 0}>
          <p>You choose the repositories it may see. It reads code, and writes only to branches of its own.</p>
          {install === null ? (
            <p>Whoever runs this Delta has the address of the App’s page.</p>
          ) : (
            <ButtonAnchor look="primary" href={install}>
              Install on GitHub
            </ButtonAnchor>
          )}
          {authorize !== null && (
            <p>
              Is it installed already? <a href={authorize}>Link your GitHub account</a>.
            </p>
          )}
        </Step>
        <Step number={2} title="Pick a repository" isDone={at > 2} isCurrent={at === 1 || at === 2}>
          {at === 1 ? (
            <Waiting>Waiting for GitHub to tell us which repositories you chose</Waiting>
          ) : (
            <>
              <p>Delta looks only at repositories that are switched on.</p>
              {at === 2 && (
                <ButtonLink look="primary" to="/repositories">
                  Pick repositories
                </ButtonLink>
              )}
            </>
          )}
        </Step>
        <Step number={3} title="Open a pull request" isDone={false} isCurrent={at === 3}>
          <p>Its first verdict comes within seconds, here and as a check on the pull request.</p>
          {at === 3 && <Waiting>Waiting for GitHub to send the first pull request</Waiting>}
        </Step>
      </ol>
    </section>
  )
}

interface StepProps {
  number: number
  title: string
  isDone: boolean
  isCurrent: boolean
  children: ReactNode
}

function Step({ number, title, isDone, isCurrent, children }: StepProps) {
  return (
    <li className={styles.step} data-done={isDone || undefined} aria-current={isCurrent ? 'step' : undefined}>
      <span className={styles.number} aria-hidden>
        {isDone ? <Check size={16} /> : number}
      </span>
      <h3>
        {title}
        {isDone && <span className="visually-hidden"> (done)</span>}
      </h3>
      {children}
    </li>
  )
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className={styles.waiting} role="status">
      <span className={styles.dot} aria-hidden /> {children}…
    </p>
  )
}
