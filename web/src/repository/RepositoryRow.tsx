// SPDX-License-Identifier: Apache-2.0
import { Settings2 } from 'lucide-react'
import { Link } from 'react-router'
import type { Repository } from '../api/client'
import { ButtonLink } from '../ui/Button'
import { RelativeTime } from '../ui/RelativeTime'
import { Switch } from '../ui/Switch'
import styles from './RepositoryRow.module.css'

interface RepositoryRowProps {
  repository: Repository
  onActivate: (isActive: boolean) => void
}

export function RepositoryRow({ repository, onActivate }: RepositoryRowProps) {
  const [owner, name] = splitName(repository.repo_name)
  return (
    <li className={styles.row}>
      <span className={styles.initial} aria-hidden>
        {name.charAt(0).toUpperCase()}
      </span>
      <div className={styles.what}>
        <Link to={`/repositories/${repository.id}`} className={styles.name}>
          {owner && <span className={styles.owner}>{owner}/</span>}
          {name}
        </Link>
        <p className={styles.facts}>
          {repository.is_suspended ? (
            'Suspended on GitHub: unsuspend the App there to go on'
          ) : (
            <>
              {repository.target_branch && <code>{repository.target_branch}</code>}
              {repository.last_synced_at && (
                <span>
                  synced <RelativeTime value={repository.last_synced_at} />
                </span>
              )}
            </>
          )}
        </p>
      </div>
      <Switch
        label={`Analyze pull requests of ${repository.repo_name}`}
        isOn={repository.is_active && !repository.is_suspended}
        isDisabled={repository.is_suspended}
        onChange={onActivate}
      />
      <ButtonLink
        to={`/repositories/${repository.id}/settings`}
        look="quiet"
        small
        aria-label={`Settings of ${repository.repo_name}`}
      >
        <Settings2 size={18} aria-hidden />
      </ButtonLink>
    </li>
  )
}

function splitName(full: string): [owner: string, name: string] {
  const slash = full.indexOf('/')
  return slash === -1 ? ['', full] : [full.slice(0, slash), full.slice(slash + 1)]
}
