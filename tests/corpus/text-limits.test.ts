import {expect} from 'vitest'
import {textLimits} from '../../src/parse/markdown/text-limits.ts'
import {corpusTest} from './corpus.ts'
import {papers} from './real-papers.ts'

/** The largest number of matches in any paper's text between two blank lines; tables and listings count, too. */
function largest(of: RegExp): number {
  const stretches = papers().flatMap(({text}) => text.split(/\n[ \t]*\n/))
  return Math.max(...stretches.map(stretch => stretch.match(of)?.length ?? 0))
}

corpusTest('papers by others reach at most a quarter of each limit', () => {
  const found = {
    brackets: largest(/[[\]]/g),
    marks: largest(/[*_~^]+/g),
    tags: largest(/</g),
    length: largest(/[\s\S]/g),
    lines: largest(/\n/g)
  }
  expect(found.marks).toBeGreaterThan(50)
  expect(found.brackets).toBeLessThanOrEqual(textLimits.brackets / 4)
  expect(found.marks).toBeLessThanOrEqual(textLimits.marks / 4)
  expect(found.tags).toBeLessThanOrEqual(textLimits.tags / 4)
  expect(found.length).toBeLessThanOrEqual(textLimits.length / 4)
  // Every line is counted, so at most this many lines are lazy ones.
  expect(found.lines).toBeLessThanOrEqual(textLimits.lazyLines)
})
