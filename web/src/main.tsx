// SPDX-License-Identifier: Apache-2.0
// Small, so that the code of the page that is asked for is on its way at once, beside that of the application.
import { findPage } from './pages'

// What cannot be loaded is told by the page's error boundary, which asks for it again.
findPage(window.location.pathname)().catch(() => undefined)
void import('./application')
