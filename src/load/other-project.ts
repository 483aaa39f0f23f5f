import {addAll} from '../core/add-all.ts'
import {isNotebook} from '../core/path.ts'
import {plural} from '../core/plural.ts'
import {locator} from '../core/position.ts'
import type {Finding} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {notebookFrontMatter} from '../parse/results/notebook.ts'
import {type Configuration, configurationFrom, readConfiguration} from '../parse/settings/configuration.ts'
import {bookdownProject} from '../parse/settings/other-projects/bookdown.ts'
import {defaultsProject} from '../parse/settings/other-projects/defaults.ts'
import {mystProject} from '../parse/settings/other-projects/myst.ts'
import {quartoProject} from '../parse/settings/other-projects/quarto.ts'
import type {OtherProject, ProjectReader} from '../parse/settings/other-projects/types.ts'
import {readYaml} from '../parse/values/yaml.ts'
import {isChapter} from './chapters.ts'
import {readSource} from './sources.ts'

/** THE TABLE of projects of other programs, by the file that identifies their folder. */
const projects: ReadonlyArray<
  readonly [file: RegExp, read: (...given: Parameters<ProjectReader>) => OtherProject | undefined]
> = [
  [/^_bookdown\.ya?ml$/, bookdownProject],
  [/^_quarto\.ya?ml$/, quartoProject],
  [/^myst\.ya?ml$/, mystProject],
  [/^defaults\.ya?ml$/, defaultsProject]
]

/**
 * The configuration of a folder that is a project of bookdown, Quarto, MyST or Pandoc and has no settings of galley:
 * order, title, authors and bibliography as there. A finding lists the settings that were adopted and those that
 * were not.
 */
export async function otherProject(world: World, findings: Finding[]): Promise<Configuration | undefined> {
  for await (const {project, path} of projectsIn(world, findings)) {
    const made = await configurationOf(project, path, world, findings)
    if (made === undefined) continue
    findings.push(toldOf(project, path, made))
    return made.configuration
  }
  return undefined
}

/** A project of another program, and the file that identifies it. */
export type FoundProject = Readonly<{project: OtherProject; path: string}>

/** The projects of other programs in a folder, in the order of the table. */
export async function* projectsIn(world: World, findings: Finding[]): AsyncGenerator<FoundProject> {
  const names = (await world.list('')) ?? []
  for (const [file, read] of projects) {
    const path = names.find(name => file.test(name))
    const source = path === undefined ? undefined : await readSource(world, path, undefined, findings)
    if (source === undefined) continue
    const yaml = readYaml(source.text, source.path, 0, locator(source.text))
    addAll(findings, yaml.findings)
    const project = yaml.value && read(yaml.value, {names})
    if (project !== undefined) yield {project, path: source.path}
  }
}

/** A configuration, and the keys of the project's file that it contains. */
type Made = Readonly<{configuration: Configuration; taken: readonly string[]}>

async function configurationOf(
  {entries, isFirstSetting}: OtherProject,
  path: string,
  world: World,
  findings: Finding[]
): Promise<Made | undefined> {
  const own = configurationFrom({kind: 'map', entries, place: locator('').place(0, 0)}, path)
  const {chapters = [], parts, appendices} = own.settings
  const counts = [
    ...(chapters.length === 0 ? [] : [plural(chapters.length, 'chapter')]),
    ...(parts.length === 0 ? [] : [plural(parts.length, 'part')]),
    ...(appendices === undefined ? [] : ['the appendices'])
  ]
  const names = entries.map(({key}) => key).filter(key => !isOutline(key))
  if (!isFirstSetting) return {configuration: own, taken: [...names, ...counts]}
  const first = chapters[0] ?? ((await world.list('')) ?? []).find(isChapter)
  const source = first === undefined ? undefined : await readSource(world, first, undefined, findings)
  if (source === undefined) return undefined
  const text = isNotebook(source.path) ? (notebookFrontMatter(source.text) ?? '') : source.text
  const front = readConfiguration({path: source.path, text})
  const {settings} = front
  const filled = {
    ...settings,
    bibliography: settings.bibliography.length > 0 ? settings.bibliography : own.settings.bibliography,
    csl: settings.csl ?? own.settings.csl,
    ...(chapters.length > 0 && {chapters, parts, appendices})
  }
  const named = names.filter(key => key === 'bibliography' || key === 'csl')
  return {
    configuration: {...front, settings: filled},
    taken: [`the front matter of \`${source.path}\``, ...named, ...counts]
  }
}

/** Chapters are reported as a count. */
function isOutline(key: string): boolean {
  return key === 'chapters' || key === 'appendices'
}

function toldOf(
  {program, entries, isFirstSetting, left}: OtherProject,
  file: string,
  {taken}: Made
): Finding {
  const unread = isFirstSetting
    ? entries.map(({key}) => key).filter(key => !isOutline(key) && !taken.includes(key))
    : []
  const not = [...unread, ...left]
  return {
    rule: 'project-other',
    file,
    subject: program,
    message: `The folder is built as a project of ${program}: taken over are ${taken.join(', ') || 'no settings'}${not.length === 0 ? '' : `; not ${not.join(', ')}`}`
  }
}
