// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { answer, api } from '../api/client'
import { Failure } from '../api/failure'
import { rememberSignedIn } from '../api/hint'
import { AccountForm } from '../shell/AccountForm'
import { passwordProblem, shortestPassword } from '../text/password'
import { safeReturn } from '../text/links'
import { Field } from '../ui/Field'
import { PasswordInput } from '../ui/PasswordInput'
import { useTitle } from '../ui/title'

export function Component() {
  useTitle('Make an account')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isLeft, setIsLeft] = useState(false)
  const signUp = useMutation({
    mutationFn: () => {
      const fullName = name.trim()
      return answer(
        api.POST('/api/auth/signup', {
          body: { email: email.trim(), password, ...(fullName === '' ? {} : { full_name: fullName }) },
        }),
      )
    },
    onSuccess: async () => {
      client.clear()
      rememberSignedIn(true)
      await navigate(safeReturn(search.get('next')), { replace: true })
    },
  })
  const refused = signUp.error instanceof Failure ? signUp.error.fields : {}
  const weak = passwordProblem(password)
  const next = search.get('next')
  return (
    <AccountForm
      title="Make an account"
      action="Make my account"
      mutation={signUp}
      after={
        <>
          Have one already? <Link to={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</Link>
        </>
      }
    >
      <Field label="Name" hint="Optional." error={refused.full_name}>
        {(control) => (
          <input
            {...control}
            name="name"
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="E-mail" error={refused.email}>
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
      <Field
        label="Password"
        hint="At least 8 characters. A few words in a row are good."
        error={refused.password ?? (isLeft && password !== '' ? weak : null)}
      >
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            minLength={shortestPassword}
            value={password}
            onValue={setPassword}
            onBlur={() => setIsLeft(true)}
          />
        )}
      </Field>
    </AccountForm>
  )
}
