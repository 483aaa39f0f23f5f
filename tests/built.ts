import {type Build, type BuildOptions, build} from '../src/build.ts'
import {rules} from '../src/check/rules/index.ts'
import {createMemo} from '../src/core/memo.ts'
import type {Diagnostic} from '../src/core/types.ts'
import {textWorld} from './world.ts'

export type Files = Readonly<Record<string, string>>

/** Builds a project that is given as a map of texts. */
export function built(files: Files, options: Partial<BuildOptions> = {}): Promise<Build> {
  return build(textWorld({'01.md': 'Words.', ...files}), createMemo(), {entry: '', outputs: [], ...options})
}

/** A rule's findings in a project, as `line:column subject`, in the order of the report. */
export async function saidBy(
  rule: string,
  files: Files,
  options: Partial<BuildOptions> = {}
): Promise<readonly string[]> {
  const {diagnostics} = await built(files, options)
  return diagnostics.filter(diagnostic => diagnostic.rule === rule).map(placeAndSubject)
}

function placeAndSubject({start, subject}: Diagnostic): string {
  return `${start?.line}:${start?.column} ${subject ?? ''}`.trim()
}

/** The parts of a finding other than its message: suggestions, edits, and whether it has a note of its own. */
export function wholeFinding({rule, expected = [], edits = [], note}: Diagnostic): string {
  const meant = expected.length > 0 ? [expected.join(' or ')] : []
  const changes = edits.map(({old, text}) => `«${old}» → «${text}»`)
  const isOwn = note !== rules.find(({name}) => name === rule)?.why
  return [...meant, ...changes, ...(isOwn ? ['+ note'] : [])].map(part => ` ${part}`).join('')
}
