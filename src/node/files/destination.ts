import {mkdir, realpath, stat} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {UsageFault} from '../program/fault.ts'
import {displayed, writeFault} from './write-fault.ts'

/**
 * A folder for output. If the user named it, it may be anywhere, and `within` is undefined. If galley chose it, it must
 * be in `within`, so that a link in an untrusted project cannot lead out of the project.
 */
export type Destination = Readonly<{folder: string; within: string | undefined}>

/** A folder such as `build/` of the project in `root`; no link in its path may lead out of the project. */
export function inProject(root: string, folder = root): Destination {
  return {folder, within: root}
}

/** A folder that the user named on the command line. */
export function namedByUser(folder: string): Destination {
  return {folder, within: undefined}
}

/**
 * Creates the folder if necessary, and returns its real path. Throws a `WriteFault` if that fails, or a `UsageFault`
 * if a link leads out of the project.
 */
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

/** Creates the folders of a path one by one, so that none is created through a link. */
async function descend(root: string, path: string, folder: string): Promise<string> {
  let current = root
  for (const part of path.split(sep)) {
    if (part === '') continue
    const next = join(current, part)
    const real = await realpath(next).catch(async error => {
      if (error.code !== 'ENOENT') throw error
      // Fails if the path is a dangling link.
      await mkdir(next)
      return realpath(next)
    })
    if (!isInFolder(root, real)) throw new UsageFault(leavesProject(folder, real))
    current = real
  }
  if (!(await stat(current)).isDirectory()) throw Object.assign(new Error(), {code: 'ENOTDIR'})
  return current
}

/** The path of a folder relative to a project; `roots` are the project's own path and its real path. */
function pathInside(folder: string, ...roots: readonly string[]): string {
  const paths = roots.map(root => relative(root, folder))
  const path = paths.find(candidate => candidate !== '..' && !candidate.startsWith(`..${sep}`))
  if (path === undefined) throw new UsageFault(leavesProject(folder, folder))
  return path
}

/** Whether a real path is a folder or something in the folder. */
export function isInFolder(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function leavesProject(folder: string, real: string): string {
  return `cannot write into ${displayed(folder)}: it leads out of the project, to ${real}; choose another folder with \`--output\``
}

async function folderFault(error: unknown, folder: string): Promise<Error> {
  const isFile = (await stat(folder).catch(() => undefined))?.isDirectory() === false
  return isFile
    ? new UsageFault(`cannot write into ${displayed(folder)}: it is a file, not a folder`)
    : writeFault(error, folder, 'nothing was written')
}
