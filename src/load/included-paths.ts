import {folderOf, joinPath} from '../core/path.ts'
import type {Inclusion} from '../parse/includes/directives.ts'

/**
 * The possible places of a file, depending on the form of the inclusion: next to the chapter, or next to the file that
 * includes it.
 */
export function candidatesOf(path: string, {form}: Inclusion, main: string, file: string): readonly string[] {
  const isOfProject = path.startsWith('/') && form !== 'latex' && form !== 'knitr'
  const plain = isOfProject ? path.slice(1) : path
  const folders = isOfProject
    ? ['']
    : form === 'mkdocs'
      ? ['', 'docs', folderOf(main)]
      : form === 'myst' || form === 'mdbook'
        ? [file, main].map(folderOf)
        : [main, file].map(folderOf)
  const names =
    form !== 'latex'
      ? [plain]
      : /\.\w+$/.test(plain)
        ? [plain, `${plain}.tex`]
        : [`${plain}.tex`, `${plain}.md`, plain]
  const paths = names.flatMap(name =>
    [...folders, ...(form === 'latex' ? [''] : [])].map(folder => joinPath(folder, name))
  )
  return [...new Set(paths)]
}
