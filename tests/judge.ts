import {spawnSync} from 'node:child_process'
import {TestRunner} from 'vitest'
import {findJudge, groupBeyondCi, isCi} from '../tools/oracles/find.mjs'
import {tier} from './tier.ts'

/** What a program said; `isLate` where it was stopped after `timeout` milliseconds. */
export type Verdict = Readonly<{status: number | null; stdout: string; stderr: string; isLate: boolean}>

export type Judge = (
  args: readonly string[],
  options?: Readonly<{input?: string; cwd?: string; timeout?: number}>
) => Verdict

/**
 * A program of others (`tools/oracles/table.mjs`) that a test asks for its verdict. A test that asks one that is
 * missing fails in CI; elsewhere it is skipped, and the end of the run reports it. One that CI does not need is asked
 * in `make long` only, whether it is there or not.
 */
export function judge(name: string): Judge {
  const found = findJudge(name)
  const group = groupBeyondCi(name)
  const remedy = group === undefined ? 'make oracles' : `make oracles GROUP=${group}`
  return (args, options = {}) => {
    if (group !== undefined && tier !== 'long') return passOver(`${group} is asked by \`make long\` only`)
    if ('missing' in found) return passOver(`no ${found.missing} (\`${remedy}\`)`, isCi())
    const [program = '', ...before] = found.command
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

/** Ends the current test: skipped or failed with a reason. Throws outside tests. */
export function passOver(reason: string, isFault = false): never {
  const running = TestRunner.getCurrentTest()
  if (isFault || !running) throw new Error(reason)
  return running.context.skip(reason)
}
