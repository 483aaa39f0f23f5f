import {parse as parseYaml, stringify} from 'yaml'
import {build} from '../../build.ts'
import {createMemo} from '../../core/memo.ts'
import {projectsIn} from '../../load/other-project.ts'
import {frontMatter} from '../../parse/values/front-matter.ts'
import type {YamlValue} from '../../parse/values/yaml.ts'
import {UsageFault} from '../program/fault.ts'
import {openDisk} from '../world.ts'

/** A paper in galley's layout: its files by path, and the program that it came from. */
export type TakenOver = Readonly<{files: ReadonlyMap<string, Uint8Array>; program: string; chapters: number}>

/**
 * Converts a project of Quarto, bookdown, MyST or Pandoc: copies the files that a build of it reads to the same
 * paths, and writes `manuscript.yaml` with its settings and the order of its chapters. No word of a chapter changes;
 * only front matter with the settings moves. Throws a `UsageFault` if the folder is none of these.
 */
export async function takeOver(folder: string): Promise<TakenOver> {
  const {world, readings} = openDisk(folder, () => Promise.reject(new Error('nothing is typeset here')))
  const found = await projectsIn(world, []).next()
  if (found.done === true)
    throw new UsageFault(
      `${folder} is not a project of Quarto, bookdown, MyST or Pandoc; folders of Manubot and JOSS can be built directly`
    )
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: [], draft: true})
  const chapters = manuscript.chapters.map(({path}) => path)
  const {project, path: projectFile} = found.value
  const files = new Map<string, Uint8Array>()
  for (const {path, bytes} of readings())
    if (bytes !== undefined && path !== projectFile && !path.startsWith('..')) files.set(path, bytes)
  const [first] = chapters
  const own = Object.fromEntries(project.entries.map(({key, value}) => [key, plain(value)]))
  const settings =
    project.isFirstSetting && first !== undefined ? {...own, ...takeFrontMatter(files, first)} : own
  const outline = {
    chapters: own.chapters ?? chapters,
    ...('appendices' in own && {appendices: own.appendices})
  }
  const text = stringify({...settings, ...outline}, {lineWidth: 0})
  files.set('manuscript.yaml', new TextEncoder().encode(text))
  return {files, program: project.program, chapters: chapters.length}
}

/** Takes the settings out of the first chapter. */
function takeFrontMatter(files: Map<string, Uint8Array>, path: string): Readonly<Record<string, unknown>> {
  const text = new TextDecoder().decode(files.get(path))
  const front = frontMatter(text)
  const settings: unknown = front && parseYaml(front.yaml)
  if (front === undefined || typeof settings !== 'object' || settings === null) return {}
  files.set(path, new TextEncoder().encode(text.slice(front.end).replace(/^(?:\r?\n)+/, '')))
  return settings as Readonly<Record<string, unknown>>
}

/** A YAML value as a JavaScript value; scalars as written. */
function plain(value: YamlValue): unknown {
  if (value.kind === 'list') return value.items.map(plain)
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(({key, value: inner}) => [key, plain(inner)]))
  return typeof value.value === 'string' ? value.text : value.value
}
