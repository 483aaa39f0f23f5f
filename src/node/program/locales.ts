import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import type {LocaleLookup} from '../../cite/locale.ts'

/** Reads CSL locales by name from the package that carries them; a name it has no file for gives `undefined`. */
export function installedLocales(): LocaleLookup {
  const folder = join(createRequire(import.meta.url).resolve('citeproc-locales'), '..', 'locales')
  return lang => {
    // The name comes from a manuscript: it must not lead out of the folder.
    if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/u.test(lang)) return undefined
    try {
      return readFileSync(join(folder, `locales-${lang}.xml`), 'utf8')
    } catch {
      return undefined
    }
  }
}
