/**
 * Measures galley and its peers on synthetic manuscripts and prints a table; see `node bench/run.mjs --help`.
 */
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {measureEdits} from './edit.mjs'
import {sizes, writeManuscript} from './generate.mjs'
import {printGrowth} from './growth.mjs'
import {printLsp} from './lsp.mjs'
import {hasBash, hasGnuTime, measure, medianOf} from './measure.mjs'
import {printProcessors} from './processor.mjs'
import {printRedlines} from './redline.mjs'
import {runCompare} from './run-compare.mjs'
import {scenarios} from './scenarios.mjs'
import {printTable, seconds} from './table.mjs'
import {printWatch} from './watch.mjs'
import {printWatchPeers} from './watch-peers.mjs'

const widths = [28, 9, 9, 9, 8, 8, 8, 8]

const usage = `Usage: node bench/run.mjs [options]

  --sizes LIST     small, x10, x100, plain; small,x10 by default
  --all            all sizes; Pandoc needs six to twenty minutes for x100
  --only WORDS     only groups with these words in their titles, such as "PDF", "processor", "growth", "redline", "watch" or "lsp"
  --runs NUMBER    runs that count, after one that does not; 5 by default, for x100 one run alone
  --edits NUMBER   edits of each kind with --only watch or lsp; 40 by default, for x100 eight and twenty
  --kinds WORDS    with --only watch, only the kinds of edits with these words in their names, such as "word,title"
  --galley FILE    the compiled galley; dist/galley.js by default
  --without-peers  galley alone
  --keep           leave the manuscripts where they are, and say where that is

  --compare COMMIT compare galley with that of a commit, instead of with its peers; exit code 1 if it is slower
  --pairs NUMBER   pairs of runs that --compare makes of each row, at least 10; 30 by default
                   With --compare, --only takes the rows with these words in their titles, such as "check".
`

const {values: options} = parseArgs({
  options: {
    sizes: {type: 'string', default: 'small,x10'},
    all: {type: 'boolean', default: false},
    only: {type: 'string', default: ''},
    runs: {type: 'string', default: '5'},
    edits: {type: 'string'},
    kinds: {type: 'string', default: ''},
    galley: {type: 'string'},
    compare: {type: 'string'},
    pairs: {type: 'string', default: '30'},
    'without-peers': {type: 'boolean', default: false},
    keep: {type: 'boolean', default: false},
    help: {type: 'boolean', default: false}
  }
})

process.exitCode = await main()

async function main() {
  const wanted = options.all ? Object.keys(sizes) : options.sizes.split(',').map(name => name.trim())
  const unknown = wanted.filter(name => !Object.hasOwn(sizes, name))
  const [runs, pairs, edits] = [options.runs, options.pairs, options.edits ?? '1'].map(Number)
  if (
    options.help ||
    unknown.length > 0 ||
    !Number.isInteger(runs) ||
    !Number.isInteger(pairs) ||
    !Number.isInteger(edits) ||
    runs < 1 ||
    edits < 1 ||
    pairs < 10
  ) {
    console.log(usage)
    return options.help ? 0 : 2
  }
  const {compare: name, only} = options
  if (name !== undefined) return runCompare({name, galley: options.galley, wanted, pairs, only})
  const galley = resolve(options.galley ?? fileURLToPath(new URL('../dist/galley.js', import.meta.url)))
  if (!existsSync(galley)) {
    console.error(
      `No compiled galley at ${galley}: compile it first (make build, or node tools/compile.mjs).`
    )
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`)
  if (!hasBash) console.log('CPU time is not told: there is no Bash.')
  if (!hasGnuTime) console.log('Memory is not told: GNU time is not at /usr/bin/time.')
  let sound = true
  for (const size of wanted) {
    writeManuscript(join(folder, size), sizes[size])
    const counted = size === 'x100' ? 1 : runs
    for (const group of scenarios(galley, size, join(folder, size))) {
      if (!group.title.includes(options.only)) continue
      sound = printGroup(group.title, measureGroup(group, counted, size !== 'x100')) && sound
    }
    if (`${size}: edit`.includes(options.only)) await printEdits(galley, size, join(folder, size))
    const isLargest = size === 'x100'
    const editsOr = most => (options.edits === undefined ? most : edits)
    if (only === 'lsp') await printLsp(galley, size, join(folder, size), editsOr(isLargest ? 20 : 40))
    if (only === 'watch') {
      const each = editsOr(isLargest ? 8 : 40)
      await printWatch(galley, size, join(folder, size), each, options.kinds)
      if (!options['without-peers']) await printWatchPeers(size, join(folder, size), each)
    }
  }
  if ('processor'.includes(only)) printProcessors(runs)
  if ('growth'.includes(only)) await printGrowth()
  if ('redline'.includes(only)) await printRedlines()
  if (options.keep) console.log(`\nThe manuscripts are in ${folder}`)
  else rmSync(folder, {recursive: true})
  return sound ? 0 : 1
}

/** Runs the programs of a group in turn, so that a busy minute of the machine affects all of them. */
function measureGroup({contenders}, runs, warmUp) {
  const competing = contenders.filter(({name}) => !options['without-peers'] || name.startsWith('galley'))
  const rows = competing.map(contender => ({contender, measurements: []}))
  for (let run = warmUp ? 0 : 1; run <= runs; run++) {
    for (const {contender, measurements} of rows) {
      if (contender.missing !== undefined) continue
      contender.prepare?.(run)
      const measurement = measure(contender.command)
      if (run > 0) measurements.push(measurement)
    }
  }
  return rows
}

function printGroup(title, rows) {
  console.log(`\n${title}`)
  const first = rows.find(({measurements}) => measurements.length > 0)
  const peer = first && medianOf(first.measurements)
  let sound = true
  const cells = rows.map(({contender: {name, missing}, measurements}) => {
    if (missing !== undefined) return [name, missing]
    const own = medianOf(measurements)
    if (own.failure !== undefined) {
      sound = false
      return [name, `failed: ${own.failure.split('\n').slice(0, 3).join(' ')}`]
    }
    const ratio = (value, other) => (value === undefined || !other ? '–' : `${(value / other).toFixed(2)}×`)
    return [
      name,
      seconds(own.wall),
      seconds(Math.min(...measurements.map(({wall}) => wall))),
      seconds(own.cpu),
      own.memory === undefined ? '–' : `${own.memory.toFixed(0)} MB`,
      ratio(own.wall, peer?.wall),
      ratio(own.cpu, peer?.cpu),
      ratio(own.memory, peer?.memory)
    ]
  })
  printTable([['', 'median', 'best', 'CPU', 'memory', 'time', 'CPU', 'memory'], ...cells], widths)
  return sound
}

async function printEdits(galley, size, folder) {
  const {first, edits, memory} = await measureEdits(join(galley, '..', 'lib', 'index.js'), folder)
  console.log(`\n${size}: edit (one process that stays, as galley watch is; no program start, no browser)`)
  printTable(
    [
      ['', 'median', 'best', 'worst'],
      ['first HTML', seconds(first)],
      ['HTML after an edit', ...[edits[edits.length >> 1], edits[0], edits.at(-1)].map(seconds)],
      ['memory', `${memory.toFixed(0)} MB`]
    ],
    widths
  )
}
