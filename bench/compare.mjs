import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {checkOut, removeCheckout} from './checkout.mjs'
import {sizes, writeManuscript} from './generate.mjs'
import {measure} from './measure.mjs'
import {scenarios} from './scenarios.mjs'
import {ratioOf, verdictOf} from './statistics.mjs'

/**
 * Compares two compiled galleys in pairs of runs, the older program first in every other pair, so that neither a busy
 * minute nor a machine that slows down favours one of them.
 * @param {Comparison} comparison
 * @returns {Promise<readonly Row[]>} in the order in which they were measured
 */
export async function compare({before, now, wanted, pairs, only, folder, signal, tell}) {
  const groups = wanted.flatMap(size => groupsOf(size, before, now, folder, only))
  tell('One run of each, which is not counted …')
  let once = 0
  for (const rows of groups) {
    for (const row of rows) {
      for (const side of [0, 1]) once += (await runOnce(row, side, 0, signal)).wall
    }
  }
  const rows = groups.flat()
  const counted = rows.length === 1 ? '1 row' : `${rows.length} rows`
  tell(`${counted}, ${pairs} pairs each: about ${Math.ceil((once * pairs) / 60_000)} min`)
  for (const [index, group] of groups.entries()) {
    for (let pair = 1; pair <= pairs; pair++) {
      for (const row of group) await measurePair(row, pair, signal)
      if (pair % 5 === 0 || pair === pairs) {
        tell(`${group[0].title} (${index + 1} of ${groups.length}): ${pair} of ${pairs} pairs`)
      }
    }
  }
  return rows.map(row => ({
    title: row.title,
    quantities: Object.fromEntries(['wall', 'cpu', 'memory'].flatMap(name => quantityOf(name, row.pairs)))
  }))
}

/**
 * Checks out a commit, passes its compiled galley to `work`, and always removes it.
 * @template Result
 * @param {string} commit full hash
 * @param {AbortSignal} signal
 * @param {(galley: string, folder: string) => Promise<Result>} also gets a temporary folder
 * @returns {Promise<Result>}
 */
export async function withCheckout(commit, signal, work) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-compare-'))
  const checkout = join(folder, 'checkout')
  try {
    return await work(await checkOut(commit, checkout, signal), folder)
  } finally {
    await removeCheckout(checkout)
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The rows of a size, in groups whose rows run in turn; each program has its own manuscript and cache. */
function groupsOf(size, before, now, folder, only) {
  const [old, current] = [before, now].map((galley, side) => {
    const own = join(folder, side === 0 ? 'before' : 'now', size)
    writeManuscript(own, sizes[size])
    return scenarios(galley, size, own).filter(({title}) => title !== 'start-up')
  })
  return old.flatMap(({contenders}, group) => {
    const rows = contenders.flatMap((contender, index) => {
      const title = `${size}: ${contender.name.replace('galley ', '')}`
      const peer = !contender.name.startsWith('galley')
      if (peer || !title.includes(only)) return []
      return [{title, sides: [contender, current[group].contenders[index]], pairs: []}]
    })
    return rows.length === 0 ? [] : [rows]
  })
}

async function measurePair(row, pair, signal) {
  const order = pair % 2 === 0 ? [0, 1] : [1, 0]
  const measured = []
  for (const side of order) measured[side] = await runOnce(row, side, pair, signal)
  row.pairs.push(measured)
}

async function runOnce({title, sides}, side, run, signal) {
  sides[side].prepare?.(run)
  const measurement = measure(sides[side].command)
  // Signals are handled only when the event loop is idle.
  await setImmediate()
  signal.throwIfAborted()
  if (measurement.failure !== undefined) {
    const program = side === 0 ? 'before' : 'now'
    throw new Error(`${title}, ${program}: ${measurement.failure.split('\n').slice(0, 3).join(' ')}`)
  }
  return measurement
}

function quantityOf(name, measured) {
  const pairs = measured.map(pair => pair.map(measurement => measurement[name]))
  if (pairs.some(pair => pair.includes(undefined))) return []
  const ratio = ratioOf(pairs)
  return [[name, {pairs, ratio, verdict: verdictOf(ratio)}]]
}

/**
 * @typedef {object} Comparison
 * @property {string} before path of the older `dist/galley.js`
 * @property {string} now path of the newer one
 * @property {readonly string[]} wanted sizes of manuscripts
 * @property {number} pairs
 * @property {string} only words in the title of a row
 * @property {string} folder for manuscripts and caches
 * @property {AbortSignal} signal
 * @property {(line: string) => void} tell shows the progress
 */

/**
 * @typedef {object} Row
 * @property {string} title
 * @property {Readonly<Partial<Record<'wall' | 'cpu' | 'memory', Quantity>>>} quantities
 */

/**
 * @typedef {object} Quantity
 * @property {readonly import('./statistics.mjs').Pair[]} pairs milliseconds, or MiB
 * @property {import('./statistics.mjs').Ratio} ratio
 * @property {import('./statistics.mjs').Verdict} verdict
 */
