// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { authorizeUrl, installUrl, makeLinks, type GithubLinks } from '../text/links'
import type { Configuration } from './client'
import { linkState } from './linkState'
import { configurationQuery } from './queries'

const unknown: Configuration = { github_url: 'https://github.com', github_app_url: null, github_client_id: null }

function useConfiguration(): Configuration {
  const { data = unknown } = useQuery(configurationQuery)
  return data
}

/** Where things are on GitHub, as this installation of Delta sees it. */
export function useGithub(): GithubLinks {
  const { github_url } = useConfiguration()
  return useMemo(() => makeLinks(github_url), [github_url])
}

/** Where the App is installed, and an account linked. Null when nobody can say where that is. */
export function useAppLinks(): { install: string | null; authorize: string | null } {
  const configuration = useConfiguration()
  return useMemo(
    () => ({ install: installUrl(configuration, linkState()), authorize: authorizeUrl(configuration, linkState()) }),
    [configuration],
  )
}
