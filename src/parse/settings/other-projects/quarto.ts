import {isMarkdown, isNotebook} from '../../../core/path.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {filesAs, type OutlineItem, outlineEntry} from './outline.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject, ProjectFiles} from './types.ts'

/** Reads `_quarto.yml`: a book with parts and appendices, a manuscript, or a folder of documents (Quarto 1.6 manual). */
export function quartoProject(yaml: YamlValue, {names}: ProjectFiles): OtherProject {
  const book = memberOf(yaml, 'book')
  const left: string[] = []
  const outline = (value: YamlValue | undefined): readonly OutlineItem[] =>
    itemsOf(value).flatMap(item => itemsIn(item, left))
  const chapters = outline(memberOf(book, 'chapters'))
  const appendices = outline(memberOf(book, 'appendices'))
  const isManuscript = scalarText(memberOf(memberOf(yaml, 'project'), 'type')) === 'manuscript'
  const manuscript = memberOf(yaml, 'manuscript') ?? (isManuscript ? yaml : undefined)
  const article =
    scalarText(memberOf(manuscript, 'article')) ??
    ['index.qmd', 'index.ipynb', 'index.md'].find(name => names.includes(name)) ??
    'index.qmd'
  const single = manuscript === undefined ? renderedFiles(yaml, names) : filesAs([article], manuscript.place)
  const own = settingsIn(yaml, book)
  const {place} = book ?? yaml
  return {
    program: 'Quarto',
    entries: [
      ...own.entries,
      ...outlineEntry('chapters', book === undefined ? single : chapters, place),
      ...outlineEntry('appendices', appendices, place)
    ],
    ...(book === undefined && {isFirstSetting: true}),
    left: [
      ...left,
      ...own.left.filter(
        name => !['project', 'book', 'book.chapters', 'book.appendices', 'manuscript'].includes(name)
      )
    ]
  }
}

/** The files that a project renders, `project: render`; all others are drafts. None if it names patterns. */
function renderedFiles(yaml: YamlValue, names: readonly string[]): readonly OutlineItem[] {
  const rendered = memberOf(memberOf(yaml, 'project'), 'render')
  const paths = itemsOf(rendered).flatMap(item => scalarText(item) ?? [])
  const isList = paths.every(
    path =>
      (isMarkdown(path) || isNotebook(path)) &&
      !/[!*]/.test(path) &&
      (path.includes('/') || names.includes(path))
  )
  return rendered !== undefined && isList ? filesAs(paths, rendered.place) : []
}

function itemsIn(item: YamlValue, left: string[]): readonly OutlineItem[] {
  const {place} = item
  const part = scalarText(memberOf(item, 'part'))
  const path = scalarText(item) ?? scalarText(memberOf(item, 'file', 'href')) ?? part
  const inner = itemsOf(memberOf(item, 'chapters')).flatMap(each => itemsIn(each, left))
  if (path === undefined) return inner
  if (isMarkdown(path) || isNotebook(path)) return [{path, place}, ...inner]
  if (part !== undefined && inner.length > 0) return [{part, chapters: inner, place}]
  left.push(part === undefined ? `the chapter \`${path}\`` : `the part “${path}”`)
  return inner
}
