import {relative} from 'node:path'
import {WriteFault} from '../program/fault.ts'

/**
 * The fault for a file or folder that could not be written: its message is one line with the path and the reason;
 * `rest` describes the resulting state.
 */
export function writeFault(error: unknown, path: string, rest: string): WriteFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = Object.hasOwn(reasons, code)
    ? reasons[code]
    : code || (error instanceof Error ? error.message : 'unknown fault')
  return new WriteFault(`cannot write ${displayed(path)}: ${reason}; ${rest}`, code)
}

/** A path as the user would write it. */
export function displayed(path: string): string {
  const near = relative(process.cwd(), path)
  return near === '' ? '.' : near.startsWith('..') ? path : near
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'the file is too large for the disk',
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EIO: 'the disk has failed',
  EEXIST: 'something of that name is in the way',
  ENOTDIR: 'a file is in the way, and a folder is needed',
  EISDIR: 'a folder of that name is in the way',
  ENOTEMPTY: 'a folder of that name is in the way',
  ELOOP: 'its links form a circle',
  EMFILE: 'too many files are open at once (`ulimit -n`)',
  ENFILE: 'too many files are open on this machine',
  ENAMETOOLONG: 'the name is too long'
}
