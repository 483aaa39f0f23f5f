import type {DocumentLink} from 'vscode-languageserver-types'
import {picturePath} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {Place} from '../core/types.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/** The files that settings and chapters name, and the DOIs and URLs of a bibliography, as links. */
export function linksOf(tables: PaperTables, file: string): readonly DocumentLink[] {
  const {build, uriOf} = tables
  const {manuscript, files} = build
  const text = files.textOf(file) ?? ''
  const link = (place: Place, target: string): DocumentLink => ({range: rangeOf(place, text), target})
  const {settings, project, bibliography} = manuscript
  const named = [
    ...settings.bibliography,
    ...[settings.csl, settings.cslLocale, settings.abbreviations].filter(each => each !== undefined)
  ]
  const ofSettings =
    settings.file === file
      ? named
          .filter(({path}) => files.textOf(path) !== undefined)
          .map(({place, path}) => link(place, uriOf(path)))
      : []
  const at = locator(text)
  const pictures = project.texts.flatMap(chapter =>
    chapter.path !== file
      ? []
      : chapter.pictures.flatMap(({url, place}) => {
          const path = picturePath(url, file)
          const found = text.slice(place.start.offset, place.end.offset).indexOf(url)
          if (path === undefined || found < 0) return []
          const start = place.start.offset + found
          return [link(at.place(start, start + url.length), uriOf(path))]
        })
  )
  const works = bibliography.references
    .filter(reference => reference.file === file)
    .flatMap(({fields}) => {
      const [doi, url] = [fields.get('doi'), fields.get('url')]
      return [
        ...(doi && /^10\.\S+$/.test(doi.value)
          ? [link(doi.valuePlace, `https://doi.org/${encodeURI(doi.value)}`)]
          : []),
        ...(url && /^https?:\/\/\S+$/.test(url.value) ? [link(url.valuePlace, url.value)] : [])
      ]
    })
  return [...ofSettings, ...pictures, ...works]
}
