// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { authorizeUrl, installUrl, makeLinks, type GithubLinks } from '../text/links'
import type { Configuration } from './client'
import { linkState } from './linkState'
import { configurationQuery } from './queries'

const unknown: Configuration = { github_url: 'https://github.com', github_app_url: null, github_client_id: null }

interface Github extends GithubLinks {
  /** Null when nobody can say where the App's page is. */
  install: string | null
  authorize: string | null
}

/** Where things are on GitHub, as this installation of Delta sees it. */
export function useGithub(): Github {
  const { data = unknown } = useQuery(configurationQuery)
  return useMemo(
    () => ({
      ...makeLinks(data.github_url),
      install: installUrl(data, linkState()),
      authorize: authorizeUrl(data, linkState()),
    }),
    [data],
  )
}
