// SPDX-License-Identifier: Apache-2.0
import { GitPullRequest } from 'lucide-react'
import { Link } from 'react-router'
import type { Analysis, Repository } from '../api/client'
import { docsPullRequest, percent, verdict } from '../text/analysis'
import { Badge } from '../ui/Badge'
import { RelativeTime } from '../ui/RelativeTime'
import styles from './AnalysisList.module.css'

interface AnalysisListProps {
  entries: readonly { repository: Repository; analysis: Analysis }[]
  /** Left out where the page is about one repository. */
  namesRepository?: boolean
}

export function AnalysisList({ entries, namesRepository = true }: AnalysisListProps) {
  return (
    <ul className={styles.list}>
      {entries.map(({ repository, analysis }) => {
        const { label, tone } = verdict(analysis)
        const docs = docsPullRequest(analysis)
        return (
          <li key={analysis.id} className={styles.entry}>
            <Link to={`/repositories/${repository.id}/analyses/${analysis.id}`} className={styles.link}>
              <GitPullRequest size={17} aria-hidden />
              {namesRepository && <span className={styles.repository}>{repository.repo_name}</span>}
              <span>#{analysis.pr_number}</span>
            </Link>
            <span className={styles.branches}>
              {analysis.head_branch} <span aria-label="into">→</span> {analysis.base_branch}
            </span>
            <span className={styles.verdict}>
              <Badge tone={tone}>{label}</Badge>
              {docs && (
                <span className={styles.docs}>
                  docs #{analysis.docs_pr_number} {docs}
                </span>
              )}
              {!!analysis.overall_drift_score && (
                <span className={styles.score} title="The highest score of its findings">
                  {percent(analysis.overall_drift_score)}
                </span>
              )}
            </span>
            <span className={styles.time}>
              <RelativeTime value={analysis.created_at} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
