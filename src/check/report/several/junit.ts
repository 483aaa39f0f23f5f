import type {SeveralForm} from '../index.ts'
import {failedSuite, junitSuites, type Suite, testSuites} from '../junit.ts'

/** One JUnit document with the test suites of all papers. */
export const severalAsJunit: SeveralForm = {
  part: report => JSON.stringify(junitSuites(report)),
  join: parts =>
    testSuites(
      parts.flatMap(({paper, text, fault}): readonly Suite[] =>
        fault === undefined ? JSON.parse(text) : [failedSuite(paper, fault)]
      )
    )
}
