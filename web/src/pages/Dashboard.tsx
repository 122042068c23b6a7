// SPDX-License-Identifier: Apache-2.0
import { useQueries, useQuery } from '@tanstack/react-query'
import { memo, useState } from 'react'
import { Link } from 'react-router'
import {
  dashboardRepositoriesQuery,
  firstDays,
  latestAnalysesQuery,
  repositoriesQuery,
  statsQuery,
  trendsQuery,
} from '../api/queries'
import { AnalysisList } from '../dashboard/AnalysisList'
import { Onboarding } from '../dashboard/Onboarding'
import { RepositoryHealth } from '../dashboard/RepositoryHealth'
import { Stats } from '../dashboard/Stats'
import { TrendChart } from '../dashboard/TrendChart'
import { health, newestFirst } from '../text/analysis'
import { Card } from '../ui/Card'
import { Segments } from '../ui/Segments'
import { Empty, Failed, Loading } from '../ui/State'
import { useTitle } from '../ui/title'
import styles from './Dashboard.module.css'

const watched = 8
const shown = 8

export function Component() {
  useTitle('Dashboard')
  const repositories = useQuery(repositoriesQuery)
  const active = (repositories.data ?? []).filter((repository) => repository.is_active && !repository.is_suspended)
  const latest = useQueries({
    queries: active.slice(0, watched).map((repository) => latestAnalysesQuery(repository.id)),
  })
  const isLoaded = repositories.isSuccess && latest.every((query) => !query.isPending)
  const failed = [repositories, ...latest].find((query) => query.error)
  const healthOf = (id: string) => {
    const analyses = latest[active.findIndex((repository) => repository.id === id)]?.data
    return health(
      repositories.data?.find((repository) => repository.id === id),
      analyses && (analyses[0] ?? null),
    )
  }
  const recent = newestFirst(
    active.flatMap((repository, i) => (latest[i]?.data ?? []).map((analysis) => ({ repository, analysis }))),
  )

  return (
    <>
      <h1>Dashboard</h1>
      <div className={styles.grid}>
        {repositories.isSuccess && (
          <Onboarding repositories={repositories.data} hasVerdict={recent.length > 0} isLoaded={isLoaded} />
        )}
        <StatsRow />
        <Trends />
        <Card title="Recent analyses">
          {failed && recent.length === 0 ? (
            <Failed error={failed.error} onRetry={() => void failed.refetch()} />
          ) : !isLoaded ? (
            <Loading label="recent analyses" lines={5} />
          ) : recent.length === 0 ? (
            <Empty title="No pull request yet">
              <p>The next one in a linked repository shows up here by itself.</p>
            </Empty>
          ) : (
            <AnalysisList entries={recent.slice(0, shown)} />
          )}
        </Card>
        <Health healthOf={healthOf} />
      </div>
    </>
  )
}

// What arrives for its neighbours does not render them again.
const StatsRow = memo(function StatsRow() {
  const stats = useQuery(statsQuery)
  if (stats.error) return <Failed error={stats.error} onRetry={() => void stats.refetch()} />
  return <Stats stats={stats.data ?? null} />
})

const Trends = memo(function Trends() {
  const [days, setDays] = useState(firstDays)
  const trends = useQuery({ ...trendsQuery(days), placeholderData: (previous) => previous })
  return (
    <Card
      title="Trends"
      aside={
        <Segments
          label="Period"
          value={days}
          onChange={setDays}
          options={[
            { value: 14, label: '14 days' },
            { value: 30, label: '30 days' },
            { value: 90, label: '90 days' },
          ]}
        />
      }
    >
      {trends.error ? (
        <Failed error={trends.error} onRetry={() => void trends.refetch()} />
      ) : (
        <TrendChart days={trends.data ?? null} />
      )}
    </Card>
  )
})

function Health(known: Omit<Parameters<typeof RepositoryHealth>[0], 'repositories'>) {
  const repositories = useQuery(dashboardRepositoriesQuery)
  return (
    <Card title="Repositories" aside={<Link to="/repositories">All repositories</Link>}>
      {repositories.error ? (
        <Failed error={repositories.error} onRetry={() => void repositories.refetch()} />
      ) : repositories.isPending ? (
        <Loading label="repositories" lines={5} />
      ) : repositories.data.length === 0 ? (
        <Empty title="No repository linked" />
      ) : (
        <RepositoryHealth repositories={repositories.data} {...known} />
      )}
    </Card>
  )
}
