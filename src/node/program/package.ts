import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join, resolve, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The folder that galley is installed in, whether it runs from `dist/` or from its sources. */
export const packageFolder = findPackageFolder(dirname(fileURLToPath(import.meta.url)))

/** The version of galley. */
export function galleyVersion(): string {
  const {version} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {version: string}
  return version
}

/** The URL of another program in `dist/`, such as a thread's program; undefined if galley runs from its sources. */
export function compiledProgram(name: string): URL | undefined {
  return ['./', '../'].map(folder => new URL(`${folder}${name}.js`, import.meta.url)).find(existsSync)
}

/**
 * Reads a file that comes with galley: a file of a style, or a font in a package as `npm:package/file`. Undefined if it
 * does not exist.
 */
export async function readAsset(path: string): Promise<Uint8Array | undefined> {
  const file = path.startsWith('npm:')
    ? inside(faceFolder, join(faceFolder, path.slice('npm:'.length)))
    : inside(join(packageFolder, 'styles'), join(packageFolder, path))
  if (file === undefined) return undefined
  try {
    // The file is read synchronously, and a missing file is not an error: a style has few of the files that it may
    // have, and all of them are small.
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined
  } catch {
    return undefined
  }
}

/** Reads a file of an installed package by its name, such as `harfbuzzjs/dist/harfbuzz-subset.wasm`. */
export async function readPackageFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(createRequire(import.meta.url).resolve(name)))
}

/** Reads a file that was made when galley was compiled; undefined if it does not exist. */
export function readCompiled(name: string): Uint8Array | undefined {
  const file = join(packageFolder, 'dist', name)
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined
}

/** The uncompressed copy of a font that comes with galley (`tools/faces.mjs`); undefined for any other font. */
export async function readUnpackedFont(font: Uint8Array): Promise<Uint8Array | undefined> {
  const dist = join(packageFolder, 'dist')
  try {
    const names: unknown = JSON.parse(await readFile(join(dist, 'unpacked.json'), 'utf8'))
    const name = new Map(Object.entries(names as object)).get(createHash('sha256').update(font).digest('hex'))
    return typeof name === 'string' ? new Uint8Array(await readFile(join(dist, name))) : undefined
  } catch {
    return undefined
  }
}

/** The fonts of the built-in styles, copied from their packages by `tools/faces.mjs`. */
const faceFolder = join(packageFolder, 'dist', 'faces')

function inside(folder: string, file: string): string | undefined {
  const resolved = resolve(file)
  return resolved.startsWith(resolve(folder) + sep) ? resolved : undefined
}

function findPackageFolder(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) return start
    folder = parent
  }
  return folder
}
