// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ExternalLink, RotateCw } from 'lucide-react'
import { answer, api, type AnalysisDetail, type Repository } from '../api/client'
import { useGithub } from '../api/github'
import { docsPullRequest, isRunning, percent, verdict } from '../text/analysis'
import { duration } from '../text/time'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { RelativeTime } from '../ui/RelativeTime'
import { useSay } from '../ui/Toasts'
import styles from './AnalysisHead.module.css'

export function AnalysisHead({ repository, analysis }: { repository: Repository; analysis: AnalysisDetail }) {
  const { label, tone } = verdict(analysis)
  const github = useGithub()
  const docs = docsPullRequest(analysis)
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1>Pull request #{analysis.pr_number}</h1>
        <Badge tone={tone}>{label}</Badge>
        <Rerun repository={repository} analysis={analysis} />
      </div>
      <p className={styles.branches}>
        <code>{analysis.head_branch}</code> <span aria-label="into">→</span> <code>{analysis.base_branch}</code>
      </p>
      <ul className={styles.facts}>
        <li>
          <RelativeTime value={analysis.created_at} />
        </li>
        {analysis.started_at && analysis.completed_at && (
          <li>verdict in {duration((Date.parse(analysis.completed_at) - Date.parse(analysis.started_at)) / 1000)}</li>
        )}
        {!!analysis.overall_drift_score && <li>score {percent(analysis.overall_drift_score)}</li>}
        <li>
          <Outside href={github.pullRequest(repository.repo_name, analysis.pr_number)}>Pull request on GitHub</Outside>
        </li>
        {docs && analysis.docs_pr_number !== null && (
          <li>
            <Outside href={github.pullRequest(repository.repo_name, analysis.docs_pr_number)}>
              Docs pull request #{analysis.docs_pr_number}, {docs}
            </Outside>
          </li>
        )}
      </ul>
    </header>
  )
}

function Outside({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} className={styles.outside}>
      {children} <ExternalLink size={14} aria-hidden />
    </a>
  )
}

function Rerun({ repository, analysis }: { repository: Repository; analysis: AnalysisDetail }) {
  const client = useQueryClient()
  const say = useSay()
  const rerun = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/repos/{id}/drift-events/{event_id}/rerun', {
          params: { path: { id: repository.id, event_id: analysis.id } },
        }),
      ),
    onSuccess: async () => {
      say('The analysis starts over.')
      await client.invalidateQueries({ queryKey: ['repository', repository.id] })
    },
    onError: (error) => say(error.message),
  })
  return (
    <Button
      className={styles.rerun}
      busy={rerun.isPending}
      disabled={isRunning(analysis)}
      onClick={() => rerun.mutate()}
    >
      <RotateCw size={16} aria-hidden /> Re-run
    </Button>
  )
}
