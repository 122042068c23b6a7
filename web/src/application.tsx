// SPDX-License-Identifier: Apache-2.0
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { loadFirst } from './api/first'
import { makeQueryClient } from './api/queries'
import { router } from './routes'
import './styles/tokens.css'
import './styles/base.css'
import { Toasts } from './ui/Toasts'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
const root = createRoot(container)
const client = makeQueryClient()

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
void loadFirst(client, window.location).then(() => startTransition(render))
