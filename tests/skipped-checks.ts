import type {Reporter, TestModule} from 'vitest/node'
import {filesOfOtherRuns} from './sampled-files.ts'

/**
 * Reports at the end of a run why checks were skipped, in a line for each reason, such as “6 checks skipped: no qpdf
 * …”.
 */
export const skippedChecks: Reporter = {
  onTestRunEnd(modules) {
    for (const line of skippedLines(modules)) console.log(line)
    const left = filesOfOtherRuns().length
    if (left > 0) console.log(`${left} long test files are left to the runs of other commits`)
  }
}

function skippedLines(modules: readonly TestModule[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const module of modules) {
    for (const test of module.children.allTests('skipped')) {
      const result = test.result()
      // Tests that were not selected (`-t`) have no reason.
      const reason = result.state === 'skipped' ? result.note : undefined
      if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
  }
  return [...counts].map(([reason, count]) => `${count} check${count === 1 ? '' : 's'} skipped: ${reason}`)
}
