import {addAll} from '../core/add-all.ts'
import {joinPath} from '../core/path.ts'
import {plural} from '../core/plural.ts'
import {locator} from '../core/position.ts'
import type {Finding, Source} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {type Configuration, configurationFrom} from '../parse/settings/configuration.ts'
import {bookdownProject, isBookIndex} from '../parse/settings/other-projects/bookdown.ts'
import {defaultsProject, metadataFiles} from '../parse/settings/other-projects/defaults.ts'
import {lostSettings} from '../parse/settings/other-projects/lost-settings.ts'
import {mkdocsProject} from '../parse/settings/other-projects/mkdocs.ts'
import {jupyterBookProject, mystProject} from '../parse/settings/other-projects/myst.ts'
import {metadataFilesOfQuarto, quartoProject} from '../parse/settings/other-projects/quarto.ts'
import type {OtherProject, ProjectReader} from '../parse/settings/other-projects/types.ts'
import {zettlrProject} from '../parse/settings/other-projects/zettlr.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {readYaml, type YamlValue} from '../parse/values/yaml.ts'
import {chaptersAmong} from './chapters.ts'
import {hugoSection} from './hugo-section.ts'
import {firstPage, overProject, type ProjectPage, pageIn, withPage} from './project-page.ts'
import {readSource} from './sources.ts'
import {sphinxFolder} from './sphinx-folder.ts'
import {summaryBook} from './summary-book.ts'

/** Matches the name of a YAML file, because a defaults file of Pandoc may have any name. */
const anyYaml = /^(?!_|\.|defaults\.).*\.ya?ml$/
const namesInputs = /^input-files?[ \t]*:/m

/**
 * The table of projects of other programs: the file that identifies a project's folder, and other files that belong to
 * the project.
 */
const projects: ReadonlyArray<
  readonly [
    file: RegExp,
    read: ProjectReader,
    beside?: (yaml: YamlValue) => readonly string[],
    mayReachBelow?: RegExp
  ]
> = [
  [/^_bookdown\.ya?ml$/, bookdownProject, () => ['_output.yml'], /^rmd_subdir\s*:/m],
  [/^_quarto\.ya?ml$/, quartoProject, metadataFilesOfQuarto, /\*|^website[ \t]*:/m],
  [/^(?:myst|curvenote)\.ya?ml$/, mystProject, () => ['_toc.yml'], /^/],
  [/^_config\.ya?ml$/, jupyterBookProject, () => ['_toc.yml'], /^/],
  [/^mkdocs\.ya?ml$/, mkdocsProject, () => [], /^/],
  [/^defaults\.ya?ml$/, defaultsProject, metadataFiles],
  [anyYaml, defaultsProject, metadataFiles]
]

/**
 * The configuration of a folder that is a project of bookdown, Quarto, MyST, Jupyter Book or Pandoc and has no settings
 * of galley: order, title, authors and bibliography are those of that project. A finding lists the settings that were
 * adopted and those that were not.
 */
export async function otherProject(world: World, findings: Finding[]): Promise<Configuration | undefined> {
  let first: Readonly<{configuration: Configuration; path: string; program: string}> | undefined
  for await (const {project, path, lost} of projectsIn(world, first === undefined ? findings : [])) {
    if (first !== undefined) {
      if (project.program === first.program && path !== first.path)
        findings.push(otherThan(first.path, path, project.program))
      continue
    }
    const made = await configurationOf(project, path, world, findings)
    if (made === undefined) continue
    addAll(findings, [toldOf(project, path, made), ...unreadOf(project, path), ...lost])
    first = {configuration: made.configuration, path, program: project.program}
  }
  if (first === undefined) addAll(findings, await ofZettlr(world))
  return first?.configuration
}

/** The finding for a second project of the same program in a folder. */
function otherThan(first: string, path: string, program: string): Finding {
  return {
    rule: 'project-unread',
    file: path,
    subject: path,
    message: `The ${program} settings in \`${path}\` have no effect, because those in \`${first}\` are read: keep only one of the two files`
  }
}

async function ofZettlr(world: World): Promise<readonly Finding[]> {
  const names = (await world.list('')) ?? []
  const source = names.includes(zettlrFile) ? await readSource(world, zettlrFile, undefined, []) : undefined
  const value = source && yamlOf(source, [])
  const found = value && zettlrProject(value, names, zettlrFile)
  return found === undefined ? [] : [found]
}

const zettlrFile = '.ztr-directory'

/** A project of another program, and the file that identifies it. */
export type FoundProject = Readonly<{
  project: OtherProject
  path: string
  /** The other files of the program that were read, next to the first. */
  beside: readonly string[]
  /** Warnings for its settings that galley does not adopt. */
  lost: readonly Finding[]
}>

/** The projects of other programs in a folder, in the order of the table. */
export async function* projectsIn(world: World, findings: Finding[]): AsyncGenerator<FoundProject> {
  const names = (await world.list('')) ?? []
  for (const [file, read, wanted, mayReachBelow] of projects) {
    for (const path of names.filter(name => file.test(name))) {
      // A file with any name may belong to another program; its faults are then not faults of the paper.
      const faults: Finding[] = []
      const isKnown = file !== anyYaml
      const source = await readSource(world, path, undefined, faults)
      const isSought = isKnown || (source !== undefined && namesInputs.test(source.text))
      const value = source && isSought ? yamlOf(source, faults) : undefined
      if (isKnown) addAll(findings, faults)
      if (source === undefined || value === undefined) continue
      const beside = new Map<string, YamlValue>()
      for (const name of (wanted?.(value) ?? []).filter(each => names.includes(each) || each.includes('/'))) {
        const other = await readSource(world, name, undefined, findings)
        const content = other && metadataIn(other, findings)
        if (content !== undefined) beside.set(name, content)
      }
      const paths = mayReachBelow?.test(source.text)
        ? [...names, ...(await filesBelow(world, '', deepest))]
        : names
      const project = read(value, {names, paths, beside})
      if (project === undefined) continue
      if (!isKnown) addAll(findings, faults)
      yield {
        project,
        path: source.path,
        beside: [...beside.keys()],
        lost: lostSettings(value, project.left, source.path, beside)
      }
    }
  }
  const book = await unnamedBook(world, names, findings)
  if (book !== undefined) yield book
  const summary = await summaryBook(world, names)
  if (summary !== undefined) yield {...summary, beside: [], lost: []}
  const section = await hugoSection(world, names)
  if (section !== undefined) yield {...section, beside: [], lost: []}
  const sphinx = names.includes('conf.py')
    ? await sphinxFolder(world, [...names, ...(await filesBelow(world, '', deepest))])
    : undefined
  if (sphinx !== undefined) yield {...sphinx, beside: [], lost: []}
}

/** A book of bookdown without `_bookdown.yml`: `index.Rmd` and all other files of R Markdown next to it. */
async function unnamedBook(
  world: World,
  names: readonly string[],
  findings: Finding[]
): Promise<FoundProject | undefined> {
  const path = names.includes('_bookdown.yml') ? undefined : names.find(name => /^index\.rmd$/i.test(name))
  const source = path === undefined ? undefined : await readSource(world, path, undefined, findings)
  if (source === undefined || !isBookIndex(frontMatter(source.text)?.yaml ?? '')) return undefined
  const empty: YamlValue = {kind: 'map', entries: [], place: locator('').place(0, 0)}
  return {
    project: bookdownProject(empty, {names, paths: names, beside: new Map()}),
    path: source.path,
    beside: [],
    lost: []
  }
}

/** The YAML of a file, or of the block that a text consists of. */
function metadataIn(source: Source, findings: Finding[]): YamlValue | undefined {
  if (/\.ya?ml$/i.test(source.path)) return yamlOf(source, findings)
  const [, block] = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)\s*$/.exec(source.text) ?? []
  return block === undefined ? undefined : yamlOf({...source, text: `\n${block}`}, findings)
}

function yamlOf({text, path}: Source, findings: Finding[]): YamlValue | undefined {
  const {value, findings: faults} = readYaml(text, path, 0, locator(text))
  addAll(findings, faults)
  return value
}

const deepest = 4

/** The paths in the subfolders of a folder, down to a depth, except the folders of programs. */
async function filesBelow(world: World, folder: string, depth: number): Promise<readonly string[]> {
  if (depth === 0) return []
  const found: string[] = []
  for (const name of (await world.list(folder)) ?? []) {
    if (!/^[^._][^.]*$/.test(name) || /^(?:node_modules|build|dist|public)$/i.test(name)) continue
    const inner = joinPath(folder, name)
    const names = await world.list(inner)
    if (names === undefined) continue
    addAll(
      found,
      names.map(each => joinPath(inner, each))
    )
    addAll(found, await filesBelow(world, inner, depth - 1))
  }
  return found
}

/** A configuration, and the keys that it takes from the project's file. */
type Made = Readonly<{configuration: Configuration; taken: readonly string[]}>

async function configurationOf(
  {program, entries, isFirstSetting, numbersSections, findsChapters, used = []}: OtherProject,
  path: string,
  world: World,
  findings: Finding[]
): Promise<Made | undefined> {
  const own = configurationFrom({kind: 'map', entries, place: locator('').place(0, 0)}, path)
  const {chapters = [], parts, partFiles, appendices} = own.settings
  const partCount = parts.length + (partFiles?.length ?? 0)
  const counts = [
    ...(chapters.length === 0 ? [] : [plural(chapters.length, 'chapter')]),
    ...(partCount === 0 ? [] : [plural(partCount, 'part')]),
    ...(appendices === undefined ? [] : ['the appendices'])
  ]
  const names = entries.map(({key}) => key).filter(key => !isOutline(key))
  if (!isFirstSetting) {
    const page = await firstPage(world, chapters[0])
    const isBook = program === 'Quarto'
    const {configuration, ofPage} =
      page === undefined ? {configuration: own, ofPage: []} : withPage(page, {entries, own, path, isBook})
    const {numberSections = numbersSections, hasChapters} = configuration.settings
    const settings = {
      ...configuration.settings,
      numberSections,
      hasChapters: hasChapters || isBook,
      findsChapters
    }
    if (page !== undefined) addAll(findings, unreadOfPage(page, ofPage, path))
    const fromPage = ofPage.length === 0 ? [] : [`${ofPage.join(', ')} of \`${page?.path}\``]
    return {
      configuration: {...configuration, settings},
      taken: [...names, ...fromPage, ...counts]
    }
  }
  const first = chapters[0] ?? chaptersAmong((await world.list('')) ?? [])[0]
  const source = first === undefined ? undefined : await readSource(world, first, undefined, findings)
  if (source === undefined) return undefined
  const page = pageIn(source)
  const {configuration, ofProject} = overProject(page, entries, own)
  const {numberSections = numbersSections} = configuration.settings
  return {
    configuration: {
      ...configuration,
      settings: {...configuration.settings, numberSections},
      findings: configuration.findings.filter(
        ({rule, subject}) => rule !== 'setting-unknown' || !used.includes(subject ?? '')
      )
    },
    taken: [`the front matter of \`${source.path}\``, ...ofProject.filter(key => !isOutline(key)), ...counts]
  }
}

/**
 * Findings for texts in the front matter of a project's first page, such as an abstract, that galley does not read
 * there.
 */
function unreadOfPage(
  {path: page, entries}: ProjectPage,
  read: readonly string[],
  path: string
): readonly Finding[] {
  return entries
    .filter(
      ({key}) => ['subtitle', 'abstract', 'parts', 'acknowledgments'].includes(key) && !read.includes(key)
    )
    .map(({key, keyPlace}) => ({
      rule: 'setting-unknown',
      file: page,
      place: keyPlace,
      subject: key,
      message: `\`${key}\` in \`${page}\` is ignored, because the settings are read from \`${path}\``,
      note:
        key === 'acknowledgments'
          ? 'Move the text there, as `parts: {acknowledgments: …}`, and remove the key here.'
          : 'Move it there.'
    }))
}

/** Whether a key lists chapters, which are reported as a count. */
function isOutline(key: string): boolean {
  return key === 'chapters' || key === 'appendices'
}

/** Findings for chapters and parts that are not printed, each at its place. */
function unreadOf({program, unread = []}: OtherProject, file: string): readonly Finding[] {
  return unread.map(({name, place, expected = 'a Markdown file or a notebook', file: own = file}) => ({
    rule: 'project-unread',
    file: own,
    place,
    subject: name,
    message: `The ${name} of the ${program} project is not printed, expected ${expected}`,
    ...(/^(?:level|link)/.test(name) && {note: 'The pages of the project are printed.'})
  }))
}

function toldOf(
  {program, left, numbersSections}: OtherProject,
  file: string,
  {taken, configuration: {metadata, settings}}: Made
): Finding {
  const hasOwnStyle = settings.csl !== undefined || settings.bibliography.length === 0
  const notes = [
    ...(hasOwnStyle || !/^(?:bookdown|Quarto|Pandoc)$/.test(program)
      ? []
      : [
          `The project names no citation style, so galley uses the one of its journal style. To print citations as ${program === 'Pandoc' ? 'Pandoc does' : `${program} and Pandoc do`}, set \`csl: chicago-author-date\`.`
        ]),
    ...(settings.numberSections === undefined
      ? [
          `The project does not number its sections, but galley does if its journal style does: \`number-sections: false\` removes the numbers.`
        ]
      : []),
    ...(numbersSections && (settings.chapters?.length ?? 0) > 1
      ? ['Figures, tables, formulas and theorems are counted through the whole book, not by chapter.']
      : [])
  ]
  return {
    rule: 'project-other',
    file,
    subject: program,
    ...(notes.length > 0 && {
      note: [
        `The paper is built in the order of the project, with its ${metadata.title === undefined ? '' : 'title, '}authors and bibliography.`,
        ...notes
      ].join(' ')
    }),
    message: `The folder is built as ${/^m[dk]/i.test(program) ? 'an' : 'a'} ${program} project: galley adopts ${taken.join(', ') || 'no settings'}${left.length === 0 ? '' : `, but not ${left.join(', ')}`}`
  }
}
