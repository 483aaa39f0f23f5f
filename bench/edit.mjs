import {readdirSync, readFileSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {pathToFileURL} from 'node:url'

/**
 * The time of an HTML build after an edit of one sentence, in a process that keeps its memo: what `galley watch` does
 * between the change of a file and the page. Every edit is different, in the middle of a chapter in the middle of the
 * paper.
 * @param {string} library path of the compiled library, `dist/lib/index.js`
 * @param {string} folder of the manuscript
 * @returns {Promise<{first: number, edits: readonly number[], memory: number}>} milliseconds, `edits` sorted; MiB
 */
export async function measureEdits(library, folder) {
  const {build, createMemo, outputs} = await import(pathToFileURL(library).href)
  const files = readFiles(folder)
  const world = memoryWorld(files, join(library, '..', '..', '..'))
  const memo = createMemo()
  const html = outputs.filter(output => output.name === 'html')
  const timed = async () => {
    const start = performance.now()
    const {artifacts, diagnostics} = await build(world, memo, {entry: '', outputs: html})
    const time = performance.now() - start
    if (artifacts.length === 0) throw new Error(`nothing built: ${diagnostics[0]?.message}`)
    return time
  }

  const first = await timed()
  const chapters = [...files.keys()]
    .filter(path => path.startsWith('manuscript/') && path.endsWith('.md'))
    .sort()
  const path = chapters[chapters.length >> 1]
  const text = new TextDecoder().decode(files.get(path))
  const middle = text.indexOf('\n\n', text.length >> 1)
  const edits = []
  for (let count = 1; count <= 9; count++) {
    const edited = `${text.slice(0, middle)}\nThis is edit ${count}.${text.slice(middle)}`
    files.set(path, new TextEncoder().encode(edited))
    edits.push(await timed())
  }
  return {first, edits: edits.sort((a, b) => a - b), memory: process.memoryUsage.rss() / 1024 / 1024}
}

function readFiles(folder) {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true})
  return new Map(
    entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [relative(folder, file).split(sep).join('/'), new Uint8Array(readFileSync(file))])
  )
}

/** A manuscript in memory, so that the disk is not measured. */
function memoryWorld(files, root) {
  const locales = join(root, 'styles/csl/repository/locales')
  return {
    list: async folder => {
      const prefix = folder === '' ? '' : `${folder}/`
      const names = [...files.keys()]
        .filter(path => path.startsWith(prefix))
        .map(path => path.slice(prefix.length))
      return [...new Set(names.map(name => name.split('/')[0]))].sort()
    },
    read: async path => files.get(path) ?? {fault: 'absent', reason: 'missing file'},
    asset: async path =>
      readIfThere(path.startsWith('npm:') ? join(root, 'node_modules', path.slice(4)) : join(root, path)),
    locale: tag => {
      const bytes = readIfThere(join(locales, `locales-${tag}.xml`))
      return bytes && new TextDecoder().decode(bytes)
    },
    print: async () => {
      throw new Error('nothing is printed here')
    },
    version: '0'
  }
}

function readIfThere(file) {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    return undefined
  }
}
