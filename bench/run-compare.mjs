import {existsSync} from 'node:fs'
import {hashOfCommit, withWorkingTree} from './checkout.mjs'
import {compare, withCheckout} from './compare.mjs'
import {median} from './measure.mjs'
import {printTable, seconds} from './table.mjs'

/**
 * Compares the galley of the working tree, or another compiled one, with a commit, and prints a table.
 * @param {{name: string, galley: string | undefined, wanted: readonly string[], pairs: number, only: string}} options
 * `name` is the commit's; without `galley` the working tree is compiled
 * @returns {Promise<number>} exit code: 1 if something is slower, 2 if nothing could be compared
 */
export async function runCompare({name, galley, wanted, pairs, only}) {
  const commit = await hashOfCommit(name)
  if (commit === undefined) return fail(`There is no commit ${name} here.`)
  if (galley !== undefined && !existsSync(galley)) return fail(`No compiled galley at ${galley}.`)
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupt.abort())
  const {signal} = interrupt
  const tell = line => console.error(line)
  try {
    tell(`Compiling ${commit.slice(0, 9)} and the working tree …`)
    const rows = await withCheckout(commit, signal, async (before, folder) => {
      const against = now => compare({before, now, wanted, pairs, only, folder, signal, tell})
      return galley === undefined ? withWorkingTree(signal, against) : against(galley)
    })
    if (rows.length === 0) return fail(`No row has “${only}” in its title.`)
    printRows(rows, commit.slice(0, 9))
    return rows.some(({quantities: {wall, cpu}}) => wall.verdict === 'slower' || cpu?.verdict === 'slower')
      ? 1
      : 0
  } catch (error) {
    return fail(signal.aborted ? 'Interrupted; the checkout is removed.' : messageOf(error))
  }
}

function printRows(rows, commit) {
  console.log(`\nThe working tree against ${commit}: ratio of medians and its 95 % interval`)
  const cells = rows.map(({title, quantities: {wall, cpu, memory}}) => [
    title,
    `${seconds(median(wall.pairs.map(([before]) => before)))} → ${seconds(median(wall.pairs.map(([, now]) => now)))}`,
    ratio(wall),
    ratio(cpu),
    ratio(memory),
    verdict(wall, cpu)
  ])
  printTable([['', 'median wall', 'wall', 'CPU', 'memory', 'verdict'], ...cells], [29, 19, 17, 17, 17, 0])
}

function ratio(quantity) {
  if (quantity === undefined) return '–'
  const {ratio, low, high} = quantity.ratio
  return `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

/** Slower in either time is slower, because on a busy machine only CPU time is reliable. */
function verdict(wall, cpu) {
  const named = [
    ['wall', wall],
    ['CPU', cpu]
  ]
  for (const found of ['slower', 'faster']) {
    const having = named.filter(([, quantity]) => quantity?.verdict === found).map(([name]) => name)
    if (having.length > 0) return `${found} (${having.join(', ')})`
  }
  return 'no difference shown'
}

function fail(line) {
  console.error(line)
  return 2
}

function messageOf(error) {
  return error instanceof Error ? (error.stderr ?? error.message) : String(error)
}
