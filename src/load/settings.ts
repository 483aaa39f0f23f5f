import {addAll} from '../core/add-all.ts'
import {decodeText} from '../core/decode.ts'
import type {Memo} from '../core/memo.ts'
import {folderOf, joinPath} from '../core/path.ts'
import type {Finding, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {type Configuration, readConfiguration} from '../parse/settings/configuration.ts'
import {frontMatter} from '../parse/values/front-matter.ts'
import {chaptersAmong} from './chapters.ts'
import type {FaultReport} from './csl-faults.ts'
import {otherProject} from './other-project.ts'
import {readSource} from './sources.ts'

const configurationNames = ['manuscript.yaml', 'manuscript.yml', 'metadata.yaml', 'metadata.yml']
const folders = ['manuscript', '', 'content']

/**
 * Reads the settings of a Markdown file or, for a project, those in the first of the usual folders that contains
 * chapters or a settings file. Each unread settings file becomes a finding of rule `settings-unread`.
 */
export async function loadConfiguration(
  world: World,
  entry: string,
  {findings, memo}: FaultReport
): Promise<Configuration> {
  if (entry !== '') {
    const source = (await readSource(world, entry, undefined, findings)) ?? {path: entry, text: ''}
    // A file with its own settings may be next to the settings of another paper.
    if (frontMatter(source.text) === undefined)
      addAll(findings, await unread(world, [folderOf(entry)], entry))
    return configurationOf(source, memo)
  }
  const other = (await hasSettings(world)) ? undefined : await otherProject(world, findings)
  if (other !== undefined) return other
  const source = await configurationIn(world, findings)
  if (source === undefined) {
    const paper = await onlyPaper(world)
    if (paper === undefined) return readConfiguration({path: 'manuscript.yaml', text: ''})
    findings.push({
      rule: 'project-other',
      file: paper.path,
      subject: paper.path,
      message: `The folder is built as the paper \`${paper.path}\`, because no other file in it has the settings of a paper`,
      note: 'To build other files, list them under `chapters` in a `manuscript.yaml`.'
    })
    return paperAlone(paper, memo)
  }
  addAll(findings, await unread(world, folders, source.path))
  return configurationOf(source, memo)
}

/**
 * Reads the configuration of settings. Unchanged settings return the same object, so that a session notices that they
 * have not changed.
 */
function configurationOf(source: Source, memo: Memo): Promise<Configuration> {
  return memo('configuration', `${source.path}\0${source.text}`, () => readConfiguration(source), 'latest')
}

/**
 * Whether the project has a settings file in one of galley's usual places, not counting a metadata file that Pandoc's
 * defaults name.
 */
async function hasSettings(world: World): Promise<boolean> {
  const names = await Promise.all(folders.map(folder => world.list(folder)))
  const found = names.flatMap((list, index) =>
    (list ?? [])
      .filter(name => configurationNames.includes(name))
      .map(name => joinPath(folders[index] ?? '', name))
  )
  const defaults = names[1]?.find(name => /^defaults\.ya?ml$/.test(name))
  if (found.length === 0 || defaults === undefined) return found.length > 0
  const bytes = await world.read(defaults)
  const decoded = isFault(bytes) ? undefined : decodeText(bytes)
  const text = decoded !== undefined && 'text' in decoded ? decoded.text : ''
  const [, named = ''] = /^metadata-files?\s*:([\s\S]*?)(?:^\w|(?![\s\S]))/m.exec(text) ?? []
  return found.some(path => !named.includes(path))
}

async function configurationIn(
  world: World,
  findings: Finding[]
): Promise<Parameters<typeof readConfiguration>[0] | undefined> {
  for (const [index, folder] of folders.entries()) {
    const names = (await world.list(folder)) ?? []
    const name = configurationNames.find(candidate => names.includes(candidate))
    if (name !== undefined) {
      const path = joinPath(folder, name)
      return (await readSource(world, path, undefined, findings)) ?? {path, text: ''}
    }
    const chapter = chaptersAmong(names)[0]
    if (chapter === undefined) continue
    const source = await readSource(world, joinPath(folder, chapter), undefined, findings)
    // Files about the project may be next to the folder of a paper that has settings, as in projects of Manubot.
    const isAbout = source !== undefined && frontMatter(source.text) === undefined
    if (isAbout && (await hasPaper(world, folders.slice(index + 1)))) continue
    if (isAbout && folder === '' && (await onlyPaper(world)) !== undefined) continue
    if (source !== undefined) return source
  }
  return undefined
}

/** The paper of a folder with software, where the Journal of Open Source Software looks for it. */
async function onlyPaper(world: World): Promise<Source | undefined> {
  const names = (await world.list('paper')) ?? []
  if (!names.includes('paper.md')) return undefined
  const source = await readSource(world, 'paper/paper.md', undefined, [])
  const front = source && frontMatter(source.text)?.yaml
  return front !== undefined && /^title\s*:/m.test(front) && /^authors?\s*:/m.test(front) ? source : undefined
}

/** The configuration of a file that is the only chapter of its paper. */
function paperAlone(source: Source, memo: Memo): Promise<Configuration> {
  const alone = (): Configuration => {
    const own = readConfiguration(source)
    return {...own, settings: {...own.settings, chapters: own.settings.chapters ?? [source.path]}}
  }
  return memo('configuration', `alone\0${source.path}\0${source.text}`, alone, 'latest')
}

/** Whether a folder has chapters and the settings of a paper. */
async function hasPaper(world: World, places: readonly string[]): Promise<boolean> {
  for (const folder of places) {
    const names = (await world.list(folder)) ?? []
    const settings = configurationNames.find(name => names.includes(name))
    if (settings === undefined || chaptersAmong(names).length === 0) continue
    if (await isOfPaper(world, joinPath(folder, settings))) return true
  }
  return false
}

/** Findings for files of settings in some folders that are not read, because `path` has the settings. */
async function unread(world: World, places: readonly string[], path: string): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const folder of places) {
    const names = (await world.list(folder)) ?? []
    for (const name of configurationNames.filter(each => names.includes(each))) {
      const file = joinPath(folder, name)
      if (file !== path && (await isOfPaper(world, file))) found.push(unreadSettings(file, path))
    }
  }
  return found
}

/** Whether a file of settings belongs to a paper: `metadata.yaml` may belong to a program or to data. */
async function isOfPaper(world: World, file: string): Promise<boolean> {
  if (!file.includes('metadata')) return true
  const bytes = await world.read(file)
  const decoded = isFault(bytes) ? undefined : decodeText(bytes)
  return (
    decoded !== undefined &&
    'text' in decoded &&
    /^(?:bibliography|csl|style|keywords|abstract)\s*:/m.test(decoded.text)
  )
}

function unreadSettings(file: string, path: string): Finding {
  const rule = 'settings-unread'
  if (configurationNames.includes(path.slice(path.lastIndexOf('/') + 1))) {
    return {
      rule,
      file,
      subject: file,
      message: `\`${file}\` is ignored, because \`${path}\` has the settings`,
      note: 'Write all settings into one of the files, and remove the other.'
    }
  }
  const place = joinPath(folderOf(path), 'manuscript.yaml')
  return place === file
    ? {
        rule,
        file,
        subject: file,
        message: `\`${file}\` is ignored, because only \`${path}\` is built, which has no settings`,
        note: 'Build the folder instead of the file, or write the settings at the beginning of the file, between two `---` lines.'
      }
    : {
        rule,
        file,
        subject: file,
        message: `\`${file}\` is ignored, expected \`${place}\``,
        expected: [place],
        note: `The chapters are in \`${folderOf(path)}\`, and the settings are read from there.`
      }
}
