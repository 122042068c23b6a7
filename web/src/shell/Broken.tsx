// SPDX-License-Identifier: Apache-2.0
import { TriangleAlert } from 'lucide-react'
import { useRouteError } from 'react-router'
import { Button, ButtonAnchor } from '../ui/Button'
import { Empty } from '../ui/State'
import { useTitle } from '../ui/title'

/** Shown instead of a page whose code failed, or could not be loaded, as after an update of Delta. */
export function Broken() {
  const error = useRouteError()
  useTitle('Something broke')
  console.error(error)
  return (
    <Empty icon={<TriangleAlert size={30} aria-hidden />} title="This page broke" isPage>
      <p>It is our mistake, not yours. Reloading helps when Delta was just updated.</p>
      <div>
        <Button look="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>{' '}
        <ButtonAnchor href="/dashboard">To the dashboard</ButtonAnchor>
      </div>
    </Empty>
  )
}
