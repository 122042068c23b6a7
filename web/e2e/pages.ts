// SPDX-License-Identifier: Apache-2.0
import type { Sample } from './sample'

interface PageOfSample {
  name: string
  path: string
  /** What stands there when the page has loaded. */
  ready: string
}

export const pagesOf = ({ repository, drift, running, failed }: Sample): PageOfSample[] => [
  { name: 'landing', path: '/', ready: 'A finding, as it comes out of the engine' },
  { name: 'sign-up', path: '/sign-up', ready: 'Make my account' },
  { name: 'sign-in', path: '/sign-in', ready: 'Make an account' },
  { name: 'dashboard', path: '/dashboard', ready: '#342' },
  { name: 'repositories', path: '/repositories', ready: 'Suspended on GitHub' },
  { name: 'repository', path: `/repositories/${repository}`, ready: '#342' },
  { name: 'settings', path: `/repositories/${repository}/settings`, ready: 'files of recent pull requests' },
  { name: 'analysis', path: `/repositories/${repository}/analyses/${drift}`, ready: 'files changed' },
  { name: 'running', path: `/repositories/${repository}/analyses/${running}`, ready: 'Holding the changed code' },
  { name: 'failed', path: `/repositories/${repository}/analyses/${failed}`, ready: 'does not exist any more' },
  { name: 'notifications', path: '/notifications', ready: 'Drift found in acme/parcel' },
  { name: 'account', path: '/account', ready: 'This device' },
  { name: 'rules', path: '/rules', ready: 'renamed-symbol' },
  { name: 'not-found', path: '/nowhere', ready: 'Nothing is here' },
]
