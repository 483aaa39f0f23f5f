import {git} from './git-command.ts'

/** The state of a folder in git; its fields are undefined without git or a repository. */
export type Revision = Readonly<{
  /** Short hash, with a `+` if the folder has changed since. */
  revision: string | undefined
  /** ISO date in UTC of the last commit that changed the folder. */
  date: string | undefined
}>

/** The git revision of a folder. */
export async function revisionOf(folder: string): Promise<Revision> {
  const ask = (...args: string[]): Promise<string | undefined> =>
    git(folder, args).then(
      answer => answer.toString().trim() || undefined,
      () => undefined
    )
  const [hash, dated, changed] = await Promise.all([
    ask('rev-parse', '--short=10', 'HEAD'),
    ask('rev-list', '-1', '--date=format-local:%Y-%m-%d', '--format=%cd', 'HEAD', '--', '.'),
    hasChanged(folder).catch(() => false)
  ])
  return {revision: hash && `${hash}${changed ? '+' : ''}`, date: dated?.split('\n')[1]}
}

/**
 * Whether a file of the last commit is missing or has other bytes. `git status` would run the filters and the monitor
 * from the repository's configuration.
 */
async function hasChanged(folder: string): Promise<boolean> {
  const listing = (await git(folder, ['ls-tree', '-r', '-z', 'HEAD', '--', '.'])).toString()
  const files = listing.split('\0').flatMap(line => {
    const [, object, path] = /^100\d+ blob (\S+)\t([^\n"]+)$/.exec(line) ?? []
    return object !== undefined && path !== undefined ? [{object, path}] : []
  })
  if (files.length === 0) return false
  const paths = files.map(({path}) => `${path}\n`).join('')
  const hashed = await git(folder, ['hash-object', '--no-filters', '--stdin-paths'], paths).catch(
    () => undefined
  )
  // The command fails if a file is missing.
  if (hashed === undefined) return true
  const objects = hashed.toString().trimEnd().split('\n')
  return files.some(({object}, index) => object !== objects[index])
}
