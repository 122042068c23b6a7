// SPDX-License-Identifier: Apache-2.0
import { characters } from './characters'

export const shortestPassword = 8

export const passwordProblem = (password: string): string | null =>
  characters(password) < shortestPassword ? `Use at least ${shortestPassword} characters.` : null
