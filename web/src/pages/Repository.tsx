// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { GitPullRequest } from 'lucide-react'
import { useSearchParams } from 'react-router'
import type { Repository } from '../api/client'
import { useLiveRepository } from '../api/live'
import { analysesQuery } from '../api/queries'
import { AnalysisList } from '../dashboard/AnalysisList'
import { RepositoryFrame } from '../repository/RepositoryFrame'
import { analysisFilters } from '../text/analysis'
import { Button } from '../ui/Button'
import { LiveMark } from '../ui/LiveMark'
import { Segments } from '../ui/Segments'
import { Empty, Failed, Loading } from '../ui/State'
import styles from './Repository.module.css'

export function Component() {
  return <RepositoryFrame page="Analyses">{(repository) => <Analyses repository={repository} />}</RepositoryFrame>
}

function Analyses({ repository }: { repository: Repository }) {
  const [search, setSearch] = useSearchParams()
  const filter = analysisFilters.find(({ value }) => value === search.get('show')) ?? analysisFilters[0]
  const analyses = useInfiniteQuery(analysesQuery(repository.id, filter.query))
  const connection = useLiveRepository(repository.id)
  const loaded = analyses.data?.pages.flatMap((page) => page.analyses) ?? []

  return (
    <>
      <div className={styles.tools}>
        <Segments
          label="Show"
          value={filter.value}
          options={analysisFilters}
          onChange={(value) =>
            setSearch(value === 'all' ? {} : { show: value }, { replace: true, preventScrollReset: true })
          }
        />
        <LiveMark connection={connection} />
      </div>
      {analyses.isPending ? (
        <Loading label="analyses" lines={8} />
      ) : analyses.error && loaded.length === 0 ? (
        <Failed error={analyses.error} onRetry={() => void analyses.refetch()} />
      ) : loaded.length > 0 ? (
        <div className={styles.list}>
          <AnalysisList entries={loaded.map((analysis) => ({ repository, analysis }))} namesRepository={false} />
        </div>
      ) : filter.value !== 'all' ? (
        <Empty title="None of the analyses" />
      ) : (
        <Empty icon={<GitPullRequest size={30} aria-hidden />} title="No pull request yet">
          <p>
            {repository.is_active
              ? 'The next one appears here by itself.'
              : 'This repository is switched off: switch it on, and its next pull request appears here.'}
          </p>
        </Empty>
      )}
      {analyses.hasNextPage && (
        <div className={styles.more}>
          <Button busy={analyses.isFetchingNextPage} onClick={() => void analyses.fetchNextPage()}>
            Older analyses
          </Button>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {analyses.isSuccess && `${loaded.length} analyses shown`}
      </p>
    </>
  )
}
