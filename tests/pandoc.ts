import {spawnSync} from 'node:child_process'
import {describe, test} from 'vitest'

/** The Pandoc that the tests compare with. Another version has other faults. */
export const PANDOC_VERSION = '3.9'

/** Tests that ask Pandoc; where it is not there, one that says so. Throws in CI where it is not. */
export function describeBesidePandoc(title: string, tests: (program: string) => void): void {
  describe(title, () => {
    const found = pandoc()
    if ('program' in found) tests(found.program)
    else if (process.env.CI) throw new Error(found.missing)
    else test(`skipped: ${found.missing}`, () => console.log(`skipped: ${found.missing}`))
  })
}

/** The program, where it has this version: `PANDOC`, or `pandoc` on the path. */
function pandoc(): Readonly<{program: string}> | Readonly<{missing: string}> {
  const program = process.env.PANDOC ?? 'pandoc'
  const {stdout} = spawnSync(program, ['--version'], {encoding: 'utf8'})
  const found = /^pandoc(?:\.exe)? ((\d+\.\d+)\S*)/u.exec(stdout ?? '')
  if (found?.[2] === PANDOC_VERSION) return {program}
  return {missing: `no Pandoc ${PANDOC_VERSION} (found ${found?.[1] ?? 'none'})`}
}
