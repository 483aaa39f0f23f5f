import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {LocaleLookup} from '../../cite/locale.ts'
import {packageFolder} from './package.ts'

/** Returns installed CSL locales by name; undefined for an unknown name. */
export function installedLocales(
  folder = join(packageFolder, 'styles', 'csl', 'repository', 'locales')
): LocaleLookup {
  return lang => {
    // The name comes from a manuscript and must not lead out of the folder.
    if (!/^[a-z]{2,3}(-[A-Za-z]{2,4}){0,2}$/u.test(lang)) return undefined
    try {
      return readFileSync(join(folder, `locales-${lang}.xml`), 'utf8')
    } catch {
      return undefined
    }
  }
}
