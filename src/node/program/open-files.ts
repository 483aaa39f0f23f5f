import {readFileSync} from 'node:fs'

/** A browser and the threads of a build have at most as many files open. */
const enough = 100

/**
 * Explains that too few files may be open at once, as a line for the user; undefined if that is not the reason of a
 * failure. If the limit is far too low, it is the reason of every fault of the browser and of threads, which do not
 * report it.
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

/** Whether a file could not be opened because too many are. */
export function isOutOfFiles(error: unknown): boolean {
  return codeOf(error) === 'EMFILE' || codeOf(error) === 'ENFILE'
}

/** Threads pass on only the message of an error. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && /^E[MN]FILE$/.test(String(error.code))) return String(error.code)
  return /\bE[MN]FILE\b/.exec(error.message)?.[0]
}

/** The number of files that this process may have open; undefined if the system does not provide it. */
function mostOpenFiles(): number | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'latin1')
    const [, most] = /^Max open files +(\d+)/m.exec(limits) ?? []
    return most === undefined ? undefined : Number(most)
  } catch {
    return undefined
  }
}
