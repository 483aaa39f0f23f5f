import {spawn, spawnSync} from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {isInstalled} from './measure.mjs'
import {findPeer} from './peers.mjs'
import {cpuOf, memoryOf} from './process.mjs'
import {percentiles} from './statistics.mjs'
import {printTable} from './table.mjs'
import {fileEdit, withWord} from './watch-edits.mjs'

const pandoc = process.env.PANDOC ?? findPeer('pandoc')
const typst = process.env.TYPST ?? findPeer('typst')
const myst = process.env.MYST ?? findPeer('myst')
/** The time limits for the first build of a peer and for one edit, in milliseconds. */
const patience = {first: 300_000, edit: 60_000}

/**
 * Measures the time from saving a word in the middle of the same text until other watching programs have written their
 * result: `mystmd` writes the content from which its server makes the page, and Typst writes the PDF. Neither of them
 * displays the result.
 * @param {string} size
 * @param {string} folder of the manuscript
 * @param {number} runs
 */
export async function printWatchPeers(size, folder, runs) {
  console.log(
    `\n${size}: watch, a word, beside other programs (medians and 95th percentiles of ${runs}, in ms)`
  )
  const rows = []
  for (const peer of [mystmd, typstWatch]) {
    const missing = peer.needs.filter(program => !isInstalled(program))
    if (missing.length > 0) rows.push([peer.name, `${missing.join(', ')} not installed`])
    else rows.push([peer.name, ...(await measurePeer(peer, folder, runs))])
  }
  printTable([['', 'saved to written', 'CPU', 'first', 'memory'], ...rows], [44, 18, 14, 10, 10])
}

/** mystmd: the content of a page is a file, which the server reads on request. */
const mystmd = {
  name: 'myst start --headless, content written',
  needs: [myst],
  prepare(folder) {
    const own = `${folder}-myst`
    rmSync(own, {recursive: true, force: true})
    cpSync(join(folder, 'manuscript'), own, {recursive: true})
    rmSync(join(own, 'manuscript.yaml'))
    cpSync(join(folder, 'references.bib'), join(own, 'references.bib'))
    const chapters = readdirSync(own).filter(name => name.endsWith('.md'))
    // mystmd names pages after files without a number before the name.
    const names = chapters.map((_, index) => `chapter${index + 1}`)
    for (const [index, name] of chapters.entries())
      renameSync(join(own, name), join(own, `${names[index]}.md`))
    const contents = names.map(name => `    - file: ${name}.md\n`).join('')
    writeFileSync(
      join(own, 'myst.yml'),
      `version: 1\nproject:\n  title: A Synthetic Manuscript\n  bibliography: [references.bib]\n  toc:\n${contents}site:\n  template: ./theme\n`
    )
    // mystmd's own themes would be downloaded; a local one is enough, because the page is not displayed.
    mkdirSync(join(own, 'theme'))
    writeFileSync(
      join(own, 'theme/template.yml'),
      'myst: v1\ntitle: None\nversion: 1.0.0\nlicense: MIT\nbuild:\n  install: "true"\n  start: "true"\n'
    )
    const middle = names[names.length >> 1]
    return {
      command: [myst, 'start', '--headless', '--server-port', '31997'],
      cwd: own,
      edited: join(own, `${middle}.md`),
      result: join(own, '_build/site/content', `${middle}.json`),
      holds: (bytes, mark) => bytes.includes(mark)
    }
  }
}

const typstWatch = {
  name: 'typst watch, PDF written',
  needs: [pandoc, typst],
  prepare(folder) {
    const edited = join(folder, 'paper.typ')
    spawnSync(pandoc, ['--standalone', '--to', 'typst', 'paper.md', '--output', edited], {cwd: folder})
    return {
      command: [typst, 'watch', 'paper.typ', 'paper-typst.pdf'],
      cwd: folder,
      edited,
      result: join(folder, 'paper-typst.pdf'),
      holds: bytes => bytes.subarray(-16).includes('%%EOF')
    }
  }
}

async function measurePeer({prepare}, folder, runs) {
  const {command, cwd, edited, result, holds} = prepare(folder)
  rmSync(result, {force: true})
  mkdirSync(cwd, {recursive: true})
  const [program, ...args] = command
  const started = Date.now()
  const peer = spawn(program, args, {cwd, stdio: 'ignore', detached: true})
  const isRunning = () => peer.exitCode === null
  try {
    const edit = fileEdit(edited, withWord)
    let state = await written(result, '', bytes => holds(bytes, ''), patience.first, isRunning)
    const first = Date.now() - started
    await setTimeout(2000)
    state = stateOf(result)
    const measured = []
    for (let run = 0; run <= runs; run++) {
      const mark = `Peer${run}x`
      const [start, cpu] = [Date.now(), groupCpu(peer.pid)]
      edit.save(mark)
      state = await written(result, state, bytes => holds(bytes, mark), patience.edit, isRunning)
      const took = Date.now() - start
      // Further work that belongs to this edit must not delay the next one.
      await setTimeout(Math.max(300, took / 2))
      state = stateOf(result)
      if (run > 0) measured.push({took, cpu: groupCpu(peer.pid) - cpu})
    }
    const memory = processesOf(peer.pid).reduce((sum, pid) => sum + memoryOf(pid), 0)
    edit.undo()
    const cell = name => percentiles(measured.map(one => one[name]))
    return [cell('took'), cell('cpu'), `${(first / 1000).toFixed(1)} s`, `${memory} MB`]
  } catch (error) {
    return [error.message]
  } finally {
    if (isRunning()) process.kill(-peer.pid)
  }
}

/** Waits until a file has changed since a state and `holds` accepts its content; returns its new state. */
async function written(file, before, holds, most, isRunning) {
  const end = Date.now() + most
  while (Date.now() < end && isRunning()) {
    const state = stateOf(file)
    if (state !== '' && state !== before && holds(readFileSync(file))) return state
    await setTimeout(1)
  }
  throw new Error(isRunning() ? `nothing written in ${most / 1000} s` : 'it has ended')
}

function stateOf(file) {
  try {
    const {mtimeNs, size} = statSync(file, {bigint: true})
    return `${mtimeNs} ${size}`
  } catch {
    return ''
  }
}

/** The processes of a program that was started as the leader of its group. */
function processesOf(leader) {
  return readdirSync('/proc').filter(pid => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
      return Number(fields[2]) === leader
    } catch {
      return false
    }
  })
}

function groupCpu(leader) {
  return processesOf(leader).reduce((sum, pid) => sum + cpuOf(pid), 0)
}
