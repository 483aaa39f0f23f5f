// Mutation testing: puts faults into the code, one at a time, and counts those that a test detects.
// docs/decisions/0026-mutants.md explains why it is not an external package.
import {appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {dirname, join, relative, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {constantAt, importsOf, testsOf, usersOf} from './mutants/coverage.mjs'
import {mutationsOf} from './mutants/mutations.mjs'
import {endAll, inProcesses} from './mutants/processes.mjs'
import {intervalOf, sampleOf} from './mutants/sample.mjs'

/** The largest number of tests run on a mutant; a mutant that survives them counts as undetected. */
const mostTests = 1500

/** The rooms of `make mutants`; `--rooms others` are all the others. */
const usual = ['core', 'parse', 'check/rules', 'reproduce']

// `rooms` are folders of src/, `only` is a part of module paths, and `tests` are the folders of tests/ whose tests count,
// all of them by default. `runs` is a file that keeps the coverage of tests, with the outcomes of mutants beside it: an
// interrupted run continues, and a larger sample repeats no mutant. Both hold for one state of the code and its tests.
// Below a score whose lower bound is `least`, the program fails; `patience` are the seconds that a mutant's test may take
// in addition to ten times the duration of the slowest one without the mutant.
const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    sample: {type: 'string', default: '400'},
    rooms: {type: 'string', default: usual.join(',')},
    only: {type: 'string', default: ''},
    tests: {type: 'string', default: ''},
    least: {type: 'string', default: '0.75'},
    patience: {type: 'string', default: '30'},
    runs: {type: 'string'},
    root: {type: 'string', default: '.'}
  }
})
const root = resolve(values.root)
const rooms = values.rooms === 'others' ? otherRooms() : values.rooms.split(',')
/** A test file that imports from one of the rooms; all import from the core. */
const ofRooms = new RegExp(
  `^import \\{.*'(?:\\.\\./)+src/(?:${rooms.filter(room => room !== 'core').join('|') || 'core'})/`,
  'm'
)
process.on('SIGINT', () => {
  endAll()
  process.exit(130)
})

const modules = modulesOf(rooms)
const all = modules.flatMap(module => module.mutations).filter(({file}) => file.includes(values.only))
const sample = sampleOf(all, Number(values.sample), Number(values.seed))
console.log(`${sample.length} of ${all.length} mutants, seed ${values.seed}`)

const tests = await coverTests()
const outcomes = await tryMutants()
process.exitCode = report()

/** The folders of src/ and src/check/ that are not among the usual rooms. */
function otherRooms() {
  const foldersIn = name =>
    readdirSync(join(root, 'src', name), {withFileTypes: true})
      .filter(entry => entry.isDirectory())
      .map(entry => join(name, entry.name))
  return foldersIn('')
    .flatMap(room => (room === 'check' ? foldersIn(room) : [room]))
    .filter(room => !usual.includes(room))
    .sort()
}

/** The modules of some rooms, each with its mutations; blocks are numbered across modules. */
function modulesOf(names) {
  let first = 0
  return names.flatMap(room => {
    const folder = join(root, 'src', room)
    if (!existsSync(folder)) return []
    const files = readdirSync(folder, {recursive: true}).filter(name => name.endsWith('.ts'))
    return files.sort().map(name => {
      const file = `src/${room}/${name}`
      const text = readFileSync(join(root, file), 'utf8')
      const {mutations, blocks} = mutationsOf(text, file)
      first += blocks.length
      const imports = importsOf(text, file)
      return {file, text, mutations, blocks, imports, first: first - blocks.length, end: first}
    })
  })
}

/**
 * Runs every test once on the unchanged code, except those of an earlier run with the same `runs`, and returns the
 * blocks that each test runs.
 */
async function coverTests() {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mutants-'))
  const runs = values.runs ? resolve(values.runs) : join(folder, 'runs')
  // A file of tests is listed after its last test, since an interrupted one has only some of its runs.
  const covered = `${runs}.covered`
  const earlier = new Set(linesOf(covered))
  const folders = values.tests.split(',').map(name => join('tests', name))
  const files = readdirSync(join(root, 'tests'), {recursive: true})
    .filter(name => name.endsWith('.test.ts') && !/^(?:attack|corpus|tools)\b/.test(name))
    .map(name => join('tests', name))
    .sort()
    .filter(file => folders.some(name => file.startsWith(name)) && !earlier.has(file) && isInProcess(file))
  const jobs = files.map(file => ({file, message: {tests: [{file}]}, limit: 3_600_000}))
  const args = [root, JSON.stringify(Object.fromEntries(modules.map(({file, first}) => [file, first])))]
  const options = {count: availableParallelism(), args, env: {MUTANTS_RUNS: runs}}
  const failed = []
  try {
    await inProcesses(jobs, options, (job, {failure}) => {
      if (failure) failed.push(job)
      else appendFileSync(covered, `${job.file}\n`)
    })
    // Failed tests run again, one at a time, since a browser can be slow on a busy machine.
    await inProcesses(failed, {...options, count: 1}, ({file}, {failure}) => {
      if (failure) throw new Error(`Without a mutant, ${failure}`)
      appendFileSync(covered, `${file}\n`)
    })
    return readRuns(runs)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** The lines of a file, if it exists. */
function linesOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}

function readRuns(path) {
  const tests = linesOf(path)
    .map(line => JSON.parse(line))
    .map(test => ({...test, file: relative(root, test.file)}))
  // If a test ran twice, the last run counts.
  return [...new Map(tests.map(test => [test.id, test])).values()]
}

/**
 * Whether a test file runs the sources here, and not only in a browser, a printer or the compiled program. `seen` are the
 * files on the way to this one, since files can import each other.
 */
function isInProcess(file, seen = new Set()) {
  const text = readFileSync(join(root, file), 'utf8')
  if (ofRooms.test(text)) return true
  if (/puppeteer|node:child_process|src\/node\/(?:print|program\/thread)/.test(text)) return false
  seen.add(file)
  return [...text.matchAll(/^(?:import|export|\}).* from '((?:\.\/|(?:\.\.\/)+)[\w-]+\.ts)'/gm)]
    .map(([, name]) => join(dirname(file), name))
    .every(imported => seen.has(imported) || isInProcess(imported, seen))
}

/** Runs the tests of each mutant that has no outcome yet; returns the test that detects it, or undefined. */
async function tryMutants() {
  const outcomes = new Map()
  const path = values.runs && `${resolve(values.runs)}.outcomes`
  const earlier = new Map(path ? linesOf(path).map(line => JSON.parse(line)) : [])
  const jobs = []
  const milliseconds = new Map(tests.map(test => [test.id, test.milliseconds]))
  for (const mutation of sample) {
    const known = earlier.get(keyOf(mutation))
    if (known) {
      outcomes.set(mutation, known)
      continue
    }
    const {first, end} = modules.find(({file}) => file === mutation.file)
    const isOwn = block => first <= block && block < end
    const chosen = testsOf(blocksOf(mutation), tests, mostTests, isOwn)
    const slowest = Math.max(0, ...chosen.flatMap(({ids}) => ids).map(id => milliseconds.get(id)))
    if (chosen.length === 0) outcomes.set(mutation, {})
    else
      jobs.push({
        mutation,
        message: {mutation, tests: chosen},
        limit: 1000 * Number(values.patience) + 10 * slowest
      })
  }
  await inProcesses(jobs, {count: availableParallelism(), args: [root, '{}']}, ({mutation}, answer) => {
    outcomes.set(mutation, answer)
    if (path) appendFileSync(path, `${JSON.stringify([keyOf(mutation), answer])}\n`)
    const {file, line, change} = mutation
    console.log(`${outcomes.size} ${file}:${line} ${change}: ${answer.failure ?? 'NOT FOUND'}`)
  })
  return outcomes
}

/** The name of a mutant in the file of outcomes. */
function keyOf({file, start, change}) {
  return `${file}:${start} ${change}`
}

/**
 * The blocks whose tests can find a mutant: its own, or those that use the constant that contains it. If the mutant is
 * in no block and in no constant that a block names, these are all blocks of its module and of the modules that import
 * it.
 */
function blocksOf({file, block, start}) {
  const own = modules.find(module => module.file === file)
  const number = own.first + block
  const isLoaded = block === -1 || tests.some(({before}) => before.includes(number))
  if (!isLoaded) return new Set([number])
  const near = modules.filter(module => module === own || module.imports.includes(file))
  const name = constantAt(own.text, start)
  const users = near.flatMap(({text, blocks, first}) =>
    name === undefined ? [] : [...usersOf(text, blocks, name)].map(index => first + index)
  )
  if (users.length > 0) return new Set(users)
  return new Set(
    near.flatMap(({first, end}) => Array.from({length: end - first}, (_, index) => first + index))
  )
}

function report() {
  const survivors = sample.filter(mutation => !outcomes.get(mutation).failure)
  for (const {file, line, change} of survivors) console.log(`survives: ${file}:${line} ${change}`)
  for (const room of rooms) {
    const own = sample.filter(({file}) => file.startsWith(`src/${room}/`))
    if (own.length > 0) console.log(`${room}: ${scoreOf(own)}`)
  }
  const ended = [...outcomes.values()].filter(outcome => outcome.ended).length
  const figure = `${scoreOf(sample)}, seed ${values.seed}`
  console.log(`mutants: ${figure}; ${ended} of them never ended`)
  if (process.env.GALLEY_FIGURES) {
    const check = `mutants that a test finds${values.rooms === 'others' ? ' in other rooms' : ''}`
    appendFileSync(process.env.GALLEY_FIGURES, `${JSON.stringify({check, figure})}\n`)
  }
  return intervalOf(sample.length - survivors.length, sample.length).low < Number(values.least) ? 1 : 0
}

function scoreOf(mutations) {
  const found = mutations.filter(mutation => outcomes.get(mutation).failure).length
  const {low, high} = intervalOf(found, mutations.length)
  const percent = share => `${(100 * share).toFixed(1)} %`
  return `${found} of ${mutations.length}, ${percent(found / mutations.length)} (95 % interval ${percent(low)} to ${percent(high)})`
}
