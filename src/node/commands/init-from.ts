import {parse as parseYaml, stringify} from 'yaml'
import {build} from '../../build.ts'
import {createMemo} from '../../core/memo.ts'
import {folderOf, isMarkdown, joinPath} from '../../core/path.ts'
import {locator} from '../../core/position.ts'
import type {World} from '../../core/world.ts'
import {type FoundProject, projectsIn} from '../../load/other-project.ts'
import {firstPage, withPage} from '../../load/project-page.ts'
import {configurationFrom, settingsBlock} from '../../parse/settings/configuration.ts'
import type {YamlValue} from '../../parse/values/yaml.ts'
import {UsageFault} from '../program/fault.ts'
import {openDisk} from '../world.ts'

/** A paper in galley's layout: its files by path, and the program for which it was written. */
export type TakenOver = Readonly<{files: ReadonlyMap<string, Uint8Array>; program: string; chapters: number}>

/**
 * Converts a project of Quarto, bookdown, MyST, Jupyter Book, Pandoc or Manubot, or a folder of Markdown with front
 * matter: copies the files that a build would read, with the same paths, and writes `manuscript.yaml` with the
 * settings and the order of the chapters. The text of the chapters stays the same; only front matter with settings
 * moves. Throws a `UsageFault` if the folder has no settings.
 */
export async function takeOver(folder: string): Promise<TakenOver> {
  const {world, readings} = openDisk(folder, () => Promise.reject(new Error('nothing is typeset here')))
  const found = await projectsIn(world, []).next()
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: [], draft: true})
  const chapters = manuscript.chapters.map(({path}) => path)
  const files = new Map<string, Uint8Array>()
  for (const {path, bytes} of readings())
    if (bytes !== undefined && !path.startsWith('..')) files.set(path, bytes)
  if (found.done === true) return takeOwn(folder, files, manuscript.settings.file, chapters)
  const {project, path: projectFile, beside} = found.value
  for (const path of [projectFile, ...beside]) if (!chapters.includes(path)) files.delete(path)
  const [first] = chapters
  const own = Object.fromEntries(project.entries.map(({key, value}) => [key, plain(value)]))
  const ofPage = first === undefined ? [] : await keysOfPage(world, found.value, first)
  const isOfText = project.isFirstSetting || ofPage.includes('title')
  const settings =
    first === undefined
      ? own
      : isOfText
        ? {...own, ...without(takeFrontMatter(files, first), project.used)}
        : {
            ...Object.fromEntries(
              Object.entries(frontMatterOf(files, first)).filter(([key]) => ofPage.includes(key))
            ),
            ...own
          }
  const outline = {
    chapters: own.chapters ?? chapters,
    ...('appendices' in own && {appendices: own.appendices}),
    ...(manuscript.settings.numberSections && {'number-sections': true}),
    ...(manuscript.settings.hasChapters && {'top-level-division': 'chapter'})
  }
  writeSettings(files, 'manuscript.yaml', {...settings, ...outline})
  return {files, program: project.program, chapters: chapters.length}
}

function without(
  settings: Readonly<Record<string, unknown>>,
  keys: readonly string[] = []
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)))
}

/** The settings that a build takes from the front matter of the first page, in addition to the project's settings. */
async function keysOfPage(
  world: World,
  {project: {entries, program, isFirstSetting}, path}: FoundProject,
  first: string
): Promise<readonly string[]> {
  const page = isFirstSetting ? undefined : await firstPage(world, first)
  if (page === undefined) return []
  const own = configurationFrom({kind: 'map', entries, place: locator('').place(0, 0)}, path)
  return withPage(page, {entries, own, path, isBook: program === 'Quarto'}).ofPage
}

/** Converts a paper whose settings are in `metadata.yaml`, as with Manubot, or in the front matter of its text. */
function takeOwn(
  folder: string,
  files: Map<string, Uint8Array>,
  settings: string,
  chapters: readonly string[]
): TakenOver {
  const place = joinPath(folderOf(settings), 'manuscript.yaml')
  const bytes = files.get(settings)
  const isText = isMarkdown(settings)
  const own = isText ? takeFrontMatter(files, settings) : {}
  if (bytes === undefined || settings === place || (isText && Object.keys(own).length === 0))
    throw new UsageFault(
      `${folder} is neither a project of Quarto, bookdown, MyST, Jupyter Book, Pandoc or Manubot nor Markdown with settings in its front matter`
    )
  if (isText) {
    const from = folderOf(settings)
    const names = chapters.map(path => (from === '' ? path : path.slice(from.length + 1)))
    writeSettings(files, place, {...own, chapters: names})
    return {files, program: 'Markdown with front matter', chapters: chapters.length}
  }
  files.delete(settings)
  files.set(place, bytes)
  return {files, program: 'Manubot', chapters: chapters.length}
}

function writeSettings(files: Map<string, Uint8Array>, path: string, settings: object): void {
  files.set(path, new TextEncoder().encode(stringify(settings, {lineWidth: 0})))
}

/** The settings in the front matter of a text; empty if it has none. */
function frontMatterOf(
  files: ReadonlyMap<string, Uint8Array>,
  path: string
): Readonly<Record<string, unknown>> {
  const front = settingsBlock(new TextDecoder().decode(files.get(path)))
  const settings: unknown = front && parseYaml(front.yaml)
  return typeof settings === 'object' && settings !== null
    ? (settings as Readonly<Record<string, unknown>>)
    : {}
}

/** Removes the settings from the first chapter and returns them. */
function takeFrontMatter(files: Map<string, Uint8Array>, path: string): Readonly<Record<string, unknown>> {
  const settings = frontMatterOf(files, path)
  const text = new TextDecoder().decode(files.get(path))
  const front = settingsBlock(text)
  if (front === undefined || Object.keys(settings).length === 0) return {}
  files.set(
    path,
    new TextEncoder().encode((text.slice(0, front.start) + text.slice(front.end)).replace(/^(?:\r?\n)+/, ''))
  )
  return settings
}

/** A YAML value as a JavaScript value, with scalars as written. */
function plain(value: YamlValue): unknown {
  if (value.kind === 'list') return value.items.map(plain)
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(({key, value: inner}) => [key, plain(inner)]))
  return typeof value.value === 'string' ? value.text : value.value
}
