import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {projectRoot} from './project.ts'
import {filesOfOtherRuns, sampledFiles} from './sampled-files.ts'

test('a run of CI runs one of each five neighbours of the table, and other runs all of them', () => {
  const left = filesOfOtherRuns('fifth', 'ci')
  const run = sampledFiles.filter(file => !left.includes(file))
  expect(run.map(file => Math.floor(sampledFiles.indexOf(file) / 5))).toEqual(
    Array.from({length: Math.ceil(sampledFiles.length / 5)}, (_, index) => index)
  )
  expect(filesOfOtherRuns('', 'ci')).toEqual([])
  expect(filesOfOtherRuns('fifth', 'long')).toEqual([])
  expect(() => filesOfOtherRuns('some', 'ci')).toThrow('Unexpected GALLEY_FILES `some`, expected `fifth`')
})

test('each file of the table exists', () => {
  expect(sampledFiles.filter(file => !existsSync(join(projectRoot, file)))).toEqual([])
})
