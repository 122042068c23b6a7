// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FolderGit2, Search } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { answer, api, type Repository } from '../api/client'
import { useAppLinks } from '../api/github'
import { repositoriesQuery } from '../api/queries'
import { RepositoryRow } from '../repository/RepositoryRow'
import { matchingRepositories, type RepositoryState } from '../text/repositories'
import { ButtonAnchor } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { Empty, Failed, Loading } from '../ui/State'
import { useSay } from '../ui/Toasts'
import { useTitle } from '../ui/title'
import styles from './Repositories.module.css'

const states: readonly { value: RepositoryState; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
  { value: 'suspended', label: 'Suspended' },
]

const waitingInterval = 4_000

export function Component() {
  useTitle('Repositories')
  const [search, setSearch] = useSearchParams()
  const words = search.get('q') ?? ''
  const state = states.find(({ value }) => value === search.get('state'))?.value ?? 'all'
  const { install } = useAppLinks()
  const repositories = useQuery({
    ...repositoriesQuery,
    // Somebody with none has mostly come from choosing some on GitHub.
    refetchInterval: ({ state }) => (state.data?.length === 0 ? waitingInterval : false),
  })
  const activate = useActivation()
  const set = (key: string, value: string) =>
    setSearch(
      (old) => {
        if (value === '' || value === 'all') old.delete(key)
        else old.set(key, value)
        return old
      },
      { replace: true, preventScrollReset: true },
    )
  const shown = matchingRepositories(repositories.data ?? [], words, state)

  return (
    <>
      <header className={styles.head}>
        <h1>Repositories</h1>
        {install !== null && <ButtonAnchor href={install}>Add repositories on GitHub</ButtonAnchor>}
      </header>
      <div className={styles.tools}>
        <label className={styles.search}>
          <Search size={17} aria-hidden />
          <span className="visually-hidden">Search repositories</span>
          <input type="search" placeholder="Search" value={words} onChange={(event) => set('q', event.target.value)} />
        </label>
        <Segments label="State" value={state} options={states} onChange={(value) => set('state', value)} />
      </div>
      {repositories.isPending ? (
        <Loading label="repositories" lines={6} />
      ) : repositories.error ? (
        <Failed error={repositories.error} onRetry={() => void repositories.refetch()} />
      ) : repositories.data.length === 0 ? (
        <Empty icon={<FolderGit2 size={30} aria-hidden />} title="No repository yet">
          <p>Install the App on GitHub and choose repositories; they appear here within seconds.</p>
        </Empty>
      ) : shown.length === 0 ? (
        <Empty title="None matches" />
      ) : (
        <ul className={styles.list}>
          {shown.map((repository) => (
            <RepositoryRow
              key={repository.id}
              repository={repository}
              onActivate={(isActive) => activate.mutate({ id: repository.id, is_active: isActive })}
            />
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {repositories.isSuccess && `${shown.length} of ${repositories.data.length} repositories shown`}
      </p>
    </>
  )
}

/** Switches a repository at once, and back when the API refuses. */
function useActivation() {
  const client = useQueryClient()
  const say = useSay()
  const { queryKey } = repositoriesQuery
  return useMutation({
    mutationFn: ({ id, is_active }: { id: string; is_active: boolean }) =>
      answer(api.PATCH('/api/repos/{id}/activate', { params: { path: { id } }, body: { is_active } })),
    onMutate: async ({ id, is_active }) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      client.setQueryData(queryKey, (all: Repository[] | undefined) =>
        all?.map((repository) => (repository.id === id ? { ...repository, is_active } : repository)),
      )
      return { before }
    },
    onError: (error, _, context) => {
      client.setQueryData(queryKey, context?.before)
      say(error.message)
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
