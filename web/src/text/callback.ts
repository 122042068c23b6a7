// SPDX-License-Identifier: Apache-2.0
interface Callback {
  body: { code: string; installation_id?: number } | null
  problem: string | null
}

/** Reads what GitHub hands over in the address: a code, or why there is none. */
export function readCallback(search: URLSearchParams): Callback {
  const code = search.get('code')
  const installation = search.get('installation_id') ?? ''
  if (search.get('setup_action') === 'request') {
    return { body: null, problem: 'An owner of the organization has to approve the App first. GitHub has asked them.' }
  }
  if (!code) {
    const reason = search.get('error_description')
    return {
      body: null,
      problem: reason ? `GitHub says: ${reason}` : 'GitHub sent no code. Start again from the dashboard.',
    }
  }
  const isNumber = /^\d{1,15}$/.test(installation)
  return { body: isNumber ? { code, installation_id: Number(installation) } : { code }, problem: null }
}
