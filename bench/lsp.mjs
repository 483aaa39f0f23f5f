import {spawn} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {createProtocolConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node'
import {cpuOf, memoryOf} from './process.mjs'
import {createRandom} from './random.mjs'
import {percentiles} from './statistics.mjs'
import {printTable} from './table.mjs'

/**
 * What an author waits for in an editor with `galley lsp`, measured by a client of the protocol: from the start to the
 * first findings, from a keystroke to the findings of the text with it, and for completion of a key, also right after a
 * keystroke and while the paper is being built.
 * @param {string} galley path of the compiled program
 * @param {string} size
 * @param {string} folder of the manuscript
 * @param {number} runs of each kind, after one that does not count
 */
export async function printLsp(galley, size, folder, runs) {
  console.log(`\n${size}: lsp (\`galley lsp\` and a client; medians and 95th percentiles of ${runs}, in ms)`)
  const editor = await startEditor(galley, folder)
  try {
    const rows = []
    for (const [kind, edit] of Object.entries(editsOf(editor))) {
      const measured = []
      for (let run = 0; run <= runs; run++) {
        const cpu = cpuOf(editor.pid)
        const waited = await edit(run)
        if (run > 0) measured.push({waited, cpu: cpuOf(editor.pid) - cpu})
        await editor.idle()
      }
      rows.push([
        kind,
        percentiles(measured.map(({waited}) => waited)),
        percentiles(measured.map(({cpu}) => cpu))
      ])
    }
    printTable(
      [['', 'wait', 'server CPU'], ['first findings', String(Math.round(editor.first)), ''], ...rows],
      [44, 14, 14]
    )
    console.log(`  memory of the server ${memoryOf(editor.pid)} MB`)
  } finally {
    await editor.end()
  }
}

/** The measured actions by name; each returns the milliseconds until its result. */
function editsOf({chapter, bibliography, position, typed, findings, complete}) {
  const random = createRandom(7)
  const findingsOf = (file, at, letters) => async () => {
    const start = performance.now()
    const seen = findings(file)
    typed(file, at, letters)
    await seen
    return performance.now() - start
  }
  const completion = (delay, isTyping) => async () => {
    if (isTyping) typed(chapter, position(chapter), 'x')
    if (delay > 0) await setTimeout(random.between(1, delay))
    const start = performance.now()
    await complete(chapter)
    return performance.now() - start
  }
  return {
    'a letter to findings': findingsOf(chapter, position(chapter), 'x'),
    'an unknown key to findings': findingsOf(chapter, position(chapter), ' [@nobody]'),
    'a letter in the .bib to findings': findingsOf(bibliography, position(bibliography), 'x'),
    completion: completion(0, false),
    'completion right after a letter': completion(0, true),
    'completion up to 100 ms after a letter': completion(100, true),
    'completion up to 500 ms after a letter': completion(500, true)
  }
}

/** Starts the server and opens the middle chapter and the bibliography. */
async function startEditor(galley, folder) {
  const started = performance.now()
  const server = spawn(process.execPath, [galley, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin)
  )
  const waiting = new Set()
  client.onNotification('textDocument/publishDiagnostics', shown => {
    for (const look of waiting) look(shown)
  })
  client.listen()
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {}
  })
  client.sendNotification('initialized', {})
  const chapters = readdirSync(join(folder, 'manuscript'))
    .filter(name => name.endsWith('.md'))
    .sort()
  const chapter = join(folder, 'manuscript', chapters[chapters.length >> 1])
  const bibliography = join(folder, 'references.bib')
  const [texts, versions] = [new Map(), new Map()]
  const uriOf = file => pathToFileURL(file).href

  function open(file) {
    texts.set(file, readFileSync(file, 'utf8'))
    versions.set(file, 1)
    client.sendNotification('textDocument/didOpen', {
      textDocument: {uri: uriOf(file), languageId: '', version: 1, text: texts.get(file)}
    })
  }

  /** Waits for the findings of a text in its next version, or in the given one. */
  function findings(file, version = versions.get(file) + 1) {
    return new Promise(resolve => {
      const look = shown => {
        if (shown.uri !== uriOf(file) || shown.version !== version) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
    })
  }

  open(chapter)
  await findings(chapter, 1)
  const first = performance.now() - started
  open(bibliography)
  await findings(bibliography, 1)
  const keyed = /\[@(\w{2})/.exec(texts.get(chapter))
  const cited = positionOf(texts.get(chapter), keyed.index + keyed[0].length)

  return {
    pid: server.pid,
    first,
    chapter,
    bibliography,
    findings,
    /** The end of a paragraph in the middle, or the beginning of a title. */
    position(file) {
      const text = texts.get(file)
      if (file !== bibliography) return positionOf(text, text.indexOf('\n\n', text.length >> 1))
      const title = /\btitle\s*=\s*\{/g
      title.lastIndex = text.length >> 1
      return positionOf(text, title.exec(text) && title.lastIndex)
    },
    typed(file, at, text) {
      versions.set(file, versions.get(file) + 1)
      client.sendNotification('textDocument/didChange', {
        textDocument: {uri: uriOf(file), version: versions.get(file)},
        contentChanges: [{range: {start: at, end: at}, text}]
      })
    },
    complete: file =>
      client.sendRequest('textDocument/completion', {textDocument: {uri: uriOf(file)}, position: cited}),
    /** Waits until all builds are over. */
    async idle() {
      await client.sendRequest('textDocument/documentSymbol', {textDocument: {uri: uriOf(bibliography)}})
      await setTimeout(60)
    },
    async end() {
      await client.sendRequest('shutdown')
      client.sendNotification('exit')
      client.dispose()
    }
  }
}

function positionOf(text, offset) {
  const lines = text.slice(0, offset).split('\n')
  return {line: lines.length - 1, character: lines.at(-1).length}
}
