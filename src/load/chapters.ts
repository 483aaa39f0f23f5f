import {addAll} from '../core/add-all.ts'
import {decodeText} from '../core/decode.ts'
import {folderOf, isMarkdown, joinPath} from '../core/path.ts'
import {perList, perObject} from '../core/per-object.ts'
import type {Bibliography, Chapter, Finding, Project, Settings} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'

/**
 * The chapters in the folder of the settings, by name; files about the project, such as a readme, are not chapters. A
 * file of R Markdown that is not read becomes a finding.
 */
export async function findChapters(
  world: World,
  settings: Settings,
  findings: Finding[]
): Promise<readonly string[]> {
  const folder = folderOf(settings.file)
  const names = (await world.list(folder)) ?? []
  for (const name of names.filter(each => isChapter(each) && isKnitted(each, names)))
    findings.push({
      rule: 'project-other',
      file: joinPath(folder, name),
      subject: name,
      message: `\`${name}\` is not read, because \`${knittedName(name)}\` beside it has its text with the results: knit it again after each change`,
      note: 'To read other files, list them under `chapters` in `manuscript.yaml`.'
    })
  return chaptersAmong(names).map(name => joinPath(folder, name))
}

/**
 * The file names that are chapters, Hugo's `_index.md` first: an R Markdown file is not a chapter if knitr's Markdown
 * output is next to it.
 */
export function chaptersAmong(names: readonly string[]): readonly string[] {
  const found = names.filter(name => isChapter(name) && !isKnitted(name, names))
  return [...found.filter(isIndex), ...found.filter(name => !isIndex(name))]
}

/** Whether a file is the page of its folder in Hugo. */
function isIndex(name: string): boolean {
  return /^_index\.(?:md|markdown)$/.test(name)
}

function isKnitted(name: string, names: readonly string[]): boolean {
  return /\.rmd$/i.test(name) && names.includes(knittedName(name))
}

function knittedName(name: string): string {
  return name.replace(/\.rmd$/i, '.md')
}

/** Whether a file with this name can be a chapter if the settings name none. */
function isChapter(name: string): boolean {
  return (
    isIndex(name) ||
    (isMarkdown(name) &&
      !/^(\.|_|readme\b|changelog\b|license\b|licence\b|contributing\b|code_of_conduct\b)/i.test(name))
  )
}

/**
 * Adds the works that are cited only in Markdown files of subfolders. Such files are not chapters if the settings
 * name none, so they are read only if the chapters leave a work uncited.
 */
export async function loadCitedElsewhere(world: World, project: Project): Promise<Project> {
  const {settings, texts, bibliography} = project
  if (settings.chapters !== undefined) return project
  const listed = [...settings.nocite, ...texts.flatMap(({nocite}) => nocite)].map(({key}) => key)
  const uncited = uncitedIn([bibliography, ...listed, ...texts.flatMap(keysIn)])
  if (uncited.size === 0) return project
  const citedElsewhere = new Map<string, string>()
  for (const path of await chaptersBelow(world, folderOf(settings.file), deepest)) {
    const bytes = await world.read(path)
    if (isFault(bytes)) continue
    for (const key of keysWritten(bytes))
      if (uncited.has(key) && !citedElsewhere.has(key)) citedElsewhere.set(key, path)
  }
  return {...project, citedElsewhere}
}

/** The keys of the entries in `items` that no key in `items` cites; empty if one of these keys is `*`. */
const uncitedIn = perList((items: readonly (Bibliography | string)[]): ReadonlySet<string> => {
  const cited = new Set(items)
  const references = items.flatMap(item => (typeof item === 'string' ? [] : item.references))
  const uncited = references.filter(
    ({key, aliases}) => !cited.has(key) && !aliases.some(alias => cited.has(alias))
  )
  return new Set(cited.has('*') ? [] : uncited.flatMap(({key, aliases}) => [key, ...aliases]))
})

/** The keys that a text cites. */
const keysIn = perObject(({citations}: Chapter): readonly string[] => [
  ...new Set(citations.flatMap(({items}) => items.map(({key}) => key)))
])

/** The keys in a text that is not a chapter; a session reads its bytes once. */
const keysWritten = perObject((bytes: Uint8Array): readonly string[] => {
  const decoded = decodeText(bytes)
  if (!('text' in decoded)) return []
  return [...new Set(Array.from(decoded.text.matchAll(citedKey), ([, key = '']) => key))]
})

const deepest = 3

/** A key as Pandoc parses it: punctuation only inside the key. */
const citedKey = /@\{?([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)/gu

async function chaptersIn(world: World, folder: string): Promise<readonly string[]> {
  const names = (await world.list(folder)) ?? []
  return chaptersAmong(names).map(name => joinPath(folder, name))
}

/** The message for a folder without chapters, with the files of its subfolders that may be its chapters. */
export async function withoutChapters(world: World, settings: Settings): Promise<string> {
  const folder = folderOf(settings.file)
  const about = ((await world.list(folder)) ?? []).find(name => /^readme\.(?:md|markdown)$/i.test(name))
  const below = (await chaptersBelow(world, folder, 2)).toSorted()
  if (below.length === 0 && about !== undefined)
    return `The folder has no chapters but \`${about}\`, which is about a project: to build it as a paper, name it, \`galley build ${joinPath(folder, about)}\``
  if (below.length === 0)
    return 'The folder has no chapters, expected Markdown files such as `manuscript/01-introduction.md`'
  const shown = below.slice(0, 5).join(', ')
  return `The folder has no chapters, expected \`chapters: [${shown}${below.length > 5 ? ', …' : ''}]\` in \`manuscript.yaml\`, beside the title and the authors`
}

/**
 * The Markdown files in the subfolders of a folder, down to a depth, except in folders that programs use, such as
 * `node_modules`.
 */
async function chaptersBelow(world: World, folder: string, depth: number): Promise<readonly string[]> {
  if (depth === 0) return []
  const folders = ((await world.list(folder)) ?? [])
    .filter(name => /^[^._][^.]*$/.test(name) && !/^(?:node_modules|build|dist|output|public)$/i.test(name))
    .map(name => joinPath(folder, name))
  const found: string[] = []
  for (const each of folders) {
    addAll(found, [...(await chaptersIn(world, each)), ...(await chaptersBelow(world, each, depth - 1))])
  }
  return found
}
