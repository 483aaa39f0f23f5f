import type {Memo} from '../core/memo.ts'
import {folderOf, isMarkdown, joinPath} from '../core/path.ts'
import type {Finding, Sources} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {type Configuration, readConfiguration} from '../parse/settings/configuration.ts'
import {loadBibliography} from './bibliography.ts'
import {findChapters, isChapter} from './chapters.ts'
import {loadQueries} from './queries.ts'
import {readSource, readSources} from './sources.ts'
import {loadStyle} from './style.ts'

/**
 * Reads the files of a paper: first the settings, which name the others, then chapters, bibliography and style. `entry`
 * is a Markdown file of the project, or `''` for a folder of chapters. An unreadable file becomes a finding of rule
 * `file-unreadable`.
 */
export async function load(world: World, entry: string, memo: Memo): Promise<Sources> {
  const findings: Finding[] = []
  const configuration = await loadConfiguration(world, entry, findings)
  const {settings, metadata} = configuration
  findings.push(...configuration.findings)
  const paths =
    settings.chapters ??
    (isMarkdown(settings.file) && entry !== '' ? [settings.file] : await findChapters(world, settings))
  const [chapters, bibliography, queries, style] = await Promise.all([
    readSources(world, paths, settings.file, findings),
    loadBibliography(world, settings, entry, findings),
    loadQueries(world, settings, entry, findings),
    loadStyle(world, settings, {findings, memo})
  ])
  if (paths.length === 0) {
    findings.push({
      rule: 'file-unreadable',
      file: folderOf(settings.file) || '.',
      message: 'The folder has no chapters, expected Markdown files such as `manuscript/01-introduction.md`'
    })
  }
  return {metadata, settings, chapters, bibliography, queries, style, findings}
}

const configurationNames = ['manuscript.yaml', 'manuscript.yml', 'metadata.yaml', 'metadata.yml']

async function loadConfiguration(world: World, entry: string, findings: Finding[]): Promise<Configuration> {
  if (entry !== '') {
    const source = await readSource(world, entry, undefined, findings)
    return readConfiguration(source ?? {path: entry, text: ''})
  }
  for (const folder of ['manuscript', '', 'content']) {
    const names = (await world.list(folder)) ?? []
    const name = configurationNames.find(candidate => names.includes(candidate))
    if (name !== undefined) {
      const source = await readSource(world, joinPath(folder, name), undefined, findings)
      return readConfiguration(source ?? {path: joinPath(folder, name), text: ''})
    }
    const chapter = names.filter(isChapter)[0]
    if (chapter !== undefined) {
      const source = await readSource(world, joinPath(folder, chapter), undefined, findings)
      if (source !== undefined) return readConfiguration(source)
    }
  }
  return readConfiguration({path: 'manuscript.yaml', text: ''})
}
