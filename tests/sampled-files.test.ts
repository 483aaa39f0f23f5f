import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {projectRoot} from './project.ts'
import {filesOfOtherRuns, sampledFiles} from './sampled-files.ts'

test('a run of CI runs one of each four neighbours of the table, and other runs all of them', () => {
  const left = filesOfOtherRuns('quarter', 'ci')
  const run = sampledFiles.filter(file => !left.includes(file))
  expect(run.map(file => Math.floor(sampledFiles.indexOf(file) / 4))).toEqual(
    Array.from({length: Math.ceil(sampledFiles.length / 4)}, (_, index) => index)
  )
  expect(filesOfOtherRuns('', 'ci')).toEqual([])
  expect(filesOfOtherRuns('quarter', 'long')).toEqual([])
  expect(() => filesOfOtherRuns('some', 'ci')).toThrow('Unexpected GALLEY_FILES `some`, expected `quarter`')
})

test('each file of the table exists', () => {
  expect(sampledFiles.filter(file => !existsSync(join(projectRoot, file)))).toEqual([])
})
