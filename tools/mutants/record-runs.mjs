// Runs before the tests of each file, in their process: writes a line for each test with the blocks that it ran.
import {appendFileSync} from 'node:fs'
import {afterEach, beforeAll, beforeEach} from 'vitest'

const file = process.env.MUTANTS_RUNS

if (file) {
  const runs = new Set()
  globalThis.blockRuns = block => runs.add(block)

  // Code that ran while modules were loaded and tests collected belongs to no test.
  let before = []
  beforeAll(() => {
    before = [...runs]
    runs.clear()
  })

  // Code between tests, such as that of `beforeAll`, belongs to all tests after it.
  const between = new Set()

  let start = 0
  beforeEach(() => {
    for (const block of runs) between.add(block)
    runs.clear()
    start = performance.now()
  })

  afterEach(({task}) => {
    const milliseconds = Math.ceil(performance.now() - start)
    const line = {
      file: task.file.filepath,
      id: task.id,
      runs: [...new Set([...between, ...runs])],
      before,
      milliseconds
    }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
    before = []
    runs.clear()
  })
}
