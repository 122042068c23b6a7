// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, type Repository, type RepositorySettings } from '../api/client'
import { Failure } from '../api/failure'
import { repositoriesQuery } from '../api/queries'
import { characters } from '../text/characters'
import { grouped } from '../text/grouped'
import { changedSettings, draftOf, draftProblems, longestPolicy, rebased, type Draft } from '../text/settings'
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

/** The fields as they are edited, over settings that may change meanwhile: somebody else may have saved some. */
function useDraft(repository: Repository) {
  const saved = draftOf(repository)
  const [{ draft, base }, setState] = useState({ draft: saved, base: saved })
  const rebase = (from: Draft, to: Draft) => setState((old) => ({ draft: rebased(old.draft, from, to), base: to }))
  if (JSON.stringify(base) !== JSON.stringify(saved)) rebase(base, saved)
  return {
    draft,
    rebase,
    set: <K extends keyof Draft>(key: K, value: Draft[K]) =>
      setState((old) => ({ ...old, draft: { ...old.draft, [key]: value } })),
    undo: () => setState({ draft: saved, base: saved }),
  }
}

export function SettingsForm({ repository }: { repository: Repository }) {
  const client = useQueryClient()
  const say = useSay()
  const { draft, set, rebase, undo } = useDraft(repository)
  const changes = changedSettings(draft, draftOf(repository))
  const isChanged = Object.keys(changes).length > 0
  const save = useMutation({
    mutationFn: (sent: { draft: Draft; changes: RepositorySettings }) =>
      answer(api.PUT('/api/repos/{id}/settings', { params: { path: { id: repository.id } }, body: sent.changes })),
    onSuccess: (saved, sent) => {
      client.setQueryData(repositoriesQuery.queryKey, (all: Repository[] | undefined) =>
        all?.map((other) => (other.id === saved.id ? saved : other)),
      )
      // What the API made of it, as a policy with its markup stripped; what was typed meanwhile stays.
      rebase(sent.draft, draftOf(saved))
      say('Settings saved.')
    },
  })
  const refused = save.error instanceof Failure ? save.error.fields : {}
  // What was refused is no problem any more once it is edited.
  const stillRefused = Object.entries(refused).filter(
    ([key]) => draft[key as keyof Draft] === save.variables?.draft[key as keyof Draft],
  )
  const problems: Partial<Record<keyof Draft, string>> = {
    ...Object.fromEntries(stillRefused),
    ...draftProblems(draft),
  }
  const isBesideField = Object.keys(refused).length > 0
  const isPolicyAccepted = save.isSuccess && draft.docs_policies !== '' && !('docs_policies' in changes)
  const policyLength = characters(draft.docs_policies)

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && Object.keys(draftProblems(draft)).length === 0 && !save.isPending)
          save.mutate({ draft, changes })
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
                {grouped(policyLength)} of {grouped(longestPolicy)}
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
        <Button look="quiet" disabled={!isChanged} onClick={undo}>
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
