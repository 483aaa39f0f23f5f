import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {get} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {openBrowser} from '../tools/sheet.mjs'
import {cpuOf, memoryOf} from './process.mjs'
import {percentiles} from './statistics.mjs'
import {printTable} from './table.mjs'
import {editsOf} from './watch-edits.mjs'
import {paintByHand, rest, untilPainted} from './watch-page.mjs'

/** The size of a window next to an editor on a large screen, or of the whole screen of a laptop. */
const viewport = {width: 1440, height: 900}
/** The milliseconds without a message or a line of the server after which an edit is finished. */
const quiet = 60

/**
 * Measures the time from saving a file to the changed page, with `galley watch` and Chromium: until the message of the
 * server has arrived, and until the page is painted. Also measures the processor time of the server and of the page's
 * main thread, the bytes of the message, and the time for the same change made by a script in the page. An edit begins
 * when all results of the previous one have been painted.
 * @param {string} galley path of the compiled program
 * @param {string} size
 * @param {string} folder of the manuscript
 * @param {number} runs of each kind of edit, after one that does not count
 * @param {string} kinds words in the names of the kinds, with commas between them; all if empty
 */
export async function printWatch(galley, size, folder, runs, kinds) {
  const server = startServer(galley, folder)
  const scratch = mkdtempSync(join(tmpdir(), 'galley-bench-watch-'))
  const browser = await openBrowser(scratch)
  try {
    const url = await server.url
    const messages = listen(`${url}events`)
    const page = await browser.newPage()
    await page.setViewport(viewport)
    page.setDefaultTimeout(300_000)
    await page.goto(url)
    const session = {server, page, messages}
    await settled(session)
    console.log(
      `\n${size}: watch (\`galley watch\` and Chromium; medians and 95th percentiles of ${runs}, in ms)`
    )
    printTable([header], widths)
    const stages = await measureKinds(session, editsNamed(editsOf(folder), kinds), runs)
    const floor = []
    for (let run = 0; run < runs; run++) floor.push(await paintByHand(page, `Hand${run}`))
    const cell = name => percentiles(floor.map(one => one[name]))
    printTable([['a word, by hand', '', cell('painted'), '', cell('main')]], widths)
    printStages(stages)
    console.log(`  memory of the server ${memoryOf(server.pid)} MB`)
    await setTimeout(5000)
    const seconds = await idleSeconds(server.pid)
    const idle = seconds.reduce((sum, used) => sum + used, 0) / seconds.length / 10
    console.log(
      `  after five seconds without an edit ${memoryOf(server.pid)} MB, and ${idle.toFixed(2)} % of a processor, in one second ${percentiles(seconds)} ms`
    )
  } finally {
    await browser.close()
    server.end()
    rmSync(scratch, {recursive: true})
  }
}

const header = ['', 'saved to sent', 'to painted', 'server CPU', 'main thread', 'message']
const widths = [28, 14, 14, 14, 14, 10]

/** The kinds of edits whose names contain one of some words. */
function editsNamed(edits, words) {
  const wanted = words.split(',').map(word => word.trim())
  return Object.entries(edits).filter(([kind]) => wanted.some(word => kind.includes(word)))
}

/** The processor time in each of twenty seconds, in ms; a garbage collection affects only one of them. */
async function idleSeconds(pid) {
  const used = []
  for (let second = 0; second < 20; second++) {
    const before = cpuOf(pid)
    await setTimeout(1000)
    used.push(cpuOf(pid) - before)
  }
  return used
}

/**
 * Measures edits of each kind, and prints each row at once, so that an interrupted run has printed the earlier ones.
 */
async function measureKinds(session, edits, runs) {
  const stages = new Map()
  let count = 0
  for (const [kind, edit] of edits) {
    const measured = []
    for (let run = 0; run <= runs; run++) {
      const once = await measureEdit(session, edit, `Mark${++count}x`)
      if (run > 0) measured.push(once)
    }
    session.server.expectBuild()
    edit.undo()
    await settled(session)
    const cell = name => percentiles(measured.map(one => one[name]))
    const size = bytes(measured.map(one => one.bytes))
    printTable([[kind, cell('sent'), cell('painted'), cell('server'), cell('main'), size]], widths)
    stages.set(
      kind,
      measured.map(one => one.stages)
    )
  }
  return stages
}

async function measureEdit(session, edit, mark) {
  const {server, page, messages} = session
  const painted = await untilPainted(page, mark)
  const [cpu, {TaskDuration: busy}] = [cpuOf(server.pid), await page.metrics()]
  const message = messages.with(mark)
  server.expectBuild()
  const start = Date.now()
  edit.save(mark)
  const {at, bytes} = await message
  const end = await painted.at()
  const {TaskDuration: after} = await page.metrics()
  await settled(session)
  return {
    sent: at - start,
    painted: end - start,
    server: cpuOf(server.pid) - cpu,
    main: (after - busy) * 1000,
    bytes,
    stages: server.stages()
  }
}

/** Waits until the server has finished its builds, and the page has painted their results. */
async function settled({server, page, messages}) {
  while (server.isBuilding() || Date.now() - Math.max(messages.last(), server.last()) < quiet)
    await setTimeout(quiet / 4)
  await rest(page)
}

/** Starts the server, and reads its output and the stages of its builds. */
function startServer(galley, folder) {
  const server = spawn(process.execPath, [galley, 'watch', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, GALLEY_TRACE: '1'}
  })
  let [said, stages, last, builds] = ['', '', Date.now(), 0]
  const url = new Promise((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', piece => {
      last = Date.now()
      said += piece
      builds = said.match(/\d ms/g)?.length ?? 0
      const address = /http:\S+/.exec(said)?.[0]
      if (builds > 0 && address !== undefined) resolve(address)
    })
    server.on('close', () => reject(new Error(`galley watch ended: ${said}`)))
  })
  server.stderr.setEncoding('utf8').on('data', piece => {
    stages += piece
  })
  return {
    pid: server.pid,
    url,
    last: () => last,
    /** Whether the build of an edit has not ended yet. */
    isBuilding: () => builds === 0,
    /** Forgets the previous output, so that `isBuilding` and `stages` are about the next build. */
    expectBuild: () => {
      ;[stages, said, builds] = ['', '', 0]
    },
    /** The milliseconds of the last build by stage. */
    stages: () => {
      const sums = {}
      for (const [, name, took] of stages.matchAll(/^(.+?) +\d+ ms +([\d.]+) ms$/gm))
        sums[name] = (sums[name] ?? 0) + Number(took)
      return sums
    },
    end: () => server.kill()
  }
}

/** The messages of the preview's server. */
function listen(url) {
  let [text, bytes, last] = ['', 0, Date.now()]
  let wanted
  get(url, response => {
    response.setEncoding('utf8')
    response.on('data', piece => {
      text += piece
      bytes += Buffer.byteLength(piece)
      last = Date.now()
      if (!piece.endsWith('\n\n')) return
      if (wanted && text.includes(wanted.mark)) {
        wanted.resolve({at: last, bytes})
        wanted = undefined
      }
      ;[text, bytes] = ['', 0]
    })
  })
  return {
    last: () => last,
    /** Waits for the message with some words, which late messages of the previous edit do not contain. */
    with: mark =>
      new Promise(resolve => {
        wanted = {mark, resolve}
      })
  }
}

function printStages(stages) {
  const kinds = [...stages.keys()]
  const names = new Set([...stages.values()].flat().flatMap(Object.keys))
  const rows = [...names].map(name => [
    name,
    ...kinds.map(kind => percentiles(stages.get(kind).map(one => one[name] ?? 0)))
  ])
  const some = rows.filter(([, ...cells]) => cells.some(cell => !/^[01]\/[01]$/.test(cell)))
  printTable(
    [['stages of the build', ...kinds.map(kind => kind.split(' ').slice(0, 2).join(' '))], ...some],
    [28, ...kinds.map(() => 12)]
  )
}

function bytes(values) {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1]
  return middle < 10_000 ? `${middle} B` : `${Math.round(middle / 1000)} kB`
}
