// SPDX-License-Identifier: Apache-2.0
import { RepositoryFrame } from '../repository/RepositoryFrame'
import { SettingsForm } from '../repository/SettingsForm'

export function Component() {
  return (
    <RepositoryFrame page="Settings">
      {/* Another repository is another form, with nothing kept of this one. */}
      {(repository) => <SettingsForm key={repository.id} repository={repository} />}
    </RepositoryFrame>
  )
}
