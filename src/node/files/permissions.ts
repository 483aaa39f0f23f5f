import {fchmodSync, fchownSync, fstatSync, type Stats} from 'node:fs'

/**
 * The properties that a new file inherits from the file that it replaces. With `all`, for an author's text, the new
 * file has the same owner and permissions. With `privacy`, for an output, whose folder may be untrusted, it stays as
 * private as the old file, but gets no permission that a new file would not have.
 */
export type Kept = 'all' | 'privacy'

/** Sets the permissions of a new, open file to the permissions of the file that it replaces. */
export function grant(file: number, old: Stats, keep: Kept): void {
  // Windows has only a permission to write.
  if (process.platform !== 'win32') fchmodSync(file, keep === 'all' ? ownMode(file, old) : privateMode(old))
}

function privateMode({mode}: Stats): number {
  return (mode & 0o666 & ~process.umask()) | 0o600
}

function ownMode(file: number, old: Stats): number {
  const mode = old.mode & 0o777
  // If the group cannot be kept, the new group gets the permissions of others.
  return takeOwner(file, old) ? mode : (mode & 0o707) | ((mode & 0o007) << 3)
}

/** Gives a file the owner and group of another, as far as the user may; returns whether the group is the same. */
function takeOwner(file: number, {uid, gid}: Stats): boolean {
  const now = fstatSync(file)
  if (now.uid !== uid && isDone(() => fchownSync(file, uid, gid))) return true
  return now.gid === gid || isDone(() => fchownSync(file, -1, gid))
}

function isDone(change: () => void): boolean {
  try {
    change()
    return true
  } catch {
    return false
  }
}
