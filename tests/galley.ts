import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {keepPdf} from './built-pdfs.ts'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))
/** GALLEY_PROGRAM names another one than `make` compiles. */
export const program = resolve(projectRoot, process.env.GALLEY_PROGRAM ?? 'dist/galley.js')

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
    child.on('close', code => {
      keepPdfs(out, options.cwd ?? projectRoot)
      settle({code, out, err})
    })
  })
}

/** Keeps the PDFs that galley says it wrote. */
function keepPdfs(out: string, cwd: string): void {
  if (!process.env.GALLEY_PDFS) return
  for (const [, path = ''] of out.matchAll(/^wrote (.+\.pdf)$/gm))
    keepPdf(basename(path, '.pdf'), readFileSync(resolve(cwd, path)))
}

const folders: string[] = []

/** Removes the folders that `project` made. */
export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
}

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
