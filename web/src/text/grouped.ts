// SPDX-License-Identifier: Apache-2.0

/** "1,284". By hand, as a first formatter of the browser's takes longer to make than a page to render. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
