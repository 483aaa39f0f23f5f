import {spawnSync} from 'node:child_process'
import {TestRunner} from 'vitest'
import {findJudge, groupBeyondCi, isCi} from '../tools/oracles/find.mjs'
import {tier} from './tier.ts'

/** The output of a program; `isLate` if it was stopped after `timeout` milliseconds. */
export type Verdict = Readonly<{status: number | null; stdout: string; stderr: string; isLate: boolean}>

export type Judge = (
  args: readonly string[],
  options?: Readonly<{input?: string; cwd?: string; timeout?: number}>
) => Verdict

/**
 * An external program (`tools/oracles/table.mjs`) whose verdict a test needs. If it is missing, the test fails in CI;
 * elsewhere it is skipped, and reported at the end of the run. Programs that CI does not need are used only in `make
 * long`.
 */
export function judge(name: string): Judge {
  const command = judgeCommand(name)
  return (args, options = {}) => {
    const [program = '', ...before] = command()
    const {status, stdout, stderr, error} = spawnSync(program, [...before, ...args], {
      ...options,
      encoding: 'utf8',
      maxBuffer: 1 << 28
    })
    const isLate = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT'
    if (error && !isLate) throw error
    return {status, stdout, stderr, isLate}
  }
}

/** The command line of an external program, for a test that starts it itself; ends the test if there is none. */
export function judgeCommand(name: string): () => readonly string[] {
  const found = findJudge(name)
  const group = groupBeyondCi(name)
  const remedy = group === undefined ? 'make oracles' : `make oracles GROUP=${group}`
  return () => {
    if (group !== undefined && tier !== 'long') return passOver(`${group} is asked by \`make long\` only`)
    return 'missing' in found ? passOver(`no ${found.missing} (\`${remedy}\`)`, isCi()) : found.command
  }
}

/** Ends the current test: skipped or failed with a reason. Throws outside tests. */
export function passOver(reason: string, isFault = false): never {
  const running = TestRunner.getCurrentTest()
  if (isFault || !running) throw new Error(reason)
  return running.context.skip(reason)
}
