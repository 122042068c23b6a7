// SPDX-License-Identifier: Apache-2.0
import { Star } from 'lucide-react'
import { Link } from 'react-router'
import type { DashboardRepository } from '../api/client'
import type { Verdict } from '../text/analysis'
import { grouped } from '../text/grouped'
import { Badge } from '../ui/Badge'
import styles from './RepositoryHealth.module.css'

interface RepositoryHealthProps {
  repositories: readonly DashboardRepository[]
  /** Null as long as it is not known. */
  healthOf: (id: string) => Verdict | null
}

export function RepositoryHealth({ repositories, healthOf }: RepositoryHealthProps) {
  return (
    <ul className={styles.list}>
      {repositories.map((repository) => {
        const health = healthOf(repository.id)
        return (
          <li key={repository.id}>
            <div className={styles.head}>
              <Link to={`/repositories/${repository.id}`}>{repository.name}</Link>
              {health && <Badge tone={health.tone}>{health.label}</Badge>}
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
          <Star size={13} aria-hidden /> {grouped(repository.stargazers_count)}
          <span className="visually-hidden"> stars</span>
        </span>
      </p>
    </>
  )
}
