// SPDX-License-Identifier: Apache-2.0
import type { Person } from './person'
import { edited, project } from './project'
import { addAnalysis, addHistory, literal } from './seed'

const day = 24 * 60

export interface Sample {
  email: string
  repository: string
  drift: string
  running: string
  failed: string
}

const about = {
  description: 'Tells where a parcel is: a small service with a client for the browser.',
  language: 'Python',
  stars: 1284,
}

/**
 * An account some weeks old. The newest pull requests are real ones, judged and mended by the worker; those of other days, and
 * the states that pass or need a fault, are written down.
 */
export async function makeSample(person: Person): Promise<Sample> {
  const { house, email } = person
  const { github } = house
  await person.link(['initech/legacy-tracker'])
  await github.suspend(person.installation('initech'), true)
  const parcel = 'acme/parcel'
  const [repository, web] = await person.link([parcel, 'acme/parcel-web', 'acme/warehouse-adapters'], project.files)
  if (!repository || !web) throw new Error('the sample is not linked')
  await github.describe({ full_name: parcel, numbered: 339, ...about })
  await github.describe({
    full_name: web.name,
    numbered: 57,
    description: 'The tracking page.',
    language: 'TypeScript',
    stars: 96,
  })
  await person.activate(repository.id)
  await person.activate(web.id)
  house.sql(
    `update repositories set reviewer = 'grace', file_ignore_patterns = '{vendor/,"**/*.gen.ts"}',
     docs_policies = 'British spelling. Say “parcel”, not “package”.' where id = ${literal(repository.id)};`,
  )
  addHistory(house, repository.id)

  await person.propose(web.name, 'fix/tooltip', edited('web/client.ts', 'Asks the service', 'Asks our service'))
  await person.analysed(web.id, 58, 'completed')
  const last = 'help="how much to log")\n'
  const option = '    parser.add_argument("--workers", type=int, default=2, help="processes that answer")\n'
  await person.propose(parcel, 'feature/workers', edited('parcel/server.py', last, last + option))
  const missing = await person.analysed(repository.id, 340, 'completed')
  await person.propose(parcel, 'fix/typo', edited('parcel/server.py', 'starts the service', 'begins the service'))
  const clean = await person.analysed(repository.id, 341, 'completed')
  // The pull request of deploy/sample, without the option that gets another name.
  await person.propose(parcel, 'feature/shorter-timeouts', {
    ...project.changes,
    'parcel/server.py': project.files['parcel/server.py'] ?? null,
    'web/api.gen.ts': '// Generated.\nexport const version = 2;\n',
  })
  const drift = await person.analysed(repository.id, 342, 'fix_pr_raised')
  setAge(person, missing, day)
  setAge(person, clean, 150)
  setAge(person, drift, 5)

  const failed = addAnalysis(
    house,
    repository.id,
    337,
    {
      processing_phase: 'failed',
      drift_result: 'error',
      head_branch: 'bump/deps',
      error_message: 'The branch bump/deps does not exist any more.',
    },
    2 * day,
  )
  const running = addAnalysis(house, repository.id, 344, {
    processing_phase: 'analyzing',
    head_branch: 'feature/new-cli',
  })
  // No worker has it: after a minute in the queue the sweep would end it as abandoned.
  house.sql(`update drift_events set queued_at = now() + interval '1 day' where id = ${literal(running)};`)
  house.sql(
    `update notifications set is_read = true, created_at = created_at - interval '4 hours'
     where user_id = ${literal(person.id)} and content not like '%#342%';`,
  )
  return { email, repository: repository.id, drift, running, failed }
}

/** Not everything of a sample happened in the minute it was made. */
function setAge(person: Person, analysis: string, minutes: number): void {
  const columns = ['created_at', 'queued_at', 'started_at', 'verdict_at', 'completed_at', 'fix_pr_raised_at']
  const sets = columns.map((column) => `${column} = ${column} - interval '${minutes} minutes'`)
  person.house.sql(`update drift_events set ${sets.join(', ')} where id = ${literal(analysis)};`)
}
