import {spawn} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {get} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {openBrowser} from '../tools/sheet.mjs'
import {printTable} from './table.mjs'

/**
 * The time from saving a file to the changed page, with `galley watch` and Chromium as an author has them: until the
 * message of the server has arrived, until the page is painted, the processor time of the server and of the page's main
 * thread, the bytes of the message, and what the browser needs for the same change made by hand.
 * @param {string} galley path of the compiled program
 * @param {string} size
 * @param {string} folder of the manuscript
 * @param {number} runs of each kind of edit, after one that does not count
 */
export async function printWatch(galley, size, folder, runs) {
  const server = spawn(process.execPath, [galley, 'watch', folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const scratch = mkdtempSync(join(tmpdir(), 'galley-bench-watch-'))
  const browser = await openBrowser(scratch)
  try {
    const url = await urlOf(server)
    const messages = listen(`${url}events`)
    await messages.settled()
    const page = await browser.newPage()
    await page.goto(url)
    console.log(
      `\n${size}: watch (\`galley watch\` and Chromium; medians and 95th percentiles of ${runs}, in ms)`
    )
    const rows = []
    for (const [kind, edit] of Object.entries(editsOf(folder))) {
      const measured = []
      for (let run = 0; run <= runs; run++) {
        const once = await measureEdit({server, page, messages}, edit, run)
        if (run > 0) measured.push(once)
      }
      edit.undo()
      await messages.settled()
      const cell = name => percentiles(measured.map(one => one[name]))
      rows.push([
        kind,
        cell('sent'),
        cell('painted'),
        cell('server'),
        cell('main'),
        bytes(measured.map(one => one.bytes))
      ])
    }
    const floor = []
    for (let run = 0; run < runs; run++) floor.push(await paintByHand(page, run))
    printTable(
      [
        ['', 'saved to sent', 'to painted', 'server CPU', 'main thread', 'message'],
        ...rows,
        ['a word, by hand', '', percentiles(floor)]
      ],
      [28, 14, 14, 14, 14, 10]
    )
    console.log(`  memory of the server ${memoryOf(server.pid)} MB`)
  } finally {
    await browser.close()
    server.kill()
    rmSync(scratch, {recursive: true})
  }
}

/** Kinds of edits in the middle of the paper; each run writes another text. */
function editsOf(folder) {
  const chapters = readdirSync(join(folder, 'manuscript'))
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => join(folder, 'manuscript', name))
  const middle = chapters[chapters.length >> 1]
  const settings = join(folder, 'manuscript/manuscript.yaml')
  const bibliography = join(folder, 'references.bib')
  const cited = /\[@([\w-]+)/.exec(readFileSync(middle, 'utf8'))?.[1]
  return {
    'a word': fileEdit(middle, (text, mark) => {
      const at = text.indexOf('\n\n', text.length >> 1)
      return `${text.slice(0, at)} ${mark}${text.slice(at)}`
    }),
    'a citation at the beginning': fileEdit(chapters[0], (text, mark) => {
      const at = text.indexOf('\n\n', text.indexOf('\n\n') + 2)
      return `${text.slice(0, at)} ${mark} [@${cited}].${text.slice(at)}`
    }),
    'a heading': fileEdit(middle, (text, mark) => text.replace(/^## .*$/m, heading => `${heading} ${mark}`)),
    'the title in YAML': fileEdit(settings, (text, mark) =>
      text.replace(/^title:.*$/m, title => `${title} ${mark}`)
    ),
    'an entry of the .bib': fileEdit(bibliography, (text, mark) => {
      const entry = text.indexOf(`{${cited},`)
      const title = /\btitle\s*=\s*\{/g
      title.lastIndex = entry
      const end = title.exec(text) && title.lastIndex
      return `${text.slice(0, end)}${mark} ${text.slice(end)}`
    })
  }
}

function fileEdit(file, edited) {
  const text = readFileSync(file, 'utf8')
  return {
    save: mark => writeFileSync(file, edited(text, mark)),
    undo: () => writeFileSync(file, text)
  }
}

async function measureEdit({server, page, messages}, edit, run) {
  const mark = `Mark${run}x`
  const painted = page.evaluate(
    words =>
      new Promise(resolve => {
        const look = () => {
          if (!document.body.textContent.includes(words)) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
        }
        const observer = new MutationObserver(look)
        observer.observe(document, {subtree: true, childList: true, characterData: true})
        look()
      }),
    mark
  )
  const [cpu, {TaskDuration: busy}] = [cpuOf(server.pid), await page.metrics()]
  const start = Date.now()
  edit.save(mark)
  const message = await messages.next()
  const end = await painted
  const {TaskDuration: after} = await page.metrics()
  return {
    sent: message.at - start,
    painted: end - start,
    server: cpuOf(server.pid) - cpu,
    main: (after - busy) * 1000,
    bytes: message.bytes
  }
}

/** The time for the same change made by hand in the page. */
function paintByHand(page, run) {
  return page.evaluate(
    words =>
      new Promise(resolve => {
        const start = performance.now()
        const all = document.querySelectorAll('#article-text p')
        all[all.length >> 1].append(` ${words}`)
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      }),
    `Hand${run}`
  )
}

/** The messages of the preview's server, one after another. */
function listen(url) {
  const known = []
  const waiting = []
  let [text, bytes] = ['', 0]
  get(url, response => {
    response.setEncoding('utf8')
    response.on('data', piece => {
      text += piece
      bytes += Buffer.byteLength(piece)
      if (!text.endsWith('\n\n')) return
      const message = {at: Date.now(), bytes}
      // The report follows the changes of the page.
      const isOfPage = !text.startsWith('data: {"changes":[]')
      ;[text, bytes] = ['', 0]
      if (!isOfPage) return
      const next = waiting.shift()
      if (next) next(message)
      else known.push(message)
    })
  })
  return {
    next: () => (known.length > 0 ? known.shift() : new Promise(resolve => waiting.push(resolve))),
    /** Waits until there are no more messages for a second, and forgets those. */
    async settled() {
      let last
      do {
        last = known.length
        await setTimeout(1000)
      } while (known.length > last)
      known.length = 0
    }
  }
}

async function urlOf({stdout}) {
  let said = ''
  for await (const piece of stdout.iterator({destroyOnReturn: false})) {
    said += piece
    const url = /http:\S+/.exec(said)?.[0]
    if (url !== undefined && /\d ms/.test(said)) {
      stdout.resume()
      return url
    }
  }
  throw new Error(`galley watch ended: ${said}`)
}

/** The processor time of a process in milliseconds; Linux counts in hundredths of a second. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The resident memory of a process, in MB. */
export function memoryOf(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024)
}

/** The median and the 95th percentile. */
export function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return `${Math.round(sorted[sorted.length >> 1])}/${Math.round(sorted[Math.floor(sorted.length * 0.95)])}`
}

function bytes(values) {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1]
  return middle < 10_000 ? `${middle} B` : `${Math.round(middle / 1000)} kB`
}
