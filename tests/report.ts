import {build} from '../src/build.ts'
import {type Report, reports} from '../src/check/report/index.ts'
import {rules} from '../src/check/rules/index.ts'
import {renderCitationsOf} from '../src/compose/rendered-citations.ts'
import {createMemo} from '../src/core/memo.ts'
import {textWorld} from './world.ts'

export type Files = Readonly<Record<string, string>>

/**
 * The report of `galley check` in a format. `only` matches the codes of the rules to check; by default, all are
 * checked.
 */
export async function reportOf(
  form: string,
  files: Files,
  {only, ...options}: Partial<Report> & Readonly<{only?: RegExp}> = {}
): Promise<string> {
  const world = textWorld(files)
  const {
    diagnostics,
    waived,
    manuscript,
    files: read
  } = await build(world, createMemo(), {
    entry: '',
    outputs: [],
    ...(only && {only: rule => only.test(rule.code)})
  })
  const {showsReferences, load} = reports[form]!
  const print = await load()
  return print({
    diagnostics,
    waived,
    manuscript,
    rules,
    sourceOf: read.textOf,
    savedFinding: read.savedFinding,
    colour: false,
    strict: false,
    folder: '',
    version: '1.2.3',
    entries: showsReferences ? (await renderCitationsOf(manuscript, world, createMemo())).bibliography : [],
    ...options
  })
}

/** Entries `work1` to `workN`, with keys only. */
export function entries(count: number): string {
  return Array.from({length: count}, (_, index) => `@book{work${index + 1},}\n`).join('')
}
