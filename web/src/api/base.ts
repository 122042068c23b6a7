// SPDX-License-Identifier: Apache-2.0

/** Where the API is: the same host unless the build was told another. */
export const apiBase = (import.meta.env.VITE_API_URL as string | undefined)?.replace(/\/+$/, '') ?? ''
