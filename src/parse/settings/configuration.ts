import {addAll} from '../../core/add-all.ts'
import {folderOf, isMarkdown, isNotebook} from '../../core/path.ts'
import {locator} from '../../core/position.ts'
import type {Finding, ListSlot, Metadata, Settings, Source} from '../../core/types.ts'
import {frontMatter} from '../values/front-matter.ts'
import {readYaml, type YamlValue} from '../values/yaml.ts'
import {misshapenSettings, unknownMembers} from './forms.ts'
import {readSettings} from './index.ts'
import {lostMembers} from './lost-members.ts'
import {readMetadata} from './metadata.ts'
import {nociteSlot} from './nocite-slot.ts'
import {otherNames} from './other-names.ts'
import {preambleFindings} from './preamble-findings.ts'
import {unknownSettings} from './unknown-settings.ts'

export type Configuration = Readonly<{
  metadata: Metadata
  settings: Settings
  nociteSlot?: ListSlot | undefined
  findings: readonly Finding[]
}>

/**
 * Parses `manuscript.yaml`, or the YAML front matter of a Markdown file. A file without front matter has the default
 * settings.
 */
export function readConfiguration(source: Source): Configuration {
  const {path, text} = source
  const at = locator(text)
  const front =
    isMarkdown(path) || isNotebook(path)
      ? settingsBlock(text)
      : {yaml: text.replace(/^\uFEFF/, ''), offset: text.startsWith('\uFEFF') ? 1 : 0}
  const start = at.place(0, Math.min(text.length, text.search(/[\r\n]|$/)))
  const read = front ? readYaml(front.yaml, path, front.offset, at) : {value: undefined, findings: []}
  const findings: Finding[] = [...read.findings, ...(front === undefined ? openBlock(source) : [])]
  const value = read.value?.kind === 'map' ? read.value : undefined
  if (read.value !== undefined && value === undefined) {
    findings.push({
      rule: 'front-matter-syntax',
      file: path,
      place: read.value.place,
      message: 'The settings are not a mapping such as `title: …`'
    })
  }
  addAll(findings, [
    ...unknownSettings(value, path),
    ...otherNames(value, path),
    ...unknownMembers(value, path),
    ...misshapenSettings(value, path),
    ...lostMembers(value, path),
    ...preambleFindings(value, path)
  ])
  const metadata = readMetadata(value, path, start)
  const settings = readSettings(value, path, folderOf(path))
  // If the file cannot be parsed, a missing licence and the like are not reported.
  const sound = read.findings.length === 0 ? metadata.findings : []
  return {
    metadata: metadata.metadata,
    settings: settings.settings,
    nociteSlot: front && nociteSlot(value, front),
    findings: [...findings, ...sound, ...settings.findings]
  }
}

/** Reports settings at the start of a text that lack one of the lines of `---` around them, and are printed as text. */
function openBlock({path, text}: Source): readonly Finding[] {
  const [line, mark] = openSettings.exec(text) ?? []
  if (line === undefined) return []
  const isAbove = mark !== undefined
  return [
    {
      rule: 'front-matter-syntax',
      file: path,
      place: locator(text).place(0, line.trimEnd().length),
      message: `The settings have no line \`---\` ${isAbove ? 'below' : 'above'} them, and are printed as text`,
      note: isAbove
        ? 'Write `---` between the settings and the text.'
        : 'Write `---` above the first setting.'
    }
  ]
}

/**
 * Matches the first line of settings: after the line of `---`, which then has no second one, or without it, if a later
 * line consists of `---`.
 */
const openSettings =
  /^\uFEFF?(?:(---)[ \t]*\r?\n(?=(?:title|authors?)[ \t]*:)|(?:title|authors?)[ \t]*:[^\n]*\n(?=(?:[^\n]*\n){0,300}?---[ \t]*\r?\n))/

/**
 * The settings in a Markdown text: its front matter, or a later metadata block in Pandoc's notation that contains the
 * paper's title.
 */
export function settingsBlock(
  text: string
): (NonNullable<ReturnType<typeof frontMatter>> & Readonly<{start: number}>) | undefined {
  const front = frontMatter(text)
  return front === undefined ? laterBlock(text) : {...front, start: 0}
}

/**
 * Finds a metadata block in Pandoc's notation that contains a title. It must follow a blank line, in a text without
 * front matter.
 */
function laterBlock(text: string): ReturnType<typeof settingsBlock> {
  const match =
    /(?:^|\n)[ \t]*\r?\n(---[ \t]*\r?\n(?:[\w-]+[ \t]*:[^\n]*\n|[ #-][^\n]*\n|\r?\n)+?(?:---|\.\.\.))[ \t]*(?:\r?\n|$)/.exec(
      text
    )
  const front = match?.[1] === undefined ? undefined : frontMatter(match[1])
  if (match === null || front === undefined || !/^title\s*:/m.test(front.yaml)) return undefined
  const start = match.index + match[0].indexOf('---')
  return {...front, start, offset: front.offset + start, end: front.end + start}
}

/** Reads settings that come from a file of another program and have galley's names. */
export function configurationFrom(value: YamlValue, path: string): Configuration {
  const {metadata, findings} = readMetadata(value, path, value.place)
  const settings = readSettings(value, path, folderOf(path))
  return {
    metadata,
    settings: settings.settings,
    findings: [...misshapenSettings(value, path), ...findings, ...settings.findings]
  }
}
