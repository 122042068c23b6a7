// SPDX-License-Identifier: Apache-2.0
import '@fontsource-variable/inter/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { loadFirst } from './api/first'
import { makeQueryClient } from './api/queries'
import { makeRouter, pageIsThere } from './routes'
import './styles/tokens.css'
import './styles/base.css'
import { Toasts } from './ui/Toasts'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
const root = createRoot(container)
const client = makeQueryClient()

/** Lets the browser do something else in between: what takes long in one piece makes it deaf. */
const pause = () => new Promise((done) => setTimeout(done))

/** Among the largest files of a page, and none that the first paint should wait for: that is over with the second frame. */
function CodeFont() {
  useEffect(() => {
    const load = () => void import('@fontsource-variable/jetbrains-mono/index.css')
    requestAnimationFrame(() => requestAnimationFrame(load))
  }, [])
  return null
}

async function start(): Promise<void> {
  const data = loadFirst(client, window.location)
  await pause()
  const router = makeRouter()
  await Promise.all([data, pageIsThere(router)])
  // As a transition the page is rendered in slices, with pauses between them.
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <Toasts>
            <RouterProvider router={router} />
            <CodeFont />
          </Toasts>
        </QueryClientProvider>
      </StrictMode>,
    ),
  )
}

void start()
