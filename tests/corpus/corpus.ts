import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {test} from 'vitest'

/** The folder of real papers beside the project; it may be absent. */
export const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url))

/** A test that needs real papers; where there are none, one that says so. */
export function corpusTest(name: string, run: () => Promise<void> | void, timeout = 120_000): void {
  if (existsSync(corpus)) test(name, run, timeout)
  else test(`${name} (skipped: no corpus)`, () => console.log(`skipped: no corpus: ${name}`))
}
