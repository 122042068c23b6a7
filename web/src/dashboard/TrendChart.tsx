// SPDX-License-Identifier: Apache-2.0
import { max, nice, ticks } from 'd3-array'
import { useId, useState } from 'react'
import type { Trend } from '../api/client'
import { counted } from '../text/counted'
import { dayName, duration } from '../text/time'
import { Scroll } from '../ui/Scroll'
import styles from './TrendChart.module.css'

const width = 1000
const height = 220
const margin = { top: 10, right: 4, bottom: 26, left: 34 }
/** Between two bars, as a share of the room for one. */
const gap = 0.3
/** A day of one pull request does not fill the chart. */
const leastTop = 4

const inWords = (day: Trend): string => {
  const parts = [`${day.analyses} analyzed`, `${day.drift_found} with drift`]
  if (day.docs_prs_raised > 0)
    parts.push(`${counted(day.docs_prs_raised, 'docs pull request')}, ${day.docs_prs_merged} merged`)
  if (day.median_seconds_to_verdict !== null)
    parts.push(`median ${duration(day.median_seconds_to_verdict)} to the verdict`)
  return parts.join(' · ')
}

/** Pull requests per day, those with drift set off; the figures of one day below, the whole as a table for readers. */
export function TrendChart({ days }: { days: readonly Trend[] | null }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const title = useId()
  const all = days ?? []
  const shown = chosen === null ? undefined : all[chosen]
  const [, top] = nice(0, Math.max(max(all, (day) => day.analyses) ?? 0, leastTop), leastTop)
  const floor = height - margin.bottom
  const y = (count: number) => floor - (count / top) * (floor - margin.top)
  const step = (width - margin.left - margin.right) / Math.max(all.length - gap, 1)
  const bar = step * (1 - gap)
  const x = (i: number) => margin.left + i * step
  const marks = ticks(0, top, leastTop).filter(Number.isInteger)
  const everyLabel = Math.ceil(all.length / 7)
  const total = (of: (day: Trend) => number) => all.reduce((sum, day) => sum + of(day), 0)
  const summary = `${counted(
    total((day) => day.analyses),
    'pull request',
  )} analyzed, ${total((day) => day.drift_found)} with drift, ${counted(
    total((day) => day.docs_prs_merged),
    'docs pull request',
  )} merged`

  return (
    <figure className={styles.figure} aria-busy={days === null}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={title}
        preserveAspectRatio="none"
        className={styles.chart}
        onPointerLeave={() => setChosen(null)}
      >
        <title id={title}>{days ? summary : 'Loading trends'}</title>
        {marks.map((mark) => (
          <line key={mark} x1={margin.left} x2={width} y1={y(mark)} y2={y(mark)} className={styles.line} />
        ))}
        {all.map((day, i) => {
          const left = x(i)
          const split = Math.min(day.drift_found, day.analyses)
          return (
            <g key={day.date} onPointerEnter={() => setChosen(i)}>
              <rect x={left} width={step} y={0} height={height} className={chosen === i ? styles.over : styles.area} />
              <rect
                x={left}
                width={bar}
                y={y(day.analyses)}
                height={floor - y(day.analyses)}
                className={styles.analyses}
              />
              <rect x={left} width={bar} y={y(split)} height={floor - y(split)} className={styles.drift} />
            </g>
          )
        })}
      </svg>
      <div className={styles.axis} aria-hidden>
        {marks.map((mark) => (
          <span key={mark} style={{ top: `${(y(mark) / height) * 100}%` }}>
            {mark}
          </span>
        ))}
      </div>
      <div className={styles.days} aria-hidden>
        {all.map((day, i) =>
          i % everyLabel === 0 ? (
            <span key={day.date} style={{ left: `${((x(i) + bar / 2) / width) * 100}%` }}>
              {dayName(day.date)}
            </span>
          ) : null,
        )}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.key} data-of="clean">
          clean
        </span>
        <span className={styles.key} data-of="drift">
          drift found
        </span>
        <span className={styles.said}>
          {shown ? `${dayName(shown.date)}: ${inWords(shown)}` : days ? summary : 'Loading…'}
        </span>
      </figcaption>
      <details className={styles.details}>
        <summary>As a table</summary>
        <TrendTable days={all} />
      </details>
    </figure>
  )
}

function TrendTable({ days }: { days: readonly Trend[] }) {
  return (
    <Scroll label="Trends as a table" className={styles.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Analyzed</th>
            <th scope="col">Drift found</th>
            <th scope="col">Docs PRs raised</th>
            <th scope="col">Docs PRs merged</th>
            <th scope="col">Median to verdict</th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.date}>
              <th scope="row">{dayName(day.date)}</th>
              <td>{day.analyses}</td>
              <td>{day.drift_found}</td>
              <td>{day.docs_prs_raised}</td>
              <td>{day.docs_prs_merged}</td>
              <td>{day.median_seconds_to_verdict === null ? '–' : duration(day.median_seconds_to_verdict)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
