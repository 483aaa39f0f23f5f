import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {test} from 'vitest'
import {passOver} from '../judge.ts'

/** The folder of real papers next to the project; it may be absent. */
export const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))

export const noCorpus = 'no corpus beside the project (`../shared/corpus`)'

/** A test that needs real papers; it is skipped without the corpus. */
export function corpusTest(name: string, run: () => Promise<void> | void, timeout = 120_000): void {
  if (existsSync(corpus)) test(name, run, timeout)
  else test(name, () => passOver(noCorpus))
}
