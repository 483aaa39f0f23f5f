import {type Locator, locator} from '../../core/position.ts'
import type {Finding, Reference, Source} from '../../core/types.ts'
import {
  entryOf,
  itemsOf,
  memberOf,
  readYaml,
  scalarText,
  type YamlReading,
  type YamlValue
} from '../values/yaml.ts'
import {checkItem} from './json-item.ts'
import {unreadDates, yamlItem} from './yaml-item.ts'

export type CslYaml = Readonly<{references: readonly Reference[]; findings: readonly Finding[]}>

/**
 * Parses a bibliography in Pandoc's CSL-YAML: a list of items, or a map with such a list under `references`. In a
 * Markdown file, the front matter is parsed. Each item is parsed by itself, so that a fault affects only that item.
 */
export function parseCslYaml(source: Source): CslYaml {
  const {path: file} = source
  const at = locator(source.text)
  const yaml = yamlPart(source)
  const items = findItems(yaml)
  if (items !== undefined) return joined(items.map(item => readItem(item, file, at)))
  const {value, findings} = readPart(yaml, file, at)
  if (findings.length > 0)
    return {references: [], findings: findings.slice(0, 1).map(finding => itemFault(finding, yaml, at))}
  const list =
    memberOf(value, 'references') ?? (value?.kind === 'map' && entryOf(value, 'id') ? value : undefined)
  if (list === undefined && value?.kind === 'map') {
    const message = 'The YAML has no list `references` of CSL items'
    return {references: [], findings: [{rule: 'bibliography-syntax', file, place: value.place, message}]}
  }
  return readCslItems(list ?? value, file)
}

/** Converts items of CSL-YAML whose YAML is parsed already, such as `references` in the metadata of a paper. */
export function readCslItems(list: YamlValue | undefined, file: string): CslYaml {
  return joined(itemsOf(list).map(item => toReference(item, file)))
}

type Part = Readonly<{text: string; offset: number}>

function yamlPart({path, text}: Source): Part {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  if (!/\.(?:md|markdown|qmd|rmd)$/i.test(path)) return {text: text.slice(start), offset: start}
  frontMatter.lastIndex = start
  const match = frontMatter.exec(text)
  return match === null ? {text: '', offset: 0} : {text: match[2]!, offset: start + match[1]!.length}
}

const frontMatter = /(---[^\S\r\n]*\r?\n)(.*?)^(?:---|\.\.\.)[^\S\r\n]*$/msy

/**
 * Splits a list in block notation into items by its indentation, so that invalid YAML affects only one item. Undefined
 * if the list is in any other notation.
 */
function findItems({text, offset}: Part): readonly Part[] | undefined {
  const list = /^references[^\S\r\n]*:[^\S\r\n]*(?:#.*)?$/m.exec(text)
  const from = list === null ? 0 : list.index + list[0].length
  const starts: number[] = []
  let indent: number | undefined
  let end = text.length
  for (const match of text.slice(from).matchAll(line)) {
    const [, blank = '', content = ''] = match
    const isMarker = /^(?:---|\.\.\.)\s*$/.test(content)
    if (content.startsWith('#') || (isMarker && indent === undefined)) continue
    const isItem = /^-(?:\s|$)/.test(content)
    if (indent === undefined && !isItem) return undefined
    indent ??= blank.length
    if (isItem && blank.length === indent) starts.push(from + match.index)
    else if (blank === '' && (isMarker || /^[\w-]+\s*:/.test(content))) {
      end = from + match.index
      break
    }
  }
  if (indent === undefined) return undefined
  return starts.map((start, index) => ({
    text: text.slice(start, starts[index + 1] ?? end),
    offset: offset + start
  }))
}

/** Matches a line that is not blank. */
const line = /^([^\S\r\n]*)(\S[^\r\n]*)/gm

function readItem(item: Part, file: string, at: Locator): CslYaml {
  const {value, findings} = readPart(item, file, at)
  const [fault] = findings
  if (fault !== undefined) return {references: [], findings: [itemFault(fault, item, at)]}
  return readCslItems(value, file)
}

/**
 * Parses a part, unless it is nested so deeply that it would overflow the stack of the YAML parser and end the program.
 */
function readPart({text, offset}: Part, file: string, at: Locator): YamlReading {
  if (!isDeep(text)) return readYaml(text, file, offset, at)
  const reason = `it is nested more than ${deepest} deep`
  return {
    value: undefined,
    findings: [
      {
        rule: 'bibliography-syntax',
        file,
        place: at.place(offset, offset + 1),
        message: `The YAML cannot be parsed: ${reason}`,
        reason
      }
    ]
  }
}

const deepest = 100

function isDeep(text: string): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(/[[\]{}]|(?:[-?][^\S\r\n]+){50}/g)) {
    if (sign.length > 1) return true
    depth += sign === '[' || sign === '{' ? 1 : -1
    if (depth > deepest) return true
  }
  return false
}

function itemFault(finding: Finding, {text, offset}: Part, at: Locator): Finding {
  const reason = finding.reason ?? finding.message
  // A missing end is reported after the end of the text, where the place must not be.
  const last = offset + text.trimEnd().length
  const {start, end} = finding.place!
  return {
    ...finding,
    rule: 'bibliography-syntax',
    place: at.place(Math.min(start.offset, last), Math.min(end.offset, last)),
    message: `This item cannot be parsed: ${reason}`
  }
}

function toReference(item: YamlValue, file: string): CslYaml {
  const id = entryOf(item, 'id')
  const entryPlace = item.place
  const place = id === undefined ? entryPlace : {start: id.keyPlace.start, end: id.value.place.end}
  const {csl, faults} = checkItem(yamlItem(item))
  const placeOf = (variable: string | undefined) =>
    variable === undefined ? entryPlace : (entryOf(item, variable)?.value.place ?? entryPlace)
  const subject = csl === undefined ? {} : {subject: csl.id}
  const findings: readonly Finding[] = [
    ...faults.map(({message, variable}) => ({
      rule: 'bibliography-syntax' as const,
      file,
      place: placeOf(variable),
      ...subject,
      message
    })),
    ...unreadDates(item).map(({key, value}) => ({
      rule: 'bibliography-value' as const,
      file,
      place: value.place,
      ...subject,
      message: `\`${scalarText(value)}\` in \`${key}\` is not a date, expected one such as \`2017-05-31\``,
      note: 'It is printed as typed.'
    }))
  ]
  if (csl === undefined) return {references: [], findings}
  const {id: key, type} = csl
  return {
    references: [{key, aliases: [], type, csl, file, place, entryPlace, fields: new Map()}],
    findings
  }
}

function joined(parts: readonly CslYaml[]): CslYaml {
  return {
    references: parts.flatMap(part => part.references),
    findings: parts.flatMap(part => part.findings)
  }
}
