import {relative} from 'node:path'
import type {Reporter, SerializedError, TestModule} from 'vitest/node'

/** The most failures to list; a log keeps only its last lines. */
const most = 12

/**
 * Lists the failures at the very end of a run, one per line: “tests/gate.test.ts › a name: the first line of its
 * message”. The record of CI keeps only the last lines of a log.
 */
export const failedChecks: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const lines = failedLines(modules, unhandledErrors)
    if (lines.length === 0) return
    console.log(`\n${lines.length === 1 ? '1 failure' : `${lines.length} failures`}:`)
    for (const line of lines.slice(0, most)) console.log(`  ${line}`)
    if (lines.length > most) console.log(`  and ${lines.length - most} more`)
  }
}

function failedLines(
  modules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[]
): readonly string[] {
  return [
    ...modules.flatMap(module => [
      ...module.errors().map(error => `${fileOf(module)}: ${firstLine(error)}`),
      ...[...module.children.allSuites()].flatMap(suite =>
        suite.errors().map(error => `${fileOf(module)} › ${suite.fullName}: ${firstLine(error)}`)
      ),
      ...[...module.children.allTests('failed')].map(
        test => `${fileOf(module)} › ${test.fullName}: ${firstLine(test.result().errors?.[0])}`
      )
    ]),
    ...unhandledErrors.map(error => `unhandled: ${firstLine(error)}`)
  ]
}

function fileOf(module: TestModule): string {
  return relative(process.cwd(), module.moduleId)
}

function firstLine(error: {readonly message: string} | undefined): string {
  const [line = ''] = (error?.message ?? 'no message').split('\n')
  return line.slice(0, 300)
}
