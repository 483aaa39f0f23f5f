import {existsSync, mkdirSync} from 'node:fs'
import {dirname} from 'node:path'

/**
 * Creates a folder and its parents, private to the user, unless they exist. Throws as `mkdirSync` does. Node's
 * `recursive` option is not used, because it never returns in a folder such as `/proc`, where nothing can be created.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const name of missing) {
    try {
      mkdirSync(name, {mode: 0o700})
    } catch (error) {
      // Another process may have created the folder first.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
