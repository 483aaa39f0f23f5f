import {execFile} from 'node:child_process'
import {readFileSync, rmSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

/**
 * Checks out a commit into a new folder, and compiles it with its locked packages.
 * @param {string} commit full hash
 * @param {string} folder
 * @param {AbortSignal} signal stops the programs that do this
 * @returns {Promise<string>} path of the compiled `dist/galley.js`
 */
export async function checkOut(commit, folder, signal) {
  await run('git', ['worktree', 'add', '--detach', folder, commit], {cwd: root, signal})
  const lock = directory => readFileSync(join(directory, 'package-lock.json'), 'utf8')
  if (lock(folder) === lock(root)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  else {
    const env = {...process.env, PUPPETEER_SKIP_DOWNLOAD: '1'}
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: folder, env, signal})
  }
  return compile(folder, 'dist', signal)
}

/**
 * Compiles the working tree into a separate folder, because others may be running `dist/`, passes the compiled galley
 * to `work`, and always removes it.
 * @template Result
 * @param {AbortSignal} signal
 * @param {(galley: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withWorkingTree(signal, work) {
  // Beside `dist/`, because styles and packages are found from there; git ignores it.
  const target = '.galley'
  try {
    return await work(await compile(root, target, signal))
  } finally {
    rmSync(join(root, target), {recursive: true, force: true})
  }
}

/** Compiling includes V8's code cache, so compared programs are compiled in turn on the same machine. */
async function compile(folder, target, signal) {
  await run(process.execPath, [join('tools', 'compile.mjs'), target], {cwd: folder, signal})
  return join(folder, target, 'galley.js')
}

/**
 * Removes a checkout, even an interrupted one.
 * @param {string} folder
 */
export async function removeCheckout(folder) {
  rmSync(folder, {recursive: true, force: true})
  // git does not know a checkout that was interrupted early.
  await run('git', ['worktree', 'remove', '--force', folder], {cwd: root}).catch(() => undefined)
}

/**
 * The full hash of a commit.
 * @param {string} name a hash, branch or tag
 * @returns {Promise<string | undefined>} undefined if there is no such commit
 */
export async function hashOfCommit(name) {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  return run('git', asked, {cwd: root}).then(
    ({stdout}) => stdout.trim(),
    () => undefined
  )
}
