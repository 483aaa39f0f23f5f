import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {PDFDocument} from 'pdf-lib'
import {afterAll, expect, test, vi} from 'vitest'
import {program} from '../compiled.ts'
import {recordFigure} from '../figures.ts'
import {galley, project, removeProjects} from '../galley.ts'
import {part, tier} from '../tier.ts'
import {growingLists} from './lists.ts'
import {growingMarks} from './marks.ts'
import {growingPapers} from './papers.ts'
import {words} from './words.ts'

/** The processor time of commands for input of one, two, four and eight times the size, without start-up. */
vi.setConfig({testTimeout: 600_000})

/**
 * The allowed factor of processor time for twice the input, over three doublings; larger in CI, where other tests run
 * at the same time, but still less than for quadratic work.
 */
const mostGrowth = tier === 'long' ? 2.2 : 3
const mostMemory = 1000

type Run = Readonly<{
  seconds: number
  memory: number
  code: number | null
  said: string
  /** Whether the input is refused: a large file with one line, a chapter with one finding. */
  isRefused: boolean
}>

const measuring = fileURLToPath(new URL('measured-command.cjs', import.meta.url))
/** GALLEY_GROWTH selects shapes by a regular expression. */
const wanted = new RegExp(process.env.GALLEY_GROWTH ?? '')
const table: string[] = []

afterAll(() => {
  removeProjects()
  recordFigure('growth of commands', `${table.length} shapes\n${table.join('\n')}`)
})

/** Runs a command in a separate process. */
function run(args: readonly string[]): Run {
  const file = join(project({}), 'measured.json')
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--require', measuring, program, ...args], {
    encoding: 'utf8',
    timeout: 120_000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 30,
    env: {...process.env, MEASURE_TO: file, GALLEY_CACHE: 'off', NO_COLOR: '1'}
  })
  const {seconds, memory} = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {seconds: Number.POSITIVE_INFINITY, memory: 0}
  const said = `${stdout}${stderr}`.trim().split('\n').at(-1) ?? ''
  return {seconds, memory, code: status, said, isRefused: status === 2 || stdout.includes('error[G504]')}
}

/** Measures a shape from the first size that takes a quarter of a second, or is refused. */
async function measured(name: string, runAt: (size: number) => Promise<Run> | Run): Promise<void> {
  const start = (await runAt(2)).seconds
  let size = 128
  let first = await runAt(size)
  while (first.seconds - start < 0.25 && !first.isRefused && size < 8000) {
    size *= 4
    first = await runAt(size)
  }
  const runs = [first]
  for (const factor of [2, 4, 8]) {
    if (runs.at(-1)!.isRefused) break
    runs.push(await runAt(factor * size))
  }
  const last = runs.at(-1)!
  const grown = runs.filter(run => !run.isRefused)
  const times = (grown.length === 0 ? runs : grown).map(({seconds}) => seconds - start)
  const memory = Math.max(...runs.map(run => run.memory))
  // Differences between shorter times are mostly chance.
  const growth = (times.at(-1)! / Math.max(0.1, times[0]!)) ** (1 / Math.max(1, times.length - 1))
  table.push(
    `${name}, from ${size}: ${times.map(time => time.toFixed(2)).join(', ')} s, ${growth.toFixed(2)} a doubling, ${memory.toFixed(0)} MB`
  )
  // A refusal is one line of output.
  if (last.code === 2) expect(last.said).toMatch(/^galley: /)
  if (grown.length > 1) expect(growth, last.said).toBeLessThanOrEqual(mostGrowth)
  expect(memory).toBeLessThanOrEqual(mostMemory)
}

/** The inputs measured outside of `make long`: one shape per command; each commit measures the shape of one command. */
const usual: ReadonlySet<string> = new Set([
  'check: spaces and breaks',
  'verify: citations of one undefined work',
  'import: printed references',
  'answers: pages that were added'
])

/** The shapes of inputs that are measured at this commit. */
const measuredNow = new Set(part([...usual], 4, name => name))

/**
 * The measured shapes of a command: in `make long` all of them, otherwise those in `measuredNow`, unless GALLEY_GROWTH
 * selects others.
 */
function chosen<Shape>(command: string, shapes: Readonly<Record<string, Shape>>) {
  const named = Object.entries(shapes).map(([name, shape]) => [`${command}: ${name}`, shape] as const)
  if (process.env.GALLEY_GROWTH !== undefined) return named.filter(([name]) => wanted.test(name))
  return tier === 'long' ? named : named.filter(([name]) => measuredNow.has(name))
}

test.each(chosen('check', growingPapers))('%s', (name, files) =>
  measured(name, size => run(['check', project(files(size))]))
)

test.each(chosen('verify', growingPapers))('%s', (name, files) =>
  measured(name, size => {
    const folder = project(files(size))
    const built = run(['build', folder, '--draft', '--to', 'html'])
    return built.isRefused ? built : run(['verify', folder])
  })
)

test.each(chosen('import', growingLists))('%s', (name, files) =>
  measured(name, size => {
    const own = files(size)
    const folder = project(own)
    const bibliography = 'has.bib' in own ? ['--to', join(folder, 'has.bib'), '--append'] : []
    return run(['import', join(folder, Object.keys(own)[0]!), ...bibliography])
  })
)

let sent: Promise<string> | undefined

/** A paper with a round of proofs. */
function sentPaper(): Promise<string> {
  sent ??= (async () => {
    const text = Array.from({length: 40}, (_, at) => `${words(30, at)}.`).join('\n\n')
    const folder = project({
      'manuscript.yaml': 'title: T\nslug: t\nlicense: CC-BY-4.0\n',
      '01.md': `${text}\n`
    })
    await galley(['proof', folder, '--to', 'pdf'])
    return folder
  })()
  return sent
}

test.each(chosen('answers', growingMarks))('%s', async (name, put) => {
  const paper = await sentPaper()
  const pdf = readFileSync(join(paper, 'proofs/round-1/t.pdf'))
  await measured(name, async size => {
    const folder = project({})
    cpSync(paper, folder, {recursive: true})
    const document = await PDFDocument.load(pdf, {updateMetadata: false})
    put(document, size)
    const back = join(folder, 'back.pdf')
    writeFileSync(back, await document.save({useObjectStreams: false}))
    const outcome = run(['proof', folder, '--answers', back])
    rmSync(folder, {recursive: true})
    return outcome
  })
})
