// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, type Repository } from '../api/client'
import { Failure } from '../api/failure'
import { repositoriesQuery } from '../api/queries'
import { characters } from '../text/characters'
import { changedSettings, draftOf, draftProblems, longestPolicy, type Draft } from '../text/settings'
import { Button } from '../ui/Button'
import { Field } from '../ui/Field'
import { useSay } from '../ui/Toasts'
import { LeaveQuestion } from './LeaveQuestion'
import { PatternPreview } from './PatternPreview'
import styles from './SettingsForm.module.css'

const stylesOfProse = [
  ['concise', 'Concise: short sentences, nothing twice'],
  ['descriptive', 'Descriptive: explains, with examples'],
  ['professional', 'Professional: neutral and complete'],
  ['technical', 'Technical: for readers who know the field'],
] as const

export function SettingsForm({ repository }: { repository: Repository }) {
  const client = useQueryClient()
  const say = useSay()
  const [draft, setDraft] = useState(() => draftOf(repository))
  const changes = changedSettings(draft, draftOf(repository))
  const isChanged = Object.keys(changes).length > 0
  const save = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/repos/{id}/settings', { params: { path: { id: repository.id } }, body: changes })),
    onSuccess: (saved) => {
      client.setQueryData(repositoriesQuery.queryKey, (all: Repository[] | undefined) =>
        all?.map((other) => (other.id === saved.id ? saved : other)),
      )
      // What the API made of it, as a policy with its markup stripped.
      setDraft(draftOf(saved))
      say('Settings saved.')
    },
  })
  const refused = save.error instanceof Failure ? save.error.fields : {}
  const problems: Partial<Record<keyof Draft, string>> = { ...refused, ...draftProblems(draft) }
  const isBesideField = Object.keys(refused).length > 0
  const set = <K extends keyof Draft>(key: K, value: Draft[K]) => setDraft((old) => ({ ...old, [key]: value }))

  const isPolicyAccepted = save.isSuccess && draft.docs_policies !== '' && !('docs_policies' in changes)
  const policyLength = characters(draft.docs_policies)

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && Object.keys(draftProblems(draft)).length === 0 && !save.isPending) save.mutate()
      }}
    >
      <fieldset className={styles.group}>
        <legend>Where the documentation is</legend>
        <Field
          label="Docs folder"
          hint="Fixes stay inside it. Findings are made for every document."
          error={problems.docs_root_path}
        >
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              value={draft.docs_root_path}
              onChange={(e) => set('docs_root_path', e.target.value)}
            />
          )}
        </Field>
        <Field label="Target branch" hint="Pull requests into it are analyzed." error={problems.target_branch}>
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              value={draft.target_branch}
              onChange={(e) => set('target_branch', e.target.value)}
            />
          )}
        </Field>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>What is left out</legend>
        <div className={styles.side}>
          <Field
            label="Ignore patterns"
            hint="One a line, as in .gitignore: vendor/, **/*.gen.ts, /docs/archive"
            error={problems.file_ignore_patterns}
          >
            {(control) => (
              <textarea
                {...control}
                rows={6}
                spellCheck={false}
                value={draft.file_ignore_patterns}
                onChange={(e) => set('file_ignore_patterns', e.target.value)}
              />
            )}
          </Field>
          <PatternPreview repositoryId={repository.id} text={draft.file_ignore_patterns} />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>Docs pull requests</legend>
        <Field label="Style" hint="For prose that a language model writes." error={problems.style_preference}>
          {(control) => (
            <select
              {...control}
              value={draft.style_preference}
              onChange={(e) => set('style_preference', e.target.value)}
            >
              {stylesOfProse.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label="Reviewer"
          hint="Asked to review each docs pull request: a GitHub user name, or nobody."
          error={problems.reviewer}
        >
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              value={draft.reviewer}
              onChange={(e) => set('reviewer', e.target.value)}
            />
          )}
        </Field>
        <Field
          label="Policies"
          hint={
            <span className={styles.policy}>
              <span>
                House rules of your documentation, such as “British spelling”. A guard refuses text that instructs the
                model.
              </span>
              <span className={styles.count}>
                {policyLength.toLocaleString('en')} of {longestPolicy.toLocaleString('en')}
              </span>
              {isPolicyAccepted && <span className={styles.accepted}>The guard accepted it.</span>}
            </span>
          }
          error={problems.docs_policies}
        >
          {(control) => (
            <textarea
              {...control}
              rows={6}
              value={draft.docs_policies}
              onChange={(e) => set('docs_policies', e.target.value)}
            />
          )}
        </Field>
      </fieldset>
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!isChanged}>
          Save
        </Button>
        <Button look="quiet" disabled={!isChanged} onClick={() => setDraft(draftOf(repository))}>
          Undo changes
        </Button>
        <p role="alert" className={styles.error}>
          {save.error && !isBesideField ? save.error.message : null}
        </p>
      </div>
      <LeaveQuestion isChanged={isChanged} />
    </form>
  )
}
