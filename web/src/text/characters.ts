// SPDX-License-Identifier: Apache-2.0

/** How many Unicode code points a text has, which is how the API counts. */
export const characters = (text: string): number => Array.from(text).length
