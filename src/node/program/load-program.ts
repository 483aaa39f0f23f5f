/**
 * Loads the compiled program. Node spends a fifth of a build on compiling functions that are the same in every run, so
 * the result is cached: each chunk of the program is a script, stored with V8's code cache.
 */
import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Script} from 'node:vm'
import {parentPort, threadId} from 'node:worker_threads'
import {type ProgramPart, packedProgram} from './packed-program.ts'
import {answeringEvent} from './thread.ts'

/** A chunk, wrapped in a function whose parameters are the variables of a module. */
type Chunk = (
  require: (name: string) => unknown,
  module: {exports: object},
  galleyImport: (name: string) => Promise<unknown>,
  galleyUrl: string
) => void

/**
 * Loads a chunk of the program in the folder of the file `start`, with all chunks that it requires; returns its
 * exports. The chunks are in a single file or, before that file is made, in `chunks/`. With `GALLEY_KEEP_CODE`, which
 * `tools/compile.mjs` sets, the code compiled in this run is cached for later runs. V8 of another version or with other
 * flags rejects the cached code and compiles as usual.
 */
export function loadProgram(start: string, name: string): unknown {
  const folder = fileURLToPath(new URL('chunks', start))
  const folderUrl = `${new URL('chunks', start).href}/`
  const packed = packedProgram(fileURLToPath(new URL('.', start)))
  const outside = createRequire(start)
  const loaded = new Map<string, {exports: object}>()
  const scripts = new Map<string, Script>()
  const getters = new Map<string, object>()

  function load(chunk: string): unknown {
    const known = loaded.get(chunk)
    if (known) return known.exports
    const module: {exports: object} = {exports: {}}
    loaded.set(chunk, module)
    const filename = join(folder, chunk)
    const {text, code} = packed?.(chunk) ?? looseChunk(filename)
    const script = new Script(`${opening}${text}${closing}`, {filename, cachedData: code})
    scripts.set(filename, script)
    const run = script.runInThisContext() as Chunk
    run(require, module, importLater, `${folderUrl}${chunk}`)
    getters.set(chunk, module.exports)
    module.exports = withValues(module.exports)
    return module.exports
  }

  function require(request: string): unknown {
    return request.startsWith('./') ? load(request.slice(2)) : outside(request)
  }

  async function importLater(request: string): Promise<unknown> {
    return request.startsWith('./') ? load(request.slice(2)) : import(request)
  }

  const program = load(`${name}.cjs`)
  if (packed === undefined && process.env.GALLEY_KEEP_CODE !== undefined) {
    const keep = () => {
      keepCode(scripts)
      const changed = [...getters].filter(([chunk, own]) => isChanged(own, loaded.get(chunk)!.exports))
      if (changed.length > 0)
        writeFileSync(join(folder, CHANGED_EXPORTS), changed.map(([chunk]) => chunk).join('\n'))
    }
    process.on('exit', keep)
    // The main thread may end this thread as soon as it has an answer, so the code is cached before each answer.
    parentPort?.on(answeringEvent, keep)
  }
  return program
}

/** The file that lists the chunks whose exports changed while the program ran; no chunk may do so. */
const CHANGED_EXPORTS = 'changed-exports'

/**
 * The exports of a chunk as plain values. esbuild makes them getters of getters, because a module may change its
 * exports; in a short run, calling these takes a twentieth of all processor time.
 */
function withValues(own: object): object {
  return Object.defineProperty({...own}, '__esModule', {value: true})
}

function isChanged(own: object, values: object): boolean {
  return Object.entries(values).some(([name, value]) => !Object.is(own[name as keyof typeof own], value))
}

const opening = '(function (require, module, galleyImport, galleyUrl) {"use strict";'
const closing = '\n})'

function looseChunk(filename: string): ProgramPart {
  return {text: readFileSync(filename, 'utf8'), code: keptCode(filename)}
}

function keptCode(filename: string): Buffer | undefined {
  try {
    return readFileSync(`${filename}.v8`)
  } catch {
    return undefined
  }
}

/** Writes the code caches atomically, since two threads may write the cache of the same chunk. */
function keepCode(scripts: ReadonlyMap<string, Script>): void {
  for (const [filename, script] of scripts) {
    const temporary = `${filename}.${threadId}.tmp`
    writeFileSync(temporary, script.createCachedData())
    renameSync(temporary, `${filename}.v8`)
  }
}
