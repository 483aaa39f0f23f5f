import {addAll} from '../../../core/add-all.ts'
import {isMarkdown, isNotebook} from '../../../core/path.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../../values/yaml.ts'
import {switchInFormats} from '../numbered-sections.ts'
import {matchesOf} from './glob.ts'
import {filesAs, type OutlineItem, outlineEntry} from './outline.ts'
import {pagesOfSite} from './quarto-site.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject, ProjectFiles, UnreadPart} from './types.ts'

/** Reads `_quarto.yml`: a book with parts and appendices, a manuscript, or a folder of documents (Quarto 1.6 manual). */
export function quartoProject(file: YamlValue, files: ProjectFiles): OtherProject {
  const {names} = files
  const yaml = withFiles(file, files)
  const book = memberOf(yaml, 'book')
  const unread: UnreadPart[] = []
  const outline = (value: YamlValue | undefined): readonly OutlineItem[] =>
    itemsOf(value).flatMap(item => itemsIn(item, unread))
  const chapters = outline(memberOf(book, 'chapters'))
  const appendices = outline(memberOf(book, 'appendices'))
  const isManuscript = scalarText(memberOf(memberOf(yaml, 'project'), 'type')) === 'manuscript'
  const manuscript = memberOf(yaml, 'manuscript') ?? (isManuscript ? yaml : undefined)
  const article =
    scalarText(memberOf(manuscript, 'article')) ??
    ['index.qmd', 'index.ipynb', 'index.md'].find(name => names.includes(name)) ??
    'index.qmd'
  const website = memberOf(yaml, 'website')
  const rendered = renderedFiles(yaml, files)
  const site = website === undefined || rendered.length > 0 ? undefined : pagesOfSite(website, files)
  addAll(unread, site?.unread ?? [])
  const single = manuscript === undefined ? (site?.pages ?? rendered) : filesAs([article], manuscript.place)
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
    numbersSections:
      switchInFormats(yaml, 'number-sections', 'number_sections') ?? (book === undefined ? undefined : true),
    left: [
      ...own.left.filter(
        name =>
          !['project', 'metadata-files', 'book', 'book.chapters', 'book.appendices', 'manuscript'].includes(
            name
          )
      ),
      // A profile changes settings for one output, or for one audience.
      ...names.filter(name => /^_quarto-.+\.ya?ml$/.test(name)).map(name => `the profile \`${name}\``)
    ],
    unread
  }
}

/** The names of the files whose settings belong to the project: `metadata-files`, and the settings of its folder. */
export function metadataFilesOfQuarto(yaml: YamlValue): readonly string[] {
  return [...itemsOf(memberOf(yaml, 'metadata-files')).flatMap(item => scalarText(item) ?? []), ofFolder]
}

const ofFolder = '_metadata.yml'

/** The settings of a folder, of a project and of its `metadata-files`; the first ones take precedence. */
function withFiles(yaml: YamlValue, {beside}: ProjectFiles): YamlValue {
  if (yaml.kind !== 'map' || beside.size === 0) return yaml
  const {[ofFolder]: folder, ...others} = Object.fromEntries(beside)
  const entries = [folder, yaml, ...Object.values(others)].flatMap(map =>
    map?.kind === 'map' ? map.entries : []
  )
  return {...yaml, entries: entries.filter(({key}, at) => entries.findIndex(each => each.key === key) === at)}
}

/** The files that `project: render` selects, by path or pattern; all other files are drafts. */
function renderedFiles(yaml: YamlValue, {names, paths}: ProjectFiles): readonly OutlineItem[] {
  const rendered = memberOf(memberOf(yaml, 'project'), 'render')
  const patterns = itemsOf(rendered).flatMap(item => scalarText(item) ?? [])
  if (rendered === undefined || patterns.length === 0) return []
  const without = new Set(
    patterns.flatMap(each => (each.startsWith('!') ? matchesOf(each.slice(1), paths) : []))
  )
  const found = patterns
    .filter(each => !each.startsWith('!'))
    .flatMap(each => (each.includes('*') ? matchesOf(each, paths) : [each]))
    .filter(path => (isMarkdown(path) || isNotebook(path)) && (path.includes('/') || names.includes(path)))
  const isIndex = (path: string): boolean => /^index\.\w+$/.test(path)
  const own = [...new Set(found)].filter(path => !without.has(path))
  return filesAs([...own.filter(isIndex), ...own.filter(path => !isIndex(path))], rendered.place)
}

function itemsIn(item: YamlValue, unread: UnreadPart[]): readonly OutlineItem[] {
  const {place} = item
  const part = scalarText(memberOf(item, 'part'))
  const path = scalarText(item) ?? scalarText(memberOf(item, 'file', 'href')) ?? part
  const inner = itemsOf(memberOf(item, 'chapters')).flatMap(each => itemsIn(each, unread))
  if (path === undefined) return inner
  // If a part begins with a file, the heading of that file is the title of the part.
  if (part !== undefined && isMarkdown(part)) return [{part, chapters: inner, place}]
  if (isMarkdown(path) || isNotebook(path)) return [{path, place}, ...inner]
  if (part !== undefined && inner.length > 0) return [{part, chapters: inner, place}]
  // A line separates chapters in the navigation of the site.
  if (!/^-+$/.test(path))
    unread.push({name: part === undefined ? `chapter \`${path}\`` : `part “${path}”`, place})
  return inner
}
