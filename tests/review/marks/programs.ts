import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {findOracle} from '../../../tools/oracles/find.mjs'
import {oracles} from '../../../tools/oracles/table.mjs'
import {passOver} from '../../judge.ts'
import {projectRoot} from '../../project.ts'

/** The arguments of a program of `tools/oracles/table.mjs`, for a file to read and a file to write. */
export type Call = (from: string, to: string) => readonly string[]

/**
 * A PDF as rewritten by a program. `args` are the arguments before the two files, or a function that returns all of
 * them. If the program is missing, the test is skipped with a message: CI does not install these programs.
 */
export function fileBy(
  name: string,
  args: readonly string[] | Call,
  pdf: Uint8Array,
  {command, input}: Readonly<{command?: string; input?: string}> = {}
): Uint8Array {
  const found = findOracle(oracles.find(oracle => oracle.name === name)!)
  if ('missing' in found) return passOver(`no ${found.missing} (\`make oracles GROUP=editors\`)`)
  const folder = mkdtempSync(join(tmpdir(), 'galley-marks-'))
  try {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
    writeFileSync(from, pdf)
    const call = typeof args === 'function' ? args(from, to) : [...args, from, to]
    const {stderr} = spawnSync(command ?? found.command[0]!, call, {
      input,
      encoding: 'utf8',
      cwd: projectRoot,
      timeout: 120_000
    })
    return readOutput(to, stderr)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function readOutput(path: string, stderr: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    throw new Error(stderr)
  }
}
