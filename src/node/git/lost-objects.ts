import {ChildFault} from '../program/child.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * Throws a `UsageFault` if git took too long; otherwise the error has another reason. `wanted` is an option such as
 * `--since`.
 */
export function refuseLate(error: unknown, wanted: string): void {
  if (error instanceof ChildFault && error.reason === 'late')
    throw new UsageFault(`${wanted}: ${error.message}`)
}

/** The line about a revision of which git lacks a file. */
export function lostFile(wanted: string, path: string): string {
  return `${wanted}: git no longer has ${path} of that revision; ${lost}`
}

/** The line about a revision of which git lacks the lists of files. */
export function lostFolders(wanted: string, commit: string): string {
  return `${wanted}: git lacks folders of the revision ${commit.slice(0, 10)}; ${lost}`
}

const lost = 'the repository is damaged or a partial clone: `git fetch --refetch` gets all of it'
