import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {LocaleLookup} from '../../cite/locale.ts'
import {packageFolder} from './package.ts'

/** Reads CSL locales by name from those that come with galley; a name it has no file for gives `undefined`. */
export function installedLocales(
  folder = join(packageFolder, 'styles', 'csl', 'repository', 'locales')
): LocaleLookup {
  return lang => {
    // The name comes from a manuscript: it must not lead out of the folder.
    if (!/^[a-z]{2,3}(-[A-Za-z]{2,4}){0,2}$/u.test(lang)) return undefined
    try {
      return readFileSync(join(folder, `locales-${lang}.xml`), 'utf8')
    } catch {
      return undefined
    }
  }
}
