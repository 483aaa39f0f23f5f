import {fchmodSync, fchownSync, fstatSync, type Stats} from 'node:fs'

/**
 * The properties that a file inherits from the one that it replaces: an author's text keeps `all`, its owner and its
 * permissions; an output, which may come from an untrusted folder, keeps its `privacy` and gets no permission that a
 * new file would not have.
 */
export type Kept = 'all' | 'privacy'

/** Gives an open new file the permissions of the file that it replaces. */
export function grant(file: number, old: Stats, keep: Kept): void {
  // Windows has one permission, to write.
  if (process.platform !== 'win32') fchmodSync(file, keep === 'all' ? ownMode(file, old) : privateMode(old))
}

function privateMode({mode}: Stats): number {
  return (mode & 0o666 & ~process.umask()) | 0o600
}

function ownMode(file: number, old: Stats): number {
  const mode = old.mode & 0o777
  // Members of another group get the permissions of others.
  return takeOwner(file, old) ? mode : (mode & 0o707) | ((mode & 0o007) << 3)
}

/** Gives a file the owner and group of another, as far as this user may; returns whether it got the group. */
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
