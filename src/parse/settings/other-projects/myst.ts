import {isMarkdown, isNotebook} from '../../../core/path.ts'
import type {Place} from '../../../core/types.ts'
import {
  booleanOf,
  entryOf,
  itemsOf,
  memberOf,
  scalarText,
  type YamlEntry,
  type YamlValue
} from '../../values/yaml.ts'
import {numberedSections} from '../numbered-sections.ts'
import {matchesOf} from './glob.ts'
import {legacyContents} from './legacy-contents.ts'
import {filesAs, type OutlineItem, outlineEntry} from './outline.ts'
import {settingsIn} from './settings-in.ts'
import type {OtherProject, ProjectFiles, UnreadPart} from './types.ts'

/**
 * Reads `myst.yml`: the files in its table of contents or, without one, all files of the project (MyST guide, “Table of
 * contents”).
 */
export function mystProject(yaml: YamlValue, files: ProjectFiles): OtherProject {
  const {names, beside} = files
  const project = memberOf(yaml, 'project')
  const unread: UnreadPart[] = []
  const toc = memberOf(project, 'toc') ?? legacyContents(beside.get('_toc.yml'))
  const named = outlineOf(toc, files, unread)
  const own = settingsIn(yaml, project)
  const numbering = entryOf(project, 'numbering') ?? entryOf(yaml, 'numbering')
  const numbered = numberedSections(project).left
  const taken = [
    'version',
    'site',
    'project',
    'numbering',
    'project.numbering',
    'project.toc',
    'project.id',
    'project.exclude'
  ]
  const bibliographies = names.filter(name => /\.bib$/i.test(name))
  const isNamed = own.entries.some(({key}) => key === 'bibliography')
  const place = (project ?? yaml).place
  // If the file names no bibliographies, MyST reads all bibliographies in the file's folder.
  const all: YamlEntry = {
    key: 'bibliography',
    keyPlace: place,
    value: {
      kind: 'list',
      place,
      items: bibliographies.map(text => ({kind: 'scalar', place, value: text, text}))
    }
  }
  return {
    program: 'MyST',
    ...(toc === undefined && {findsChapters: true}),
    entries: [
      ...own.entries,
      ...(numbering === undefined ? [] : [numbering]),
      ...(isNamed || bibliographies.length === 0 ? [] : [all]),
      ...outlineEntry('chapters', toc === undefined ? filesAs(unnamed(files, project), place) : named, place)
    ],
    unread,
    left: [
      ...own.left.filter(name => !taken.includes(name)),
      ...numbered.map(({key}) => `project.numbering.${key}`)
    ]
  }
}

/**
 * Reads the project of a book in Jupyter Book 1, `_config.yml` and `_toc.yml`: root, chapters, parts and sections
 * (Jupyter Book 1 manual, “Structure of `_toc.yml`”).
 */
export function jupyterBookProject(yaml: YamlValue, files: ProjectFiles): OtherProject | undefined {
  const toc = legacyContents(files.beside.get('_toc.yml'))
  if (toc === undefined) return undefined
  const unread: UnreadPart[] = []
  const entries = (yaml.kind === 'map' ? yaml.entries : []).flatMap((entry): readonly YamlEntry[] => {
    const key = namesOfJupyterBook.get(entry.key)
    return key === undefined ? [] : [{...entry, key}]
  })
  const {place} = yaml
  const named = outlineOf(toc, files, unread)
  const others = yaml.kind === 'map' ? yaml.entries.filter(({key}) => !namesOfJupyterBook.has(key)) : []
  return {
    program: 'Jupyter Book',
    entries: [...entries, ...outlineEntry('chapters', named, place)],
    left: others.map(({key}) => key),
    unread: [...unread, ...itemsOf(toc).flatMap(linksAndLevels)].map(part => ({...part, file: '_toc.yml'}))
  }
}

/** The settings in `_config.yml` that galley has as well, with their names in galley. */
const namesOfJupyterBook: ReadonlyMap<string, string> = new Map([
  ['title', 'title'],
  ['author', 'authors'],
  ['bibtex_bibfiles', 'bibliography'],
  ['copyright', 'copyright']
])

/**
 * The parts of a table of contents that galley cannot print: links, and the levels of pages below other pages, which
 * become chapters.
 */
function linksAndLevels(item: YamlValue): readonly UnreadPart[] {
  const url = memberOf(item, 'url')
  const address = scalarText(url)
  const title = scalarText(memberOf(item, 'title')) ?? address
  const path = scalarText(memberOf(item, 'file'))
  const children = itemsOf(memberOf(item, 'children'))
  return [
    ...(url === undefined
      ? []
      : [
          {
            name: `link \`${address}\``,
            place: url.place,
            expected: `a link in a chapter, \`[${title}](${address})\``
          }
        ]),
    ...(path === undefined || children.length === 0
      ? []
      : [
          {
            name: `level of the pages below \`${path}\``,
            place: item.place,
            expected:
              'headings one level deeper in them, `## Title` for `# Title`: they are chapters of their own'
          }
        ]),
    ...children.flatMap(linksAndLevels)
  ]
}

/**
 * The files of a project without a table of contents: the index or the readme first, then all others by path. In each
 * folder, its index comes first.
 */
function unnamed({names, paths}: ProjectFiles, project: YamlValue | undefined): readonly string[] {
  const excluded = new Set(
    itemsOf(memberOf(project, 'exclude')).flatMap(item => matchesOf(scalarText(item) ?? '', paths))
  )
  const index = ['index.md', 'index.ipynb', 'readme.md', 'main.md'].flatMap(
    wanted => names.find(name => name.toLowerCase() === wanted) ?? []
  )[0]
  const isPage = (path: string): boolean =>
    (isMarkdown(path) || isNotebook(path)) &&
    !/(?:^|\/)(?:[._]|readme\b|license\b|changelog\b|contributing\b)/i.test(path)
  const others = paths.filter(path => isPage(path) && path !== index && !excluded.has(path))
  if (index === undefined) return others
  return [index, ...others.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))]
}

/**
 * A sort key for a path, by which files precede folders next to them, and the index of a folder precedes its other
 * files.
 */
function keyOf(path: string): string {
  const parts = path.split('/')
  return parts
    .map((part, at) => (at < parts.length - 1 ? `2${part}` : /^index\./i.test(part) ? '0' : `1${part}`))
    .join('\0')
}

/** The chapters and parts in a table of contents. If it numbers some of them, the others have no numbers. */
function outlineOf(
  toc: YamlValue | undefined,
  files: ProjectFiles,
  unread: UnreadPart[]
): readonly OutlineItem[] {
  const isNumbered = !itemsOf(toc).some(hasNumbers)
  return itemsOf(toc).flatMap(item => itemsIn(item, {files, unread, isNumbered}))
}

function hasNumbers(item: YamlValue): boolean {
  return isNumberedItem(item) === true || itemsOf(memberOf(item, 'children')).some(hasNumbers)
}

/** Whether `numbered`, a switch or a number of levels, turns numbers on; undefined without it. */
function isNumberedItem(item: YamlValue): boolean | undefined {
  const numbered = memberOf(item, 'numbered')
  const levels = scalarText(numbered)
  return levels === undefined ? undefined : booleanOf(numbered) !== false && levels !== '0'
}

type Contents = Readonly<{files: ProjectFiles; unread: UnreadPart[]; isNumbered: boolean}>

function itemsIn(item: YamlValue, contents: Contents): readonly OutlineItem[] {
  const {files, unread} = contents
  const isNumbered = isNumberedItem(item) ?? contents.isNumbered
  const {place} = item
  const path = scalarText(memberOf(item, 'file')) ?? scalarText(item)
  const pattern = scalarText(memberOf(item, 'pattern'))
  const part = scalarText(memberOf(item, 'title'))
  const inner = itemsOf(memberOf(item, 'children')).flatMap(each => itemsIn(each, {...contents, isNumbered}))
  if (pattern !== undefined) {
    const found = matchesOf(pattern, files.paths).filter(each => isMarkdown(each) || isNotebook(each))
    if (found.length === 0)
      unread.push({name: `pattern \`${pattern}\``, place: memberOf(item, 'pattern')!.place})
    return [...filesAs(found, place, !isNumbered), ...inner]
  }
  const found = path === undefined ? undefined : fileAt(path, files)
  if (found !== undefined && (isMarkdown(found) || isNotebook(found)))
    return [...filesAs([found], place, !isNumbered), ...inner]
  if (found === undefined && part !== undefined && inner.length > 0) return partsOf(part, inner, place)
  const name = found === undefined ? `part “${part}”` : `chapter \`${found}\``
  const isLink = memberOf(item, 'url') !== undefined
  if (!isLink && (found !== undefined || part !== undefined))
    unread.push({
      name,
      place: (memberOf(item, 'file', 'title') ?? item).place,
      ...(/(?:^|\/)_toc(?:\.yml)?$/.test(path ?? '') && {
        expected: 'the chapters that it lists, each as `- file: …` in this file'
      })
    })
  return inner
}

/**
 * A part, followed by the parts within it. If it has no chapters of its own, the titles of these parts begin with its
 * title.
 */
function partsOf(part: string, inner: readonly OutlineItem[], place: Place): readonly OutlineItem[] {
  const first = inner.findIndex(item => 'part' in item)
  if (first === -1) return [{part, chapters: inner, place}]
  const own = inner.slice(0, first)
  const others = inner.slice(first)
  if (own.length > 0) return [{part, chapters: own, place}, ...others]
  return others.map(item => ('part' in item ? {...item, part: `${part}: ${item.part}`} : item))
}

/** The path of a page, whose extension may be omitted. */
function fileAt(path: string, {paths}: ProjectFiles): string {
  return ['', '.md', '.ipynb'].map(ending => path + ending).find(name => paths.includes(name)) ?? path
}
