import {existsSync, mkdirSync} from 'node:fs'
import {dirname} from 'node:path'

/**
 * Makes a folder, private to the user, with its parents; does nothing if it exists. Throws as `mkdirSync` does. Node's
 * own `recursive` never ends in a folder such as `/proc`, where nothing can be made.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const name of missing) {
    try {
      mkdirSync(name, {mode: 0o700})
    } catch (error) {
      // Another process may have made it first.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
