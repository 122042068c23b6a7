// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { AnalysisHead } from '../analysis/AnalysisHead'
import { CodeChanges } from '../analysis/CodeChanges'
import { DocumentFindings } from '../analysis/DocumentFindings'
import { PhaseTrack } from '../analysis/PhaseTrack'
import type { AnalysisDetail, Repository } from '../api/client'
import { Failure } from '../api/failure'
import { useLiveRepository } from '../api/live'
import { analysisQuery, repositoriesQuery } from '../api/queries'
import { findingsByDocument, isRunning } from '../text/analysis'
import { Card } from '../ui/Card'
import { Empty, Failed, Loading } from '../ui/State'
import { useTitle } from '../ui/title'
import styles from './Analysis.module.css'
import { Component as NotFound } from './NotFound'

export function Component() {
  const { repositoryId = '', analysisId = '' } = useParams()
  const repositories = useQuery(repositoriesQuery)
  const analysis = useQuery(analysisQuery(repositoryId, analysisId))
  const repository = repositories.data?.find(({ id }) => id === repositoryId)

  const isGone = analysis.error instanceof Failure && [404, 422].includes(analysis.error.status)
  if (isGone || (repositories.isSuccess && !repository)) return <NotFound />
  if (analysis.data && repository) return <Shown repository={repository} analysis={analysis.data} />
  const failed = [analysis, repositories].find((query) => query.error)
  if (failed) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  return <Loading label="the analysis" lines={8} />
}

function Shown({ repository, analysis }: { repository: Repository; analysis: AnalysisDetail }) {
  useTitle(`#${analysis.pr_number} · ${repository.repo_name}`)
  const connection = useLiveRepository(repository.id)
  const documents = findingsByDocument(analysis.findings)
  return (
    <>
      <nav aria-label="Breadcrumb" className={styles.crumbs}>
        <Link to="/repositories">Repositories</Link>
        <span aria-hidden> / </span>
        <Link to={`/repositories/${repository.id}`}>{repository.repo_name}</Link>
      </nav>
      <AnalysisHead repository={repository} analysis={analysis} />
      <PhaseTrack analysis={analysis} connection={connection} />
      {documents.map(({ path, findings }) => (
        <DocumentFindings key={path} repository={repository} analysis={analysis} path={path} findings={findings} />
      ))}
      {documents.length === 0 && !isRunning(analysis) && analysis.drift_result === 'clean' && (
        <Card title="Findings">
          <Empty title="No page was made wrong">
            <p>{analysis.summary ?? 'Every claim the changed code bears on is still true.'}</p>
          </Empty>
        </Card>
      )}
      <CodeChanges repository={repository} analysis={analysis} />
    </>
  )
}
