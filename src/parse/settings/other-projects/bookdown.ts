import {isMarkdown} from '../../../core/path.ts'
import {booleanOf, itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {outlineEntry} from './outline.ts'
import type {OtherProject, ProjectFiles, UnreadPart} from './types.ts'

/**
 * Parses `_bookdown.yml`. The settings come from `index.Rmd`, which is the first chapter (bookdown manual, 4.4).
 * `rmd_subdir` adds the files in subfolders. The merged file that bookdown creates is not a chapter.
 */
export function bookdownProject(yaml: YamlValue, {names, paths, beside}: ProjectFiles): OtherProject {
  const files = memberOf(yaml, 'rmd_files')
  const listed = itemsOf(files?.kind === 'map' ? (memberOf(files, 'html') ?? files.entries[0]?.value) : files)
  const named = listed.flatMap(item => {
    const path = scalarText(item)?.replace(/^\.\//, '')
    return path === undefined ? [] : [{path, place: item.place}]
  })
  const merged = `${scalarText(memberOf(yaml, 'book_filename'))?.replace(/\.rmd$/i, '') ?? '_main'}.rmd`
  const isOwn = (path: string): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return /^[^_].*\.rmd$/i.test(name) && name.toLowerCase() !== merged.toLowerCase()
  }
  const inFolders = foldersOf(yaml).flatMap(folder =>
    paths.filter(path => path.startsWith(folder) && path.includes('/') && isOwn(path))
  )
  const known = new Set(named.map(({path}) => path))
  const found = [...(named.length > 0 ? [] : names.filter(isOwn)), ...inFolders]
  const others = [...new Set(found)].filter(path => !known.has(path))
  const more = others.map(path => ({path, place: yaml.place}))
  const chapters = [...named, ...more].filter(({path}) => isMarkdown(path))
  const isIndex = ({path}: Readonly<{path: string}>): boolean => /^index\.rmd$/i.test(path)
  const taken = ['rmd_files', 'rmd_subdir']
  const unlisted = onlyOfLatex(files)
  const left = yaml.kind === 'map' ? yaml.entries.map(({key}) => key).filter(key => !taken.includes(key)) : []
  return {
    program: 'bookdown',
    entries: outlineEntry(
      'chapters',
      [...chapters.filter(isIndex), ...chapters.filter(each => !isIndex(each))],
      yaml.place
    ),
    isFirstSetting: true,
    numbersSections: !isUnnumbered(beside.get('_output.yml')),
    left,
    unread: unlisted
  }
}

/** The chapters that `rmd_files` lists only for outputs other than HTML. */
function onlyOfLatex(files: YamlValue | undefined): readonly UnreadPart[] {
  if (files?.kind !== 'map') return []
  const html = new Set(itemsOf(memberOf(files, 'html') ?? files.entries[0]?.value).map(scalarText))
  return files.entries
    .filter(({key}) => key !== 'html')
    .flatMap(({key, value}) =>
      itemsOf(value).flatMap(item => {
        const path = scalarText(item)
        return path === undefined || html.has(path)
          ? []
          : {
              name: `chapter \`${path}\` of \`rmd_files: ${key}\``,
              place: item.place,
              expected: `it in \`rmd_files: html\` as well: galley has one list, and \`::: {.content-visible when-format="pdf"}\` around words of the PDF alone`
            }
      })
    )
}

/** Whether `index.Rmd` has the front matter of a book without `_bookdown.yml`. */
export function isBookIndex(frontMatter: string): boolean {
  return /^site:\s*["']?bookdown::|\b\w+down::\w+/m.test(frontMatter)
}

/** The folders in `rmd_subdir`, each with a slash at the end; `''` means all folders. */
function foldersOf(yaml: YamlValue): readonly string[] {
  const value = memberOf(yaml, 'rmd_subdir')
  const isOn = booleanOf(value)
  if (isOn !== undefined) return isOn ? [''] : []
  return itemsOf(value)
    .flatMap(item => scalarText(item) ?? [])
    .map(text => `${text.replace(/^\.\/|\/+$/g, '')}/`)
}

/** Whether the first format in `_output.yml` has `number_sections: false`. Without it, bookdown numbers sections. */
function isUnnumbered(output: YamlValue | undefined): boolean {
  const [format] = output?.kind === 'map' ? output.entries : []
  return booleanOf(memberOf(format?.value, 'number_sections')) === false
}
