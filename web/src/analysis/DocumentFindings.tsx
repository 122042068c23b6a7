// SPDX-License-Identifier: Apache-2.0
import { FileText } from 'lucide-react'
import type { AnalysisDetail, Finding, Repository } from '../api/client'
import { useGithub } from '../api/github'
import { counted } from '../text/counted'
import styles from './DocumentFindings.module.css'
import { FindingCard } from './FindingCard'

interface DocumentFindingsProps {
  repository: Repository
  analysis: AnalysisDetail
  path: string
  findings: readonly Finding[]
}

export function DocumentFindings({ repository, analysis, path, findings }: DocumentFindingsProps) {
  const { base_sha: base, head_sha: head } = analysis
  const github = useGithub()
  return (
    <section className={styles.document} aria-label={`Findings in ${path}`}>
      <h2 className={styles.path}>
        <FileText size={18} aria-hidden />
        {path === '' ? 'No document yet' : <a href={github.lines(repository.repo_name, head, path)}>{path}</a>}
        <span className={styles.count}>{counted(findings.length, 'finding')}</span>
      </h2>
      <div className={styles.findings}>
        {findings.map((finding) => (
          <FindingCard
            key={finding.id}
            finding={finding}
            linkTo={(side, file, start, end) =>
              github.lines(repository.repo_name, side === 'before' ? base : head, file, start, end)
            }
          />
        ))}
      </div>
    </section>
  )
}
