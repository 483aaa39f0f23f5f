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

/** A program of `dist/` beside this one, such as that of a thread; undefined if galley runs from its sources. */
export function compiledProgram(name: string): URL | undefined {
  return ['./', '../'].map(folder => new URL(`${folder}${name}.js`, import.meta.url)).find(existsSync)
}

/** A file that comes with galley: a style, or `npm:package/file` for one of a package that it depends on. */
export async function readAsset(path: string): Promise<Uint8Array | undefined> {
  const file = path.startsWith('npm:')
    ? packageFile(path.slice(4))
    : inside(join(packageFolder, 'styles'), join(packageFolder, path))
  if (file === undefined) return undefined
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    return undefined
  }
}

/** Only packages that galley itself depends on: a style of a paper must not read the machine through this. */
function packageFile(path: string): string | undefined {
  const name = path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')
  const {dependencies} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  if (!Object.hasOwn(dependencies, name)) return undefined
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const root = join(folder, name)
    if (existsSync(join(root, 'package.json'))) return inside(root, join(folder, path))
  }
  return undefined
}

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
