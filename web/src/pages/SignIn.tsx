// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { answer, api } from '../api/client'
import { rememberSignedIn } from '../api/hint'
import { AccountForm } from '../shell/AccountForm'
import { safeReturn } from '../text/links'
import { Field } from '../ui/Field'
import { PasswordInput } from '../ui/PasswordInput'
import { useTitle } from '../ui/title'

export function Component() {
  useTitle('Sign in')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => answer(api.POST('/api/auth/login', { body: { email: email.trim(), password } })),
    onSuccess: async () => {
      // Nothing of who was signed in before may show.
      client.clear()
      rememberSignedIn(true)
      await navigate(safeReturn(search.get('next')), { replace: true })
    },
  })
  const next = search.get('next')
  return (
    <AccountForm
      title="Sign in"
      action="Sign in"
      mutation={signIn}
      after={
        <>
          New here? <Link to={next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'}>Make an account</Link>
        </>
      }
    >
      <Field label="E-mail">
        {(control) => (
          <input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <PasswordInput {...control} autoComplete="current-password" value={password} onValue={setPassword} />
        )}
      </Field>
    </AccountForm>
  )
}
