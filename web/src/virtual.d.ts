// SPDX-License-Identifier: Apache-2.0
declare module 'virtual:rules' {
  interface Example {
    side: 'before' | 'after' | 'doc'
    path: string
    text: string
  }
  const rules: readonly { id: string; text: readonly string[]; examples: readonly Example[] }[]
  export default rules
}
