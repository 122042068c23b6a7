// SPDX-License-Identifier: Apache-2.0
import { Star } from 'lucide-react'
import { Link } from 'react-router'
import type { Analysis, DashboardRepository } from '../api/client'
import { verdict, type Verdict } from '../text/analysis'
import { Badge } from '../ui/Badge'
import styles from './RepositoryHealth.module.css'

interface RepositoryHealthProps {
  repositories: readonly DashboardRepository[]
  /** The newest analysis by repository; absent for one that is not watched, null for one that has none. */
  latest: ReadonlyMap<string, Analysis | null>
  suspended: ReadonlySet<string>
}

export function RepositoryHealth({ repositories, latest, suspended }: RepositoryHealthProps) {
  return (
    <ul className={styles.list}>
      {repositories.map((repository) => {
        const analysis = latest.get(repository.id)
        const health: Verdict = suspended.has(repository.id)
          ? { label: 'Suspended', tone: 'bad' }
          : analysis
            ? verdict(analysis)
            : { label: analysis === null ? 'No verdict yet' : 'Off', tone: 'plain' }
        return (
          <li key={repository.id}>
            <div className={styles.head}>
              <Link to={`/repositories/${repository.id}`}>{repository.name}</Link>
              <Badge tone={health.tone}>{health.label}</Badge>
            </div>
            <Details repository={repository} />
          </li>
        )
      })}
    </ul>
  )
}

// What the API says when GitHub does not answer; the figures beside it are none then.
const unknown = 'Error fetching details'

function Details({ repository }: { repository: DashboardRepository }) {
  if (repository.description === unknown) return <p className={styles.facts}>GitHub tells no details right now.</p>
  return (
    <>
      {repository.description && <p className={styles.description}>{repository.description}</p>}
      <p className={styles.facts}>
        {repository.language && <span>{repository.language}</span>}
        <span>
          <Star size={13} aria-hidden /> {repository.stargazers_count.toLocaleString('en')}
          <span className="visually-hidden"> stars</span>
        </span>
      </p>
    </>
  )
}
