import {readFileSync} from 'node:fs'

/** The number of open files that suffices for a browser and the threads of a build. */
const enough = 100

/**
 * A line that tells the user that more open files are needed than are allowed; undefined if that is not the cause of an
 * error. If the limit is far too low, it is taken as the cause of any fault of the browser or a thread, which do not
 * report the cause themselves.
 */
export function openFilesFault(error: unknown): string | undefined {
  if (codeOf(error) === 'ENFILE')
    return 'too many files are open on this machine; end other programs, or let the system open more'
  const limit = mostOpenFiles()
  const isTooFew = limit !== undefined && limit < enough
  if (!isTooFew && codeOf(error) !== 'EMFILE') return undefined
  const most = limit === undefined ? '' : ` than the ${limit} that the system allows`
  return `more files have to be open at once${most}; raise that limit with \`ulimit -n 1024\``
}

/** Whether a file could not be opened because too many files are open. */
export function isOutOfFiles(error: unknown): boolean {
  return codeOf(error) === 'EMFILE' || codeOf(error) === 'ENFILE'
}

/**
 * The code of an error about too many open files, if necessary taken from its message, because threads pass on only the
 * message of an error.
 */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && /^E[MN]FILE$/.test(String(error.code))) return String(error.code)
  return /\bE[MN]FILE\b/.exec(error.message)?.[0]
}

/** The maximum number of open files of this process; undefined if the system does not say. */
function mostOpenFiles(): number | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'latin1')
    const [, most] = /^Max open files +(\d+)/m.exec(limits) ?? []
    return most === undefined ? undefined : Number(most)
  } catch {
    return undefined
  }
}
