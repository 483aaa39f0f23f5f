import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

const run = promisify(execFile)

/** What git says of a folder; nothing where there is no git or no repository. */
export type Revision = Readonly<{
  /** Short hash, with a `+` when something in the folder has changed since. */
  revision: string | undefined
  /** ISO date of the last commit that touched the folder, UTC. */
  date: string | undefined
}>

/** The revision of the source in a folder. */
export async function revisionOf(folder: string): Promise<Revision> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    try {
      return (
        (
          await run('git', ['-C', folder, ...args], {env: {...process.env, TZ: 'UTC', LC_ALL: 'C'}})
        ).stdout.trim() || undefined
      )
    } catch {
      return undefined
    }
  }
  const [hash, date, changed] = await Promise.all([
    git('rev-parse', '--short=10', 'HEAD'),
    git('log', '-1', '--date=format-local:%Y-%m-%d', '--format=%cd', '--', '.'),
    git('status', '--porcelain', '--untracked-files=no', '--', '.')
  ])
  return {revision: hash && `${hash}${changed ? '+' : ''}`, date}
}
