import type {Report} from './index.ts'

/** Diagnostics and counts as JSON, version 1 of the shape. */
export function json({diagnostics, counts}: Report): string {
  return `${JSON.stringify({version: 1, diagnostics, counts}, undefined, 2)}\n`
}
