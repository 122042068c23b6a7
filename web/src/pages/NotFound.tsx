// SPDX-License-Identifier: Apache-2.0
import { FileQuestion } from 'lucide-react'
import { ButtonLink } from '../ui/Button'
import { Empty } from '../ui/State'
import { useTitle } from '../ui/title'

export function Component() {
  useTitle('Not found')
  return (
    <Empty icon={<FileQuestion size={32} aria-hidden />} title="Nothing is here" isPage>
      <p>The address may be mistyped, or what it showed was deleted, or it is somebody else’s.</p>
      <ButtonLink to="/dashboard" look="primary">
        To the dashboard
      </ButtonLink>
    </Empty>
  )
}
