// SPDX-License-Identifier: Apache-2.0
import type { AnalysisDetail, CodeChange, Repository } from '../api/client'
import { useGithub } from '../api/github'
import { counted } from '../text/counted'
import { Card } from '../ui/Card'
import styles from './CodeChanges.module.css'

const signs: Record<string, string> = { added: '+', modified: '±', deleted: '−' }

/** The files of the pull request: code that was judged, documents and other files, and what the patterns left out. */
export function CodeChanges({ repository, analysis }: { repository: Repository; analysis: AnalysisDetail }) {
  const { code_changes: changes } = analysis
  const github = useGithub()
  if (changes.length === 0) return null
  const groups: readonly (readonly [string, CodeChange[]])[] = [
    ['Code', changes.filter((change) => change.is_code && !change.is_ignored)],
    ['Documents and other files', changes.filter((change) => !change.is_code && !change.is_ignored)],
    ['Ignored', changes.filter((change) => change.is_ignored)],
  ]
  return (
    <div className={styles.changes}>
      <Card title={`${counted(changes.length, 'file')} changed`}>
        <div className={styles.groups}>
          {groups.map(([title, files]) =>
            files.length === 0 ? null : (
              <section key={title} aria-label={title}>
                <h3>
                  {title} <span className={styles.count}>{files.length}</span>
                </h3>
                <ul>
                  {files.map((file) => (
                    <li key={file.id}>
                      <span className={styles.sign} data-type={file.change_type} title={file.change_type}>
                        <span aria-hidden>{signs[file.change_type] ?? '·'}</span>
                        <span className="visually-hidden">{file.change_type}</span>
                      </span>
                      {file.change_type === 'deleted' ? (
                        <span>{file.file_path}</span>
                      ) : (
                        <a href={github.lines(repository.repo_name, analysis.head_sha, file.file_path)}>
                          {file.file_path}
                        </a>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ),
          )}
        </div>
      </Card>
    </div>
  )
}
