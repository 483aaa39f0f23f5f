import type {Nodes, Parents} from 'mdast'
import {writtenForm} from '../../core/written-kinds.ts'
import {atomSign} from '../../outputs/docx/block-text.ts'

/** The running text of a Markdown node, with the place of each unit in the file. */
export type SourceText = Readonly<{
  text: string
  /** For each unit of the text, the offsets in the file where it starts and ends. */
  starts: readonly number[]
  ends: readonly number[]
  /** The nodes that are atoms, in order. */
  atoms: readonly Nodes[]
  /** For each unit, the nodes around it, outermost first; neighbouring units share these lists. */
  within: readonly (readonly Parents[])[]
  /** The range of the running text in the file. */
  start: number
  end: number
}>

type Collecting = {
  text: string
  starts: number[]
  ends: number[]
  atoms: Nodes[]
  within: (readonly Parents[])[]
  readonly source: string
}

/**
 * Reads the running text of a node from its file. Every unit has a range; the range of a unit that typography adds is
 * empty.
 */
export function sourceText(nodes: readonly Nodes[], source: string): SourceText {
  const collecting: Collecting = {text: '', starts: [], ends: [], atoms: [], within: [], source}
  for (const node of nodes) visit(node, [], collecting)
  const {text, starts, ends, atoms, within} = collecting
  const start = nodes[0]?.position?.start.offset ?? 0
  return {text, starts, ends, atoms, within, start, end: nodes.at(-1)?.position?.end.offset ?? start}
}

function visit(node: Nodes, within: readonly Parents[], collecting: Collecting): void {
  const value = 'value' in node ? node.value : ''
  switch (writtenForm(node)) {
    case 'typed':
      addText(value, node, within, collecting)
      break
    case 'verbatim':
    case 'raw':
      addWritten(value, node, [...within, node as unknown as Parents], collecting)
      break
    case 'piece':
    case 'formula':
      collecting.atoms.push(node)
      addUnit(atomSign, startOf(node), endOf(node), within, collecting)
      break
    case 'break':
      addUnit('\n', startOf(node), endOf(node), within, collecting)
      break
    case 'inside': {
      if (!('children' in node)) break
      const inner = [...within, node as Parents]
      for (const child of node.children as readonly Nodes[]) visit(child, inner, collecting)
      break
    }
    case 'block verbatim':
    case 'nothing':
  }
}

function startOf({position}: Nodes): number {
  return position?.start.offset ?? 0
}

function endOf({position}: Nodes): number {
  return position?.end.offset ?? 0
}

function addUnit(
  unit: string,
  start: number,
  end: number,
  within: readonly Parents[],
  collecting: Collecting
): void {
  collecting.text += unit
  collecting.starts.push(start)
  collecting.ends.push(end)
  collecting.within.push(within)
}

/** Adds code or TeX, which the file contains unchanged between marks. */
function addWritten(value: string, node: Nodes, within: readonly Parents[], collecting: Collecting): void {
  const [start, end] = [startOf(node), endOf(node)]
  const at = collecting.source.slice(start, end).indexOf(value)
  for (let index = 0; index < value.length; index++) {
    const place = at < 0 ? start : start + at + index
    addUnit(value[index]!, place, at < 0 ? end : place + 1, within, collecting)
  }
}

/** Walks through a text and its source in parallel; they differ in escapes, entities, line ends and typography. */
function addText(value: string, node: Nodes, within: readonly Parents[], collecting: Collecting): void {
  const {source} = collecting
  const [first, last] = [startOf(node), endOf(node)]
  let at = first
  for (let index = 0; index < value.length; index++) {
    const length = writtenLength(value, index, source, at, last)
    if (length !== undefined) {
      addUnit(value[index]!, at, at + length, within, collecting)
      at += length
      continue
    }
    const next = nextPlace(value[index]!, source, at, last)
    // A unit that is not found was added by typography, such as a narrow space, and gets an empty range.
    addUnit(value[index]!, next ?? at, next === undefined ? at : next + 1, within, collecting)
    if (next !== undefined) at = next + 1
  }
}

/**
 * The number of units at an offset in the file that represent a given unit of the text; undefined if the units there
 * represent something else.
 */
function writtenLength(
  value: string,
  index: number,
  source: string,
  at: number,
  last: number
): number | undefined {
  const unit = value[index]!
  const written = source[at]
  if (at >= last || written === undefined) return undefined
  if (written === '\\' && isEscape(unit, source[at + 1])) return 2
  if (written === unit) return unit === '\n' ? lineEnd(source, at, last, value[index + 1]) : 1
  if (written === '&') return entityLength(value, index, source, at)
  const typed = typedAs[unit]?.find(form => source.startsWith(form, at))
  if (typed !== undefined) return typed.length
  return isSpace(unit) && isSpace(written) ? 1 : undefined
}

function isEscape(unit: string, escaped: string | undefined): boolean {
  return escaped === unit || (unit === '\u00a0' && escaped === ' ')
}

/** The length of a line end including the beginning of the next line: spaces, and the marks of quotations. */
function lineEnd(source: string, at: number, last: number, next: string | undefined): number {
  let end = at + 1
  while (end < last && /[ \t>]/.test(source[end]!) && source[end] !== next) end++
  return end - at
}

/** The length of an entity, which represents one character of one or two units. */
function entityLength(value: string, index: number, source: string, at: number): number | undefined {
  entity.lastIndex = at
  const length = entity.exec(source)?.[0].length
  if (length === undefined) return undefined
  // The second half of a surrogate pair has no place of its own.
  return /[\ud800-\udbff]/.test(value[index]!) ? 0 : length
}

const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]*);/y

/** The typed forms of typographic characters, longest first. */
const typedAs: Readonly<Record<string, readonly string[]>> = {
  '“': ['``', '"'],
  '”': ["''", '"'],
  '„': ['"'],
  '«': ['<<', '"'],
  '»': ['>>', '"'],
  '‘': ["'", '`'],
  '’': ["'"],
  '‚': ["'"],
  '‹': ["'"],
  '›': ["'"],
  '—': ['---', '--'],
  '–': ['--', '-'],
  '…': ['...', '. . .'],
  '-': ['‐', '‑'],
  '\u00a0': ['~']
}

function isSpace(unit: string): boolean {
  return /\s/.test(unit)
}

/**
 * The next place of a unit in the file; it may be a few units further on, since some spaces of the file are not part of
 * the text.
 */
function nextPlace(unit: string, source: string, at: number, last: number): number | undefined {
  const next = source.slice(at, Math.min(last, at + 12)).indexOf(unit)
  return next < 0 ? undefined : at + next
}
