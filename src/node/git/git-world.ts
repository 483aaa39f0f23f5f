import type {ReadFault} from '../../core/types.ts'
import type {World} from '../../core/world.ts'
import {tooLarge} from '../files/read-file.ts'
import {mostOf} from '../files/size-limits.ts'
import {ChildFault} from '../program/child.ts'
import {UsageFault} from '../program/fault.ts'
import {type Repository, requireRepository} from './git-command.ts'
import {lostFile, lostFolders, refuseLate} from './lost-objects.ts'

/**
 * The project at a revision: its files are read from git, and everything else comes from `world`. Throws a `UsageFault`
 * without git or a repository, or if the revision does not exist.
 */
export async function gitWorld(root: string, revision: string, world: World): Promise<World> {
  const repository = await requireRepository(root, '--since')
  const commit = await commitOf(repository, root, revision)
  const files = await filesOf(repository, commit)
  const names = new Map<string, Set<string>>()
  for (const path of files.keys()) {
    const parts = path.split('/')
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      const known = names.get(folder) ?? new Set()
      names.set(folder, known.add(parts[depth]!))
    }
  }

  async function read(path: string): Promise<Uint8Array | ReadFault> {
    const object = files.get(path)
    if (object !== undefined) {
      return blob(repository, object, path).catch((error: unknown) => {
        refuseLate(error, '--since')
        throw new UsageFault(lostFile(`--since ${revision}`, path))
      })
    }
    return names.has(path)
      ? {fault: 'directory', reason: 'folder'}
      : {fault: 'absent', reason: 'missing file'}
  }

  return {
    ...world,
    read,
    list: async folder => {
      const found = names.get(folder)
      return found && [...found].sort((a, b) => (a < b ? -1 : 1))
    }
  }
}

async function commitOf({ask}: Repository, root: string, revision: string): Promise<string> {
  // git would parse a revision that begins with a hyphen as an option.
  if (revision.startsWith('-'))
    throw new UsageFault(`--since takes a revision, and \`${revision}\` begins with a hyphen`)
  try {
    return (await ask(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])).toString().trim()
  } catch (error) {
    refuseLate(error, '--since')
    throw new UsageFault(`no revision \`${revision}\` in the git repository of ${root}`)
  }
}

/** The git objects of the regular files in a revision, by path in the project. */
async function filesOf({ask}: Repository, commit: string): Promise<ReadonlyMap<string, string>> {
  const listed = await ask(['ls-tree', '-r', '-z', commit, '--', '.']).catch((error: unknown) => {
    refuseLate(error, '--since')
    throw new UsageFault(lostFolders('--since', commit))
  })
  const listing = listed.toString()
  return new Map(
    listing.split('\0').flatMap(line => {
      const [, mode = '', , object = '', path = ''] = /^(\d+) (\S+) (\S+)\t([\s\S]*)$/.exec(line) ?? []
      // Links and submodules are left out.
      return mode.startsWith('100') ? [[path, object] as const] : []
    })
  )
}

async function blob({ask}: Repository, object: string, path: string): Promise<Uint8Array | ReadFault> {
  const most = mostOf(path)
  try {
    return new Uint8Array(await ask(['cat-file', 'blob', object], {most}))
  } catch (error) {
    if (error instanceof ChildFault && error.reason === 'large') return tooLarge(most)
    throw error
  }
}
