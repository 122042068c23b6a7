// SPDX-License-Identifier: Apache-2.0
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { maybeSignedIn } from './api/hint'
import { configurationQuery, makeQueryClient, meQuery } from './api/queries'
import { router } from './routes'
import './styles/tokens.css'
import './styles/base.css'
import { Toasts } from './ui/Toasts'

const patience = 1_000

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
const root = createRoot(container)
const client = makeQueryClient()

/** Who is here decides what every page begins with: it is asked first, and pages are rendered once instead of twice. */
async function meet(): Promise<void> {
  if (!maybeSignedIn()) return
  // What is wrong, the page tells when it asks itself.
  const known = Promise.allSettled([client.query(meQuery), client.query(configurationQuery)])
  await Promise.race([known, new Promise((done) => setTimeout(done, patience))])
}

const render = () =>
  root.render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </QueryClientProvider>
    </StrictMode>,
  )

// As a transition the first page is rendered in slices, between which the browser answers.
void meet().then(() => startTransition(render))
