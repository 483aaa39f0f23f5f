import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll} from 'vitest'
import {keepBuiltPdfs} from './built-pdfs.ts'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))
/** GALLEY_PROGRAM names another one than `make` compiles. */
const program = resolve(projectRoot, process.env.GALLEY_PROGRAM ?? 'dist/galley.js')

export type Outcome = Readonly<{code: number | null; out: string; err: string}>

/** Runs galley as a user does. */
export function galley(
  args: readonly string[],
  options: {cwd?: string; env?: Record<string, string>; uid?: number} = {}
): Promise<Outcome> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? projectRoot,
      ...(options.uid !== undefined && {uid: options.uid, gid: options.uid}),
      // Without a cache, so that no test sees what another left; tests of the cache name a folder.
      env: {...process.env, NO_COLOR: '1', GALLEY_CACHE: 'off', ...options.env}
    })
    let out = ''
    let err = ''
    child.stdout.on('data', chunk => (out += chunk))
    child.stderr.on('data', chunk => (err += chunk))
    child.on('error', reject)
    child.on('close', code => settle({code, out, err}))
  })
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) {
    keepBuiltPdfs(folder)
    rmSync(folder, {recursive: true, force: true})
  }
})

/** A folder of its own with these files; it is gone after the tests of the file. */
export function project(files: Readonly<Record<string, string | Uint8Array>>, name = 'galley-test-'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
  return folder
}
