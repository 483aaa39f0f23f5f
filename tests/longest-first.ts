import {readFileSync} from 'node:fs'
import {BaseSequencer, type TestSpecification} from 'vitest/node'

/** Test files that start a browser, the compiled command or an external program. */
const starters =
  /\/(?:browser|compiled|galley|judge|laid-out|shared-typesetter)\.ts'|\bspawn(?:Sync)?\(|createTypesetter\(/

/** Puts files that start programs first, and otherwise keeps the given order. */
export function programsFirst<File>(files: readonly File[], textOf: (file: File) => string): File[] {
  const starting = new Set(files.filter(file => starters.test(textOf(file))))
  return [...starting, ...files.filter(file => !starting.has(file))]
}

/**
 * The order of a run: Vitest sorts by durations and, in a fresh checkout, by sizes, which are a poor guide for files
 * that start programs. The last files are short, so that no worker finishes long after the rest.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return programsFirst(await super.sort(files), ({moduleId}) => readFileSync(moduleId, 'utf8'))
  }
}
