// Whether dist/ was compiled from the present sources, by their content: a checkout changes times, and an editor that
// saves the same text changes nothing. Tests of the compiled program check this before they start
// (tests/compile-first.ts).
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'

/** The programs of `tools/` that compile. */
export const compilers = [
  'compile',
  'compiled',
  'editor-session',
  'faces',
  'formulas-to-keep',
  'lazy-examples',
  'library',
  'licences',
  'markdown-runs',
  'pack-program',
  'page-script',
  'prepared-sheets',
  'ready-faces'
]

/** The file in a compiled folder that contains the hash of its sources. */
const stamp = 'sources'

/** A hash of everything that dist/ is made from: sources, compilers, packages, and styles, which name fonts. */
export function hashOfSources(root) {
  const sources = readdirSync(join(root, 'src'), {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
  const styles = readdirSync(join(root, 'styles')).map(name => `styles/${name}/style.yaml`)
  const tools = compilers.map(name => `tools/${name}.mjs`)
  const hash = createHash('sha256')
  for (const file of [
    ...sources,
    ...styles,
    ...tools,
    'package.json',
    'package-lock.json',
    'tsconfig.json'
  ].sort())
    hash
      .update(`${file}\n`)
      .update(textOf(join(root, file)))
      .update('\n')
  return hash.digest('hex').slice(0, 16)
}

/** Marks a folder as compiled from the sources with this hash. */
export function stampCompiled(folder, hash) {
  writeFileSync(join(folder, stamp), hash)
}

/**
 * Compiles dist/ if the sources have changed since. Of several processes, one compiles and the others wait. Throws an
 * error of one line if the sources do not compile.
 * @param {(line: string) => void} say
 */
export async function compileIfStale(root, say) {
  if (isFresh(root)) return
  const release = await lock(root)
  try {
    if (isFresh(root)) return
    say('compiling dist/, since its sources have changed …')
    const {status, stdout, stderr} = spawnSync(process.execPath, ['tools/compile.mjs'], {
      cwd: root,
      encoding: 'utf8'
    })
    if (status !== 0) throw new Error(`dist/ cannot be compiled: ${faultIn(`${stderr}${stdout}`)}`)
  } finally {
    release()
  }
}

function isFresh(root) {
  return String(textOf(join(root, 'dist', stamp))) === hashOfSources(root)
}

/** The content of a file, empty if it is missing. */
function textOf(path) {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return Buffer.alloc(0)
    throw error
  }
}

/** The line of an error message that states the fault: that of esbuild, that of an exception, or else the first one. */
function faultIn(text) {
  const lines = text.split('\n')
  const line = [/ ERROR: /, /^\w*Error: /, /\S/]
    .map(form => lines.find(each => form.test(each)))
    .find(Boolean)
  return line?.trim() ?? 'no message'
}

/** Waits until no other process compiles; returns a function that releases the lock. */
async function lock(root) {
  const path = join(root, '.galley/compiling')
  const own = `${path}-${process.pid}`
  mkdirSync(join(root, '.galley'), {recursive: true})
  // The lock is a hard link to this file, so it never exists without the number of its process.
  writeFileSync(own, String(process.pid))
  try {
    while (!isLinked(own, path)) {
      const holder = Number(textOf(path))
      // A process that was killed does not block the next ones.
      if (holder > 0 && !isRunning(holder)) rmSync(path, {force: true})
      else await pause(100)
    }
  } finally {
    rmSync(own)
  }
  return () => rmSync(path, {force: true})
}

function isLinked(file, path) {
  try {
    linkSync(file, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
