import {execFile} from 'node:child_process'
import {readFileSync, rmSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

/**
 * Checks a commit out into a folder that is not there yet, and compiles it with the packages it is locked to.
 * @param {string} commit full hash
 * @param {string} folder
 * @param {AbortSignal} signal ends the programs that do it
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
 * Compiles the working tree into a folder of its own, for others may be running what is in `dist/`, hands over the
 * compiled galley, and removes it whatever happens.
 * @template Result
 * @param {AbortSignal} signal
 * @param {(galley: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withWorkingTree(signal, work) {
  // Beside `dist/`, since styles and packages are found from there; Git ignores it.
  const target = '.galley'
  try {
    return await work(await compile(root, target, signal))
  } finally {
    rmSync(join(root, target), {recursive: true, force: true})
  }
}

/** V8's code cache is made with it, so two programs that are compared are compiled on the same machine in turn. */
async function compile(folder, target, signal) {
  await run(process.execPath, [join('tools', 'compile.mjs'), target], {cwd: folder, signal})
  return join(folder, target, 'galley.js')
}

/**
 * Removes a checkout, also one that was interrupted.
 * @param {string} folder
 */
export async function removeCheckout(folder) {
  rmSync(folder, {recursive: true, force: true})
  // Git does not know a checkout that was interrupted too early.
  await run('git', ['worktree', 'remove', '--force', folder], {cwd: root}).catch(() => undefined)
}

/**
 * The full hash of a commit.
 * @param {string} name a hash, branch or tag
 * @returns {Promise<string | undefined>} nothing where there is no such commit
 */
export async function hashOfCommit(name) {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  return run('git', asked, {cwd: root}).then(
    ({stdout}) => stdout.trim(),
    () => undefined
  )
}
