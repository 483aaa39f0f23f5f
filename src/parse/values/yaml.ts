import {type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, parseDocument, visit} from 'yaml'
import type {Locator} from '../../core/position.ts'
import type {Finding, Place} from '../../core/types.ts'

/** A YAML value with its place. `text` is a scalar as written, such as `0012`, `2026-11-24` or `yes`. */
export type YamlValue =
  | Readonly<{kind: 'map'; place: Place; entries: readonly YamlEntry[]}>
  | Readonly<{kind: 'list'; place: Place; items: readonly YamlValue[]}>
  | Readonly<{kind: 'scalar'; place: Place; value: string | number | boolean | null; text: string}>

export type YamlEntry = Readonly<{key: string; keyPlace: Place; value: YamlValue}>

/** The value of a YAML text, with places in the file that contains it. */
export type YamlReading = Readonly<{value: YamlValue | undefined; findings: readonly Finding[]}>

// The maximum nesting depth: more than metadata need, and far less than would overflow the stack.
const mostDepth = 40
const mostValues = 50_000
const mostAliases = 100

/**
 * Parses YAML 1.2 (core schema) that begins at `offset` in a file. Never throws: invalid YAML becomes a finding of the
 * rule `front-matter-syntax`.
 */
export function readYaml(text: string, file: string, offset: number, at: Locator): YamlReading {
  const findings: Finding[] = []
  if (nesting(text) > mostDepth) {
    findings.push({
      rule: 'front-matter-syntax',
      file,
      place: at.place(offset, offset + text.length),
      message: `The settings nest brackets more than ${mostDepth} levels deep`
    })
    return {value: undefined, findings}
  }
  const document = parseDocument(text, {
    schema: 'core',
    logLevel: 'silent',
    strict: true,
    // Each pretty error takes time proportional to the length of its line, and checking for unique keys takes quadratic
    // time; `survey` finds repeated keys instead.
    prettyErrors: false,
    uniqueKeys: false
  })
  const {targets, aliases, repeated} = survey(document)
  // Only the first error is reported, because others usually follow from it.
  for (const error of document.errors.length > 0 ? document.errors.slice(0, 1) : repeated) {
    const [start, end] = error.pos
    const reason = plainReason(error.message.split('\n')[0]!)
    findings.push({
      rule: 'front-matter-syntax',
      file,
      place: at.place(offset + start, offset + Math.max(end, start)),
      message: `The settings cannot be parsed: ${reason}`,
      reason,
      note: 'Text that contains `: `, `#` or quotation marks must be in quotation marks, or on separate lines after `>-`.'
    })
  }
  // If the text has several documents, only the first would be parsed, and the others would be lost.
  const second = findings.length > 0 ? -1 : secondDocument(text, document.range?.[2] ?? text.length)
  if (second >= 0) {
    findings.push({
      rule: 'front-matter-syntax',
      file,
      place: at.place(offset + second, offset + second + 3),
      message: 'A second YAML document begins in the settings'
    })
  }
  let count = 0
  let fault: Readonly<{much: string; place: Place}> | undefined
  const whole = at.place(offset, offset + text.length)
  if (aliases > mostAliases) fault = {much: `more than ${mostAliases} aliases`, place: whole}

  function convert(node: Node | null, depth: number): YamlValue {
    const [start, end] = node?.range ?? [0, 0]
    const place = at.place(offset + start, offset + end)
    count++
    if (depth > mostDepth) fault ??= {much: `more than ${mostDepth} levels`, place}
    if (count > mostValues) fault ??= {much: `more than ${mostValues} values`, place}
    if (fault !== undefined) return {kind: 'scalar', place, value: null, text: ''}
    if (isAlias(node)) return convert(targets.get(node) ?? null, depth + 1)
    if (isMap(node)) {
      const entries: YamlEntry[] = []
      for (const pair of node.items) {
        if (!isScalar(pair.key)) continue
        const [keyStart, keyEnd] = pair.key.range ?? [0, 0]
        entries.push({
          key: String(pair.key.value),
          keyPlace: at.place(offset + keyStart, offset + keyEnd),
          value: convert(pair.value as Node | null, depth + 1)
        })
      }
      return {kind: 'map', place, entries}
    }
    if (isSeq(node))
      return {kind: 'list', place, items: node.items.map(item => convert(item as Node, depth + 1))}
    if (!isScalar(node)) return {kind: 'scalar', place, value: null, text: ''}
    const value = node.value as string | number | boolean | null
    return {
      kind: 'scalar',
      place,
      value,
      text: typeof value === 'string' ? value : (node.source ?? String(value ?? ''))
    }
  }

  const contents = document.contents as Node | null
  const broken = findings.length > 0
  const value = contents === null || broken ? undefined : convert(contents, 0)
  if (fault === undefined) return {value, findings}
  findings.push({
    rule: 'front-matter-syntax',
    file,
    place: fault.place,
    message: `The YAML has ${fault.much}`,
    note: 'Each use of an alias counts in full.'
  })
  return {value: undefined, findings}
}

type Survey = Readonly<{
  /** The target of each alias: the nearest node before it that has the anchor. */
  targets: ReadonlyMap<unknown, Node>
  aliases: number
  /** Keys that their map already contains. */
  repeated: ReadonlyArray<Readonly<{pos: readonly [number, number]; message: string}>>
}>

/** Collects, in a single walk, data for which the YAML package would search repeatedly. */
function survey(document: Document): Survey {
  const anchors = new Map<string, Node>()
  const targets = new Map<unknown, Node>()
  const repeated: Array<Survey['repeated'][number]> = []
  let aliases = 0
  visit(document, (_, node) => {
    if (isAlias(node)) {
      aliases++
      const target = anchors.get(node.source)
      if (target !== undefined) targets.set(node, target)
      return
    }
    if (!isNode(node)) return
    if ('anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node)
    if (!isMap(node)) return
    const known = new Set<unknown>()
    for (const {key} of node.items) {
      if (!isScalar(key)) continue
      const start = key.range?.[0] ?? 0
      if (known.has(key.value)) repeated.push({pos: [start, start + 1], message: 'a key occurs twice'})
      known.add(key.value)
    }
  })
  return {targets, aliases, repeated}
}

/** The entry in a map that has the first of several names; entries with empty values are skipped. */
export function entryOf(map: YamlValue | undefined, ...names: readonly string[]): YamlEntry | undefined {
  if (map?.kind !== 'map') return undefined
  for (const name of names) {
    const found = map.entries.find(entry => entry.key === name)
    if (found && !isEmpty(found.value)) return found
  }
  return undefined
}

/** The value in a map that has the first of several names; empty values are skipped. */
export function memberOf(map: YamlValue | undefined, ...names: readonly string[]): YamlValue | undefined {
  return entryOf(map, ...names)?.value
}

/** The text of a scalar; undefined for an empty value, a list or a map. */
export function scalarText(value: YamlValue | undefined): string | undefined {
  if (value?.kind !== 'scalar' || value.value === null) return undefined
  const text = value.text.trim()
  return text === '' ? undefined : text
}

/** The value of a switch, also as YAML 1.1 spells it (`yes`, `off`); undefined for any other value. */
export function booleanOf(value: YamlValue | undefined): boolean | undefined {
  const text = scalarText(value) ?? ''
  if (/^(?:true|yes|on)$/i.test(text)) return true
  return /^(?:false|no|off)$/i.test(text) ? false : undefined
}

/** The items of a list; a single value is treated as a list with one item. */
export function itemsOf(value: YamlValue | undefined): readonly YamlValue[] {
  if (value === undefined || isEmpty(value)) return []
  return value.kind === 'list' ? value.items : [value]
}

function isEmpty(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null
}

/**
 * The maximum number of brackets that are open at once; if thousands were open, the memory of the YAML parser would
 * grow without limit.
 */
function nesting(text: string): number {
  let open = 0
  let most = 0
  for (const character of text) {
    if (character === '{' || character === '[') most = Math.max(most, ++open)
    else if (character === '}' || character === ']') open = Math.max(0, open - 1)
  }
  return most
}

/** The reason for an error in the words of an author: the YAML library's message, unless it uses terms of the specification. */
function plainReason(text: string): string {
  return plainReasons.find(([start]) => text.startsWith(start))?.[1] ?? lowerFirst(text)
}

const plainReasons: ReadonlyArray<readonly [start: string, reason: string]> = [
  ['Nested mappings are not allowed in compact mappings', 'the value contains `: `, which begins a mapping'],
  [
    'Flow sequence in block collection',
    'a list in brackets has no closing `]`, or its lines are not indented'
  ],
  ['Flow map in block collection', 'a mapping in braces has no closing `}`, or its lines are not indented']
]

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** The offset of a second document, after a line `---`; negative without a second document that has content. */
function secondDocument(text: string, end: number): number {
  const rest = text.slice(end)
  const says = (line: string) => !/^(?:---|\.\.\.)?\s*$|^\s*#/.test(line)
  return rest.split(/\r?\n/).some(says) ? end + Math.max(0, rest.search(/^---/m)) : -1
}
