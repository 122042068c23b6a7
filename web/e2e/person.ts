// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import type { Files } from './github'
import type { House } from './house'
import { literal } from './seed'

interface Linked {
  id: string
  name: string
}

/** Somebody signed in, with a GitHub account of the same person. */
export class Person {
  /** Of the GitHub account, and in the name of its organization. */
  readonly login = `ada-${randomUUID().slice(0, 8)}`

  constructor(
    readonly house: House,
    readonly page: Page,
    readonly email: string,
  ) {}

  get id(): string {
    return this.house.value(`select id from users where email = ${literal(this.email)};`)
  }

  /** With the App on these repositories of one account. How that looks in the browser, the journey has. */
  async link(names: readonly string[], files: Files = { 'README.md': '# A project\n' }): Promise<Linked[]> {
    const { github } = this.house
    for (const full_name of names) await github.addRepository({ full_name, files })
    const account = (names[0] ?? '').split('/')[0] ?? ''
    const installation_id = await github.install({ account, repositories: names, by: this.login })
    const code = await github.makeCode(this.login)
    const linked = await this.page.request.post('/api/auth/github/callback', { data: { code, installation_id } })
    expect(linked.ok(), await linked.text()).toBe(true)
    const rows = () =>
      names.flatMap((name) => this.house.sql(`select id from repositories where repo_name = ${literal(name)};`))
    await expect.poll(() => rows().length).toBe(names.length)
    return rows().map((id, i) => ({ id, name: names[i] ?? '' }))
  }

  installation(account: string): number {
    return Number(
      this.house.value(`select installation_id from installations where account_name = ${literal(account)};`),
    )
  }

  /** A repository that is switched on. */
  async linkActive(name: string, files?: Files): Promise<string> {
    const [repository] = await this.link([name], files)
    if (!repository) throw new Error(`${name} was not linked`)
    await this.activate(repository.id)
    return repository.id
  }

  async activate(repository: string): Promise<void> {
    const answer = await this.page.request.patch(`/api/repos/${repository}/activate`, { data: { is_active: true } })
    expect(answer.ok()).toBe(true)
  }

  /** A branch with these changes and a pull request of it; its number. */
  async propose(full_name: string, head: string, files: Files): Promise<number> {
    await this.house.github.commit({ full_name, branch: head, files })
    return (await this.house.github.openPull({ full_name, head })).number
  }

  /** The analysis of a pull request once it has reached one of these phases. */
  async analysed(repository: string, number: number, ...phases: string[]): Promise<string> {
    const where = `repo_id = ${literal(repository)} and pr_number = ${number}`
    const phase = () => this.house.sql(`select processing_phase from drift_events where ${where};`)[0]
    await expect.poll(phase).toMatch(new RegExp(`^(${phases.join('|')})$`))
    return this.house.value(`select id from drift_events where ${where};`)
  }
}
