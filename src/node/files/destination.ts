import {mkdir, realpath, stat} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {UsageFault} from '../program/fault.ts'
import {displayed, writeFault} from './write-fault.ts'

/**
 * A folder to write into. A folder that galley chose by itself must not leave the project through a link, because the
 * project may be untrusted. `within` is undefined for a folder that the user named, which may be anywhere.
 */
export type Destination = Readonly<{folder: string; within: string | undefined}>

/** A folder of the project in `root`, such as `build/`; no link in it may lead out of the project. */
export function inProject(root: string, folder = root): Destination {
  return {folder, within: root}
}

/** A folder that the user named on the command line. */
export function namedByUser(folder: string): Destination {
  return {folder, within: undefined}
}

/** Makes the folder if it is missing, and gives its real path. Throws one line if that fails. */
export async function openDestination({folder, within}: Destination): Promise<string> {
  try {
    if (within === undefined) {
      await mkdir(folder, {recursive: true})
      return await realpath(folder)
    }
    await mkdir(within, {recursive: true})
    return await descend(await realpath(within), pathInside(folder, await realpath(within), within), folder)
  } catch (error) {
    throw error instanceof UsageFault ? error : await folderFault(error, folder)
  }
}

/** Descends folder by folder, so that no folder is made behind a link. */
async function descend(root: string, path: string, folder: string): Promise<string> {
  let current = root
  for (const part of path.split(sep)) {
    if (part === '') continue
    const next = join(current, part)
    const real = await realpath(next).catch(async error => {
      if (error.code !== 'ENOENT') throw error
      // A link that leads nowhere is in the way here.
      await mkdir(next)
      return realpath(next)
    })
    if (!isWithin(root, real)) throw new UsageFault(leavesProject(folder, real))
    current = real
  }
  if (!(await stat(current)).isDirectory()) throw Object.assign(new Error(), {code: 'ENOTDIR'})
  return current
}

/** The path of a folder as seen from a project, which may be named by its own path or by its real one. */
function pathInside(folder: string, ...roots: readonly string[]): string {
  const paths = roots.map(root => relative(root, folder))
  const path = paths.find(candidate => candidate !== '..' && !candidate.startsWith(`..${sep}`))
  if (path === undefined) throw new UsageFault(leavesProject(folder, folder))
  return path
}

/** Whether a real path is a folder or inside it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function leavesProject(folder: string, real: string): string {
  return `cannot write into ${displayed(folder)}: it leads out of the project, to ${real}; \`--output\` writes where you say`
}

async function folderFault(error: unknown, folder: string): Promise<Error> {
  const isFile = (await stat(folder).catch(() => undefined))?.isDirectory() === false
  return isFile
    ? new UsageFault(`cannot write into ${displayed(folder)}: it is a file, and a folder is needed`)
    : writeFault(error, folder, 'nothing was written')
}
