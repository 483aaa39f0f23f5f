import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {projectRoot} from './project.ts'
import {filesOfOtherRuns, sampledFiles} from './sampled-files.ts'

test('a run of CI leaves one of each two neighbours of the table to others, and other runs leave none', () => {
  const left = filesOfOtherRuns('half', 'ci')
  expect(left.length).toBeGreaterThanOrEqual(Math.floor(sampledFiles.length / 2))
  const pairs = left.map(file => Math.floor(sampledFiles.indexOf(file) / 2))
  expect(new Set(pairs).size).toBe(left.length)
  expect(filesOfOtherRuns('', 'ci')).toEqual([])
  expect(filesOfOtherRuns('half', 'long')).toEqual([])
  expect(() => filesOfOtherRuns('some', 'ci')).toThrow('Unexpected GALLEY_FILES `some`, expected `half`')
})

test('each file of the table exists', () => {
  expect(sampledFiles.filter(file => !existsSync(join(projectRoot, file)))).toEqual([])
})
