import {ChildFault} from '../program/child.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * Throws a `UsageFault` if git took too long; does nothing for any other error. `wanted` is an option such as
 * `--since`.
 */
export function refuseLate(error: unknown, wanted: string): void {
  if (error instanceof ChildFault && error.reason === 'late')
    throw new UsageFault(`${wanted}: ${error.message}`)
}

/** The message for a revision if git has lost one of its files. */
export function lostFile(wanted: string, path: string): string {
  return `${wanted}: git no longer has ${path} of that revision; ${lost}`
}

/** The message for a revision if git has lost lists of its files. */
export function lostFolders(wanted: string, commit: string): string {
  return `${wanted}: git lacks folders of the revision ${commit.slice(0, 10)}; ${lost}`
}

const lost = 'the repository is damaged or a partial clone: `git fetch --refetch` gets all of it'
