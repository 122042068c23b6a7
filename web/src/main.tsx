// SPDX-License-Identifier: Apache-2.0
// Small, so that the code and the data of the page that is asked for are on their way at once, beside the code of the application.
import { askEarly } from './api/early'
import { findRoute } from './pages'

// What cannot be loaded is told by the page's error boundary, which asks for it again.
findRoute(window.location.pathname)
  .page()
  .catch(() => undefined)
askEarly(window.location)
void import('./application')
