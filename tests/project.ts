import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

const folders: string[] = []

/** Removes the folders created by `project`. */
export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
}

/** A new folder with these files, which is removed after the tests of the file. */
export function project(files: Readonly<Record<string, string | Uint8Array>>, name = 'galley-test-'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
  return folder
}
