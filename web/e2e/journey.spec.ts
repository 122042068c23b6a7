// SPDX-License-Identifier: Apache-2.0
import { expect, test } from './people'
import { edited, project } from './project'

/** Longer than the browser needs to show a phase, so that each is seen whatever else the machine does. */
const aWhile = 3

test('from an empty account to a merged fix, watched live', async ({ house, person }) => {
  test.slow()
  const { page, login } = person
  const { github } = house
  const account = `${login}-org`
  const name = `${account}/parcel`
  await github.addRepository({ full_name: name, files: project.files })

  await test.step('the App is installed on GitHub, which says so a little later', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: 'Install the App' })).toHaveAttribute(
      'aria-current',
      'step',
    )
    await github.choose({ account, repositories: [name], login })
    await page.getByRole('link', { name: 'Install on GitHub' }).click()
    await expect(page.getByRole('heading', { name: 'GitHub is linked' })).toBeVisible()
    await page.getByRole('link', { name: 'Dashboard' }).click()
    await expect(page.getByText('Waiting for GitHub to tell us which repositories')).toBeVisible()
    await github.tellInstallation(person.installation(account))
  })

  await test.step('a repository is switched on', async () => {
    await page.getByRole('link', { name: 'Pick repositories' }).click()
    const active = page.getByRole('switch', { name: `Analyze pull requests of ${name}` })
    await active.click()
    await expect(active).toBeChecked()
    await expect.poll(() => house.value(`select is_active from repositories where repo_name = '${name}';`)).toBe('t')
  })

  await test.step('a pull request arrives and is watched through its phases', async () => {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    await expect(page.getByText('No pull request yet')).toBeVisible()
    // First the announcement: a look at the pull request, the check runs there are. Then the analysis: its check run begins, the
    // fetch, the verdict's check run, a last look at the pull request.
    await github.slow('/pulls/1', aWhile, 2)
    await github.slow('/commits/', aWhile)
    await github.slow('/check-runs/', aWhile, 2)
    await github.slow('.git/', aWhile)
    await person.propose(name, 'shorter-timeout', edited('parcel/settings.py', '"30"', '"10"'))

    await page.getByRole('link', { name: '#1' }).click()
    const now = page.getByRole('region', { name: 'Progress' }).locator('[aria-current=step]')
    for (const phase of ['Queued', 'Scouting', 'Analyzing', 'Verifying']) await expect(now).toHaveText(phase)
  })

  await test.step('the verdict comes with its evidence', async () => {
    const finding = page.getByRole('article', { name: 'PARCEL_TIMEOUT was 30 and is now 10.' })
    await expect(finding.getByRole('group', { name: 'Code before' })).toContainText('"30"')
    await expect(finding.getByRole('group', { name: 'Code now' })).toContainText('"10"')
    await expect(finding.getByRole('group', { name: 'Proposed fix' })).toContainText(
      'added: | `PARCEL_TIMEOUT` | `10` |',
    )
    await expect(finding.locator('mark')).toHaveText('PARCEL_TIMEOUT')
    await expect(page.getByText('1 file changed')).toBeVisible()

    const [pull] = (await github.show(name)).pulls
    await expect(finding.getByRole('link', { name: 'docs/configuration.md:7' })).toHaveAttribute(
      'href',
      `${github.about.url}/${name}/blob/${pull?.head_sha}/docs/configuration.md?plain=1#L7`,
    )
    await finding.getByRole('link', { name: 'changed-default' }).click()
    await expect(page.getByRole('heading', { name: 'changed-default' })).toBeInViewport()
    await page.goBack()
  })

  await test.step('the check run on GitHub leads here', async () => {
    const { check_runs } = await github.show(name)
    const details = check_runs.find(({ status }) => status === 'completed')?.details_url ?? ''
    expect(details).not.toBe('')
    await page.goto(details)
    await expect(page.getByRole('heading', { name: 'Pull request #1' })).toBeVisible()
  })

  await test.step('the docs pull request mends the page, and its merge shows by itself', async () => {
    const docs = page.getByRole('link', { name: 'Docs pull request #2, open' })
    await expect(docs).toHaveAttribute('href', `${github.about.url}/${name}/pull/2`)
    const fix = (await github.show(name)).pulls.find(({ number }) => number === 2)
    expect(fix?.base).toBe('shorter-timeout')
    expect(await github.read(name, fix?.head ?? '', 'docs/configuration.md')).toContain('| `PARCEL_TIMEOUT` | `10` |')

    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    await github.closePull({ full_name: name, number: 2, merge: true })
    // The merge is a new head, which is judged again.
    await expect(page.getByText('No page was made wrong')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Docs pull request #2, merged' })).toBeVisible()
  })

  await test.step('a changed setting counts for the next pull request', async () => {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Ignore patterns').fill('settings.py')
    await expect(page.getByText('1 of 2 files of recent pull requests are left out')).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Settings saved.')).toBeVisible()

    await page.getByRole('link', { name: 'Analyses' }).click()
    await person.propose(name, 'longer-timeout', edited('parcel/settings.py', '"30"', '"60"'))
    await page.getByRole('link', { name: '#3' }).click()
    await expect(page.getByText('No page was made wrong')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Ignored' }).getByText('parcel/settings.py')).toBeVisible()
  })

  await test.step('each step was told', async () => {
    await page.getByRole('link', { name: /^Notifications, \d+ unread$/ }).click()
    for (const content of [
      `${name} #1 is being checked.`,
      `${name} #1: #2 mends the documentation.`,
      `${name} #1: the documentation fix #2 was merged.`,
      `${name} #3 is being checked.`,
    ])
      await expect(page.getByText(content)).toBeVisible()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
  })

  await test.step('and out', async () => {
    await page.getByRole('button', { name: `Account of ${person.email}` }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Start with a repository' })).toBeVisible()
    await page.goto('/dashboard')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test('an analysis is run again', async ({ house, person }) => {
  const { page, login } = person
  const name = `${login}-org/parcel`
  const repository = await person.linkActive(name, project.files)
  await person.propose(name, 'words', edited('parcel/settings.py', 'Settings, read once', 'The settings, read once'))
  const analysis = await person.analysed(repository, 1, 'completed')
  await page.goto(`/repositories/${repository}/analyses/${analysis}`)
  await expect(page.getByText('No page was made wrong')).toBeVisible()

  await house.github.slow('.git/', aWhile)
  await page.getByRole('button', { name: 'Re-run' }).click()

  await expect(page.getByRole('button', { name: 'Re-run' })).toBeDisabled()
  await expect(page.getByText('Fetching the branch and listing what changed…')).toBeVisible()
  await expect(page.getByText('No page was made wrong')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Re-run' })).toBeEnabled()
})

test('GitHub suspends an installation, and that is told', async ({ house, person }) => {
  const { page, login } = person
  const account = `${login}-org`
  await person.linkActive(`${account}/parcel`)

  await house.github.suspend(person.installation(account), true)

  await page.goto('/repositories')
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Suspended on GitHub')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('switch')).toBeDisabled()
})
