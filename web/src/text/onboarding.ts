// SPDX-License-Identifier: Apache-2.0
interface Progress {
  installations: number
  repositories: number
  active: number
  hasVerdict: boolean
}

/** Where somebody new stands; `waiting` is for what GitHub still has to tell us. */
export function onboardingStep(progress: Progress): 'install' | 'waiting' | 'pick' | 'verdict' | 'done' {
  if (progress.hasVerdict) return 'done'
  if (progress.active > 0) return 'verdict'
  if (progress.repositories > 0) return 'pick'
  return progress.installations > 0 ? 'waiting' : 'install'
}
