// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, NavLink, useParams } from 'react-router'
import type { Repository } from '../api/client'
import { useGithub } from '../api/github'
import { repositoriesQuery } from '../api/queries'
import { Component as NotFound } from '../pages/NotFound'
import { Badge } from '../ui/Badge'
import { Failed, Loading } from '../ui/State'
import { useTitle } from '../ui/title'
import styles from './RepositoryFrame.module.css'

/** The head and tabs of a repository's pages. Somebody else's repository, or one that is gone, is not found. */
export function RepositoryFrame({ page, children }: { page: string; children: (repository: Repository) => ReactNode }) {
  const { repositoryId } = useParams()
  const repositories = useQuery(repositoriesQuery)
  const repository = repositories.data?.find(({ id }) => id === repositoryId)
  if (repository) return <Found page={page} repository={repository} content={children(repository)} />
  if (repositories.isPending) return <Loading label="the repository" lines={6} />
  if (repositories.error) return <Failed error={repositories.error} onRetry={() => void repositories.refetch()} />
  return <NotFound />
}

function Found({ page, repository, content }: { page: string; repository: Repository; content: ReactNode }) {
  useTitle(`${page} · ${repository.repo_name}`)
  const github = useGithub()
  return (
    <>
      <nav aria-label="Breadcrumb" className={styles.crumbs}>
        <Link to="/repositories">Repositories</Link>
      </nav>
      <header className={styles.head}>
        <h1>{repository.repo_name}</h1>
        {repository.is_suspended ? (
          <Badge tone="bad">Suspended</Badge>
        ) : (
          <Badge tone={repository.is_active ? 'good' : 'plain'}>{repository.is_active ? 'On' : 'Off'}</Badge>
        )}
        <a href={github.repository(repository.repo_name)} className={styles.outside}>
          GitHub <ExternalLink size={14} aria-hidden />
        </a>
      </header>
      <nav aria-label="Repository" className={styles.tabs}>
        <NavLink to={`/repositories/${repository.id}`} end>
          Analyses
        </NavLink>
        <NavLink to={`/repositories/${repository.id}/settings`}>Settings</NavLink>
      </nav>
      {content}
    </>
  )
}
