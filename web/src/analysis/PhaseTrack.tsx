// SPDX-License-Identifier: Apache-2.0
import { Check, X } from 'lucide-react'
import type { AnalysisDetail } from '../api/client'
import type { Connection } from '../api/live'
import { isRunning, phaseIndex, phases } from '../text/analysis'
import { LiveMark } from '../ui/LiveMark'
import styles from './PhaseTrack.module.css'

type State = 'done' | 'current' | 'failed' | 'ahead'

export function PhaseTrack({ analysis, connection }: { analysis: AnalysisDetail; connection: Connection }) {
  const hasFailed = analysis.processing_phase === 'failed'
  const at = hasFailed ? phases.length - 1 : phaseIndex(analysis.processing_phase)
  const isLive = isRunning(analysis)
  const waitsForMerge = analysis.processing_phase === 'fix_pr_raised'
  const stateOf = (i: number): State => {
    if (hasFailed) return i === at ? 'failed' : 'ahead'
    if (i < at || !isLive) return 'done'
    return i === at ? 'current' : 'ahead'
  }
  const now = hasFailed
    ? (analysis.error_message ?? 'The analysis failed.')
    : isLive
      ? `${phases[at]?.doing ?? ''}…`
      : (analysis.summary ?? '')

  return (
    <section className={styles.track} aria-label="Progress">
      <ol className={styles.phases}>
        {phases.map(({ id, label }, i) => {
          const state = stateOf(i)
          return (
            <li key={id} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
              <span className={styles.dot} aria-hidden>
                {state === 'done' && <Check size={13} strokeWidth={3} />}
                {state === 'failed' && <X size={13} strokeWidth={3} />}
              </span>
              <span className={styles.label}>{state === 'failed' ? 'Failed' : label}</span>
            </li>
          )
        })}
      </ol>
      <div className={styles.now}>
        <p role="status" data-failed={hasFailed || undefined}>
          {now}
        </p>
        {(isLive || waitsForMerge) && <LiveMark connection={connection} />}
      </div>
    </section>
  )
}
