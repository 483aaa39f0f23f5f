import type {Definition, FootnoteDefinition, Root, RootContent} from 'mdast'
import {VFile} from 'vfile'
import type {Chapter} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {bracketedNames, headingName, normalizedName} from './heading-names.ts'
import {parseMarkdown, type TextReading} from './processor.ts'

/**
 * The tree of an edited text, made from the tree before the edit, which had no findings: only the edited blocks and one
 * block on each side are parsed. Undefined if the blocks on the sides turn out to change, or if the edit may affect
 * distant blocks; then the whole text must be parsed.
 */
export function splicedTree(before: Chapter, text: string, reading: TextReading): Root | undefined {
  const blocks = before.tree.children
  if (mayReachFar.test(before.text) || mayReachFar.test(text)) return undefined
  const change = changeBetween(before.text, text)
  const {start, end, added} = change
  const alone = wordsOfParagraph(before, text, change)
  const first =
    alone === undefined ? blocks.findLastIndex(block => offsetsOf(block).end + 1 < start) : alone - 1
  const next = alone === undefined ? blocks.findIndex(block => offsetsOf(block).start > end) : alone + 1
  const [from, to] = alone === undefined ? withSides(before, first, next) : rangeOf(blocks[alone]!)
  const [old, edited] = [before.text.slice(from, to), text.slice(from, to + added)]
  const between = [
    first < 0 ? 0 : offsetsOf(blocks[first]!).end,
    next < 0 ? before.text.length : offsetsOf(blocks[next]!).start
  ] as const
  const isLocal =
    !reachesFar.test(before.text.slice(...between)) &&
    !reachesFar.test(text.slice(between[0], between[1] + added)) &&
    !(from > 0 && /^(?:---|\.\.\.|%)/.test(edited))
  const parsed = isLocal ? blocksOf(edited, before, {...reading, whole: text}) : undefined
  if (parsed === undefined) return undefined
  const placed = movedBy(parsed, linesIn(before.text.slice(0, from)), from)
  const after = next < 0 ? [] : movedBy(blocks.slice(next), linesIn(edited) - linesIn(old), added)
  const head = blocks.slice(0, first + 1)
  const sides = alone === undefined ? 1 : 0
  const [sideBefore, sideAfter] = [Math.min(sides, head.length), Math.min(sides, after.length)]
  if (alone !== undefined && (placed.length !== 1 || placed[0]?.type !== 'paragraph')) return undefined
  const isKept =
    placed.length >= sideBefore + sideAfter &&
    (sideBefore === 0 || isEqual(placed[0], head.at(-1))) &&
    (sideAfter === 0 || isEqual(placed.at(-1), after[0]))
  if (!isKept) return undefined
  const middle = placed.slice(sideBefore, placed.length - sideAfter)
  const gone = blocks.slice(first + 1, next < 0 ? blocks.length : next)
  const headings = [...headingNamesIn(gone, before.text), ...headingNamesIn(middle, text)]
  if (areReferred(headings, [before.text, text])) return undefined
  const lastLine = text.lastIndexOf('\n') + 1
  const endPoint = {line: linesIn(text) + 1, column: text.length - lastLine + 1, offset: text.length}
  return {
    ...before.tree,
    children: [...head, ...middle, ...after],
    position: {start: {line: 1, column: 1, offset: 0}, end: endPoint}
  }
}

/** The range of some blocks, with one more block on each side. */
function withSides({tree: {children}, text}: Chapter, first: number, next: number): Range {
  return [
    first < 0 ? 0 : lineStartOf(children[first]!),
    next < 0 ? text.length : offsetsOf(children[next]!).end
  ]
}

type Range = readonly [start: number, end: number]

function rangeOf(block: RootContent): Range {
  const {start, end} = offsetsOf(block)
  return [start, end]
}

/**
 * The index of the paragraph that was edited, if only words in it have changed and it is between two other paragraphs,
 * as in most edits. Its neighbours are not parsed, because words within a paragraph do not affect them.
 */
function wordsOfParagraph(
  {tree: {children}, text}: Chapter,
  now: string,
  {start, end, added}: ReturnType<typeof changeBetween>
): number | undefined {
  if (!onlyWords.test(text.slice(start, end)) || !onlyWords.test(now.slice(start, end + added)))
    return undefined
  const index = children.findIndex(block => offsetsOf(block).end >= end)
  const [before, own, after] = [children[index - 1], children[index], children[index + 1]]
  if (before === undefined || own === undefined || after === undefined) return undefined
  if ([before, own, after].some(({type}) => type !== 'paragraph')) return undefined
  const [from, to] = rangeOf(own)
  const isWithin = from < start && own.position?.start.column === 1
  const isApart =
    /^[ \t]*\n\s*$/.test(text.slice(rangeOf(before)[1], from)) &&
    /^[ \t]*\n\s*$/.test(text.slice(to, rangeOf(after)[0]))
  return isWithin && isApart ? index : undefined
}

const onlyWords = /^[\p{L}\p{M}\p{N} .,;’'-]*$/u

/**
 * Matches CriticMarkup, abbreviations, aliases of citations and lists of examples, and line ends or marks that shift
 * offsets.
 */
const mayReachFar =
  /\\(?:front|main|back)matter\b|\{(?:\+\+|--|~~|==|>>)|^ {0,3}(?:\*\[|\[@[^\]\n]*\]:)|\(@|\r|^\uFEFF/m

/** Matches fences, tags, environments, definitions and rules, whose other end may be far away. */
const reachesFar =
  /\\(?:begin|end)\b|<(?!https?:|mailto:)[a-z/!?]|^[ >]*(?:\[[^\]\n]*\]:|:::|```|~~~|\$\$|#(?!#{0,5}[ \t]+\S)|%|(?:-+|=+|\.\.\.)[ \t]*$)/im

function headingNamesIn(blocks: readonly RootContent[], source: string): readonly string[] {
  const names: string[] = []
  for (const block of blocks)
    walk(block, node => {
      if (node.type === 'heading') names.push(headingName(node, source))
      return undefined
    })
  return names
}

/**
 * Whether brackets in one of the texts contain a heading's name, so that they may be a link to it, or may have been
 * one.
 */
function areReferred(headings: readonly string[], texts: readonly string[]): boolean {
  if (headings.length === 0) return false
  const names = new Set(headings)
  return texts.some(text => [...bracketedNames(text)].some(name => names.has(name)))
}

/** The range that an edit replaced: its offsets before the edit, and by how much it became longer. */
function changeBetween(before: string, after: string): Readonly<{start: number; end: number; added: number}> {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let same = 0
  while (
    same < most - start &&
    before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)
  )
    same++
  return {start, end: before.length - same, added: after.length - before.length}
}

/**
 * Parses the blocks in a part of a text, after appending the definitions of notes and links that they may need.
 * Undefined if the definitions are not parsed as such, or if the parser reports anything.
 */
function blocksOf(
  part: string,
  before: Chapter,
  {whole, ...reading}: TextReading & Readonly<{whole: string}>
): readonly RootContent[] | undefined {
  const names = new Set(bracketedNames(part))
  if ([...names].some(name => before.headingNames.has(name))) return undefined
  const definitions = definitionsFor(part, names, before.tree)
  const stubs = definitions.map(({type, label, identifier}) =>
    type === 'definition' ? `[${label ?? identifier}]: <x>\n` : `[^${label ?? identifier}]: x\n`
  )
  const file = new VFile({
    path: before.path,
    value: stubs.length === 0 ? part : `${part}\n\n${stubs.join('\n')}`
  })
  const {children, data} = parseMarkdown(file, reading, whole)
  const own = children.slice(0, children.length - definitions.length)
  const isDefined = definitions.every(({type, identifier}, index) => {
    const found = children[own.length + index]
    return found?.type === type && 'identifier' in found && found.identifier === identifier
  })
  return isDefined && file.messages.length === 0 && data === undefined ? own : undefined
}

/** The definitions of notes and links to which a part of a text may refer. */
function definitionsFor(
  part: string,
  names: ReadonlySet<string>,
  tree: Root
): ReadonlyArray<Definition | FootnoteDefinition> {
  if (!part.includes('[')) return []
  const found = new Map<string, Definition | FootnoteDefinition>()
  walk(tree, node => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const label = node.label ?? node.identifier
    const isReferred =
      node.type === 'definition' ? names.has(normalizedName(label)) : part.includes(`[^${label}]`)
    if (isReferred) found.set(`${node.type} ${node.identifier}`, node)
  })
  return [...found.values()]
}

function offsetsOf({position}: RootContent): Readonly<{start: number; end: number}> {
  return {start: position?.start.offset ?? 0, end: position?.end.offset ?? 0}
}

function lineStartOf({position}: RootContent): number {
  return (position?.start.offset ?? 0) - (position?.start.column ?? 1) + 1
}

function linesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** A copy of a value in which all places are moved by some lines and characters. */
function movedBy<Value>(value: Value, lines: number, offset: number): Value {
  if ((lines === 0 && offset === 0) || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => movedBy(item, lines, offset)) as Value
  const entries = Object.entries(value)
  if ('line' in value && 'column' in value && typeof value.line === 'number')
    return Object.fromEntries(
      entries.map(([name, number]) => [
        name,
        name === 'line' ? number + lines : name === 'offset' ? number + offset : number
      ])
    ) as Value
  return Object.fromEntries(entries.map(([name, part]) => [name, movedBy(part, lines, offset)])) as Value
}

/** Whether two nodes of plain JSON are equal, including their places. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
