// A process that runs tests on a project with one changed module. It keeps Vite's compiled modules, so that a mutant
// costs its tests and a fraction of a second. It is a separate process because a mutant can run forever.
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createVitest} from 'vitest/node'
import {instrumented} from './coverage.mjs'
import {mutated, mutationsOf} from './mutations.mjs'

const root = process.argv[2]
/** The number of the first block of each module, if runs of blocks are recorded. */
const firstBlocks = new Map(Object.entries(JSON.parse(process.argv[3])))
let mutation

/** Runs test files in the order given: vitest begins with the longest. */
class AsGiven {
  sort(specifications) {
    return specifications
  }
  shard(specifications) {
    return specifications
  }
}

const changed = {
  name: 'mutants',
  enforce: 'pre',
  transform(text, id) {
    const file = id.startsWith(`${root}/`) ? id.slice(root.length + 1) : ''
    if (mutation?.file === file) return mutated(text, mutation)
    const first = firstBlocks.get(file)
    return first === undefined ? undefined : instrumented(text, mutationsOf(text, file).blocks, first)
  }
}

const vitest = await createVitest(
  'test',
  {
    root,
    watch: false,
    cache: false,
    // Mutants are made while modules are compiled.
    experimental: {fsModuleCache: false},
    // If a mutant runs forever, no test ends.
    reporters: [{onTestCaseResult: () => process.send('a test has ended')}],
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    // A mutant that uses too much memory must not exhaust that of the machine.
    execArgv: ['--max-old-space-size=1024'],
    bail: firstBlocks.size > 0 ? 0 : 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    setupFiles: [fileURLToPath(new URL('record-runs.mjs', import.meta.url))],
    sequence: {sequencer: AsGiven}
  },
  {plugins: [changed]}
)

process.on('message', async ({mutation: next, tests}) => {
  const touched = [mutation?.file, next?.file].filter(Boolean)
  mutation = next
  // Vitest remembers earlier failures, and would run only those.
  vitest.state.filesMap.clear()
  vitest.state.idMap.clear()
  for (const file of touched) vitest.invalidateFile(resolve(root, file))
  const specifications = tests.map(({file, ids}) =>
    vitest.getRootProject().createSpecification(resolve(root, file), ids && {testIds: ids})
  )
  process.send(await failureOf(specifications))
})
process.on('disconnect', () => process.exit())
process.send('ready')

/** The first test that fails, or the first error outside of tests. */
async function failureOf(specifications) {
  try {
    const {testModules, unhandledErrors} = await vitest.runTestSpecifications(specifications)
    for (const module of testModules) {
      for (const test of module.children.allTests('failed'))
        return {failure: `${module.relativeModuleId} ${test.fullName}`}
      if (module.state() === 'failed') return {failure: `${module.relativeModuleId} does not load`}
    }
    return {
      failure:
        unhandledErrors.length > 0 ? String(unhandledErrors[0]?.message ?? unhandledErrors[0]) : undefined
    }
  } catch (error) {
    return {failure: String(error)}
  }
}
