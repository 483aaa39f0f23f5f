import {join} from 'node:path'
import {isFileInside} from '../files/read-file.ts'
import {ChildFault} from '../program/child.ts'
import {openRepository, type Repository} from './git-command.ts'

/** The state of a folder in git; all fields are undefined without git or a repository. */
export type Revision = Readonly<{
  /** The short hash, with a `+` if the folder has changed since the commit. */
  revision: string | undefined
  /** The date of the last commit that changed the folder, as an ISO date in UTC. */
  date: string | undefined
  /** The reason why a repository has no revision, as the rest of a line for the user. */
  problem?: string | undefined
}>

/** The git revision of a folder. */
export async function revisionOf(folder: string): Promise<Revision> {
  const repository = await openRepository(folder)
  const none = {revision: undefined, date: undefined}
  if (!('ask' in repository)) {
    const {fault, says} = repository
    return {...none, problem: fault === 'late' || fault === 'elsewhere' ? says : undefined}
  }
  let problem: string | undefined
  const ask = (...args: string[]): Promise<string | undefined> =>
    repository.ask(args).then(
      answer => answer.toString().trim() || undefined,
      error => {
        if (error instanceof ChildFault && error.reason === 'late') problem = error.message
        return undefined
      }
    )
  const [hash, dated, changed] = await Promise.all([
    ask('rev-parse', '--short=10', 'HEAD'),
    ask('rev-list', '-1', '--date=format-local:%Y-%m-%d', '--format=%cd', 'HEAD', '--', '.'),
    hasChanged(folder, repository).catch(() => false)
  ])
  if (problem !== undefined) return {...none, problem}
  return {revision: hash && `${hash}${changed ? '+' : ''}`, date: dated?.split('\n')[1]}
}

/**
 * Whether a file of the last commit is missing or has other bytes. `git status` is not used, because it runs the
 * filters and the monitor that the repository configures. git is given only the names of regular files in the folder,
 * because it would wait for a pipe, or follow a link out of the paper.
 */
async function hasChanged(folder: string, {ask}: Repository): Promise<boolean> {
  const listing = (await ask(['ls-tree', '-r', '-z', 'HEAD', '--', '.'])).toString()
  const files = listing.split('\0').flatMap(line => {
    const [, object, path] = /^100\d+ blob (\S+)\t([^\n"]+)$/.exec(line) ?? []
    return object !== undefined && path !== undefined ? [{object, path}] : []
  })
  if (files.length === 0) return false
  const areFiles = await Promise.all(files.map(({path}) => isFileInside(folder, path)))
  if (areFiles.includes(false)) return true
  // git resolves relative paths from the top of the work tree, not from the folder.
  const paths = files.map(({path}) => `${join(folder, path)}\n`).join('')
  const hashed = await ask(['hash-object', '--no-filters', '--stdin-paths'], {input: paths}).catch(
    () => undefined
  )
  // The command fails if a file is missing.
  if (hashed === undefined) return true
  const objects = hashed.toString().trimEnd().split('\n')
  return files.some(({object}, index) => object !== objects[index])
}
