import type {Counts} from '../core/counts.ts'
import type {Diagnostic} from '../core/types.ts'
import {github} from './github.ts'
import {json} from './json.ts'
import {text} from './text.ts'

/** What a report is made from. */
export type Report = Readonly<{
  diagnostics: readonly Diagnostic[]
  counts: Counts
  /** The text of a file, to show the line that a finding is about. */
  sourceOf: (file: string) => string | undefined
  colour: boolean
}>

/** THE TABLE of reports. */
export const reports: Readonly<Record<string, (report: Report) => string>> = {text, json, github}
