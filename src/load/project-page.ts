import {isNotebook} from '../core/path.ts'
import {locator} from '../core/position.ts'
import type {Finding, Source} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {notebookFrontMatter} from '../parse/results/notebook.ts'
import {
  type Configuration,
  configurationFrom,
  readConfiguration,
  settingsBlock
} from '../parse/settings/configuration.ts'
import {optionNamed} from '../parse/settings/options.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {readYaml, scalarText, type YamlEntry, type YamlValue} from '../parse/values/yaml.ts'
import {readSource} from './sources.ts'

/** The front matter of the first page of a project. The project's own file also contains settings. */
export type ProjectPage = Readonly<{path: string; text: string; entries: readonly YamlEntry[]}>

/** Reads the front matter of the first page; undefined if it has none. */
export async function firstPage(world: World, path: string | undefined): Promise<ProjectPage | undefined> {
  if (path === undefined || isNotebook(path)) return undefined
  const source = await readSource(world, path, undefined, [])
  return source === undefined || frontMatter(source.text) === undefined ? undefined : pageIn(source)
}

/** A Markdown file or a notebook as a first page; without front matter, it has no settings. */
export function pageIn({path, text: written}: Source): ProjectPage {
  const text = isNotebook(path) ? (notebookFrontMatter(written) ?? '') : written
  const front = settingsBlock(text)
  const {value} = front === undefined ? {} : readYaml(front.yaml, path, front.offset, locator(text))
  return {path, text, entries: value?.kind === 'map' ? value.entries : []}
}

/** The settings of a project combined with the settings of its first page, and the keys that come from that page. */
export type Merged = Readonly<{configuration: Configuration; ofPage: readonly string[]}>

/**
 * The settings of a project and of its first page. A page with a title is the paper itself if it is the only page or,
 * except in books of Quarto, if the project has no title or the same title: its settings then have precedence, and its
 * file counts as the file of the settings. Any other page only adds authors, date, licence and the like if the project
 * does not name them.
 */
export function withPage(
  page: ProjectPage,
  {
    entries,
    own,
    path,
    isBook
  }: Readonly<{entries: readonly YamlEntry[]; own: Configuration; path: string; isBook: boolean}>
): Merged {
  const isOnly = own.settings.chapters?.length === 1
  const title = titleIn(page.entries)
  const ofProject = titleIn(entries)
  const isPaper = !isBook && (ofProject === undefined || ofProject === title)
  if (title !== undefined && (isOnly || isPaper)) {
    return {
      configuration: overProject(page, entries, own).configuration,
      ofPage: page.entries
        .map(({key}) => key)
        .filter(key => optionNamed(key) !== undefined && !(key === 'title' && title === ofProject))
    }
  }
  const added = page.entries.filter(
    ({key}) =>
      (!has(entries, key) &&
        (ofPaper.has(optionNamed(key)?.name ?? '') || (isOnly && ofOnlyPage.has(key)))) ||
      ofBoth.has(optionNamed(key)?.name ?? '')
  )
  if (added.length === 0) return {configuration: own, ofPage: []}
  const {metadata, settings, findings} = merged(together(added.map(atStart), entries), path)
  return {
    ofPage: added.map(({key}) => key),
    configuration: {
      ...own,
      metadata,
      settings,
      findings: [...others(own.findings), ...findings.filter(isAbsence)]
    }
  }
}

/**
 * Combines the settings of a page with the project's: a setting of the page takes precedence. `entries` and `own` are
 * the project's settings, unparsed and parsed; `ofProject` names those that were taken from the project.
 */
export function overProject(
  page: ProjectPage,
  entries: readonly YamlEntry[],
  own: Configuration
): Readonly<{configuration: Configuration; ofProject: readonly string[]}> {
  const front = readConfiguration({path: page.path, text: page.text})
  const added = entries.filter(({key}) => !has(page.entries, key))
  const {metadata, settings, findings} = merged(
    together(page.entries, entries.map(atStart)).filter(({key}) => !isPath(key)),
    page.path
  )
  const files = [front.settings, own.settings]
  const {chapters, parts, partFiles, unnumbered, appendices} = own.settings
  return {
    ofProject: added.map(({key}) => key),
    configuration: {
      ...front,
      metadata,
      settings: {
        ...settings,
        bibliography: files.map(each => each.bibliography).find(each => each.length > 0) ?? [],
        withoutBibliography: files.some(each => each.withoutBibliography),
        csl: front.settings.csl ?? own.settings.csl,
        cslLocale: front.settings.cslLocale ?? own.settings.cslLocale,
        abbreviations: front.settings.abbreviations ?? own.settings.abbreviations,
        ...(chapters !== undefined &&
          chapters.length > 0 && {chapters, parts, partFiles, unnumbered, appendices})
      },
      findings: [...others(front.findings), ...others(own.findings), ...findings.filter(isAbsence)]
    }
  }
}

/**
 * The entries of both lists, the first of which has precedence; the abbreviations and the macros of both are kept.
 */
function together(first: readonly YamlEntry[], second: readonly YamlEntry[]): readonly YamlEntry[] {
  const own = first.map(entry => {
    const {key, value} = entry
    const other = ofBoth.has(optionNamed(key)?.name ?? '')
      ? second.find(each => optionNamed(each.key) === optionNamed(key))?.value
      : undefined
    if (value.kind !== 'map' || other?.kind !== 'map') return entry
    const more = other.entries.filter(each => !value.entries.some(({key: name}) => name === each.key))
    return {...entry, value: {...value, entries: [...value.entries, ...more]}}
  })
  return [...own, ...second.filter(({key}) => !has(first, key))]
}

/** The title among settings, in lower case. */
function titleIn(entries: readonly YamlEntry[]): string | undefined {
  const title = entries.find(({key}) => optionNamed(key)?.name === 'title')
  return title === undefined ? undefined : (scalarText(title.value) ?? '').trim().toLowerCase()
}

function has(list: readonly YamlEntry[], key: string): boolean {
  const option = optionNamed(key)
  return list.some(each => each.key === key || (option !== undefined && optionNamed(each.key) === option))
}

/**
 * An entry taken from another file. Its place becomes the start of the file, because its old place would point to
 * unrelated text.
 */
function atStart({key, value}: YamlEntry): YamlEntry {
  return {key, keyPlace: start, value: valueAtStart(value)}
}

function valueAtStart(value: YamlValue): YamlValue {
  if (value.kind === 'map') return {...value, place: start, entries: value.entries.map(atStart)}
  if (value.kind === 'list') return {...value, place: start, items: value.items.map(valueAtStart)}
  return {...value, place: start}
}

const start = locator('').place(0, 0)

/** Parses settings from several files as if they were in one file. */
function merged(entries: readonly YamlEntry[], path: string): Configuration {
  return configurationFrom({kind: 'map', entries, place: start}, path)
}

/** Whether a setting is a path, which is relative to the file that contains it. */
function isPath(key: string): boolean {
  return /^(?:bibliography|csl|citation-style|csl-locale|citation-abbreviations|chapters|appendices)$/.test(
    key
  )
}

/** Whether a finding is about a setting that is in neither file. */
function isAbsence({rule}: Finding): boolean {
  return rule === 'license-missing'
}

const others = (findings: readonly Finding[]): readonly Finding[] => findings.filter(each => !isAbsence(each))

/** Settings of a page that are about the paper, not about the page alone. */
const ofPaper: ReadonlySet<string> = new Set([
  ...[
    'authors',
    'affiliations',
    'date',
    'dates',
    'license',
    'copyright',
    'keywords',
    'doi',
    'funding',
    'lang'
  ],
  ...['abbreviations', 'macros', 'header-includes', 'references', 'nocite']
])

/** Settings that are maps. For these, the entries in the settings of the project and of the page are merged. */
const ofBoth: ReadonlySet<string> = new Set(['abbreviations', 'macros'])

const ofOnlyPage: ReadonlySet<string> = new Set([
  'subtitle',
  'abstract',
  'parts',
  'statements',
  'short_title'
])
