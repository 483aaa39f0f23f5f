import {strFromU8, unzipSync} from 'fflate'
import {element, escapeXml} from '../../../src/core/write-xml.ts'
import {childElements, elementAt, parseXml, type XmlElement} from '../../../src/core/xml.ts'
import type {WordDocument, WordParagraph, WordPiece} from '../../../src/review/word/read/document.ts'
import {readWord} from '../../../src/review/word/read/index.ts'

export type Side = 'accept' | 'reject'

/**
 * The paragraphs of a Word file as read by galley itself, after all of its tracked changes are accepted or rejected as
 * defined by ISO 29500: style, text with its formats, atoms, notes at their calls.
 */
export function settledParagraphs(bytes: Uint8Array, side: Side): readonly string[] {
  const parts = unzipSync(bytes)
  const read = readWord(path => {
    const part = parts[path]
    if (part === undefined) return undefined
    const xml = strFromU8(part)
    return path === 'word/document.xml' || path === 'word/footnotes.xml' ? settledXml(xml, side) : xml
  })
  if ('fault' in read) throw new Error(read.fault)
  return paragraphsOf(read)
}

/**
 * The words of paragraphs with their formats, without styles and formulas. LibreOffice treats a field as plain text.
 */
export function wordsOfParagraphs(lines: readonly string[]): readonly string[] {
  return lines
    .map(line => line.slice(line.indexOf(': ') + 2).replace(/<[^<>‹›]*>/g, ''))
    .map(line => foldedLine(line.replace(/‹bold›(\S+) ‹›(\d+)‹bold›/g, '‹bold›$1 $2')))
    .filter(line => line !== '')
}

function settledXml(xml: string, side: Side): string {
  return blocks(parseXml(xml).root.children, side).map(serialized).join('')
}

type Child = XmlElement | string

const gone: Readonly<Record<Side, ReadonlySet<string>>> = {
  accept: new Set(['w:del', 'w:moveFrom', 'w:cellDel']),
  reject: new Set(['w:ins', 'w:moveTo', 'w:cellIns'])
}
const changes = new Set([...gone.accept, ...gone.reject])
const formats = new Set(['w:rPrChange', 'w:pPrChange'])

/**
 * The children of a story: paragraphs whose marks are deleted are joined with the next, and deleted rows and cells are
 * removed.
 */
function blocks(children: readonly Child[], side: Side): readonly Child[] {
  const settled: Child[] = []
  let carried: XmlElement | undefined
  for (const child of children) {
    if (typeof child === 'string') settled.push(child)
    else if (child.name === 'w:p') {
      const own = inline(child, side)
      const whole = carried === undefined ? own : joinedParagraph(carried, own)
      const isLast = !isParagraphAfter(children, child)
      carried = isGone(elementAt(child, 'w:pPr', 'w:rPr'), side) && !isLast ? whole : undefined
      if (carried === undefined) settled.push(whole)
    } else if (child.name === 'w:tbl') {
      const made = {...child, children: blocks(child.children, side)}
      if (childElements(made).some(({name}) => name === 'w:tr')) settled.push(made)
    } else if (child.name === 'w:tr' || child.name === 'w:tc') {
      const properties = elementAt(child, `${child.name}Pr`)
      if (!isGone(properties, side)) settled.push({...child, children: blocks(child.children, side)})
    } else settled.push({...child, children: blocks(child.children, side)})
  }
  return settled
}

function isParagraphAfter(children: readonly Child[], child: Child): boolean {
  const next = children
    .slice(children.indexOf(child) + 1)
    .find(each => typeof each !== 'string' && /^w:(?:p|tbl|sectPr)$/.test(each.name))
  return typeof next === 'object' && next.name === 'w:p'
}

function isGone(properties: XmlElement | undefined, side: Side): boolean {
  return childElements(properties).some(({name}) => gone[side].has(name))
}

/** Joins two paragraphs, in the form of the first unless it is empty. */
function joinedParagraph(first: XmlElement, second: XmlElement): XmlElement {
  const [one, other] = [first, second].map(({children}) =>
    children.filter(child => typeof child === 'string' || child.name !== 'w:pPr')
  )
  const isEmpty = !one!.some(
    child =>
      typeof child === 'object' && /^(?:w:(?:r|hyperlink|ins|del|moveTo|moveFrom)|m:.*)$/.test(child.name)
  )
  const form = elementAt(isEmpty ? second : first, 'w:pPr')
  return {...first, children: [...(form ? [form] : []), ...one!, ...other!]}
}

/** The content of a paragraph in one version: without deleted parts, and with the formats of that version. */
function inline(parent: XmlElement, side: Side): XmlElement {
  const children = parent.children.flatMap((child): readonly Child[] => {
    if (typeof child === 'string') return [child]
    if (changes.has(child.name)) return gone[side].has(child.name) ? [] : inline(child, side).children
    if (formats.has(child.name)) return []
    if (child.name === 'w:rPr' || child.name === 'w:pPr') return [formOf(child, side)]
    const settled = inline(child, side)
    // A link without words is dropped.
    return child.name === 'w:hyperlink' && childElements(settled).length === 0 ? [] : [settled]
  })
  return {...parent, children}
}

function formOf(properties: XmlElement, side: Side): XmlElement {
  const former = childElements(properties).find(({name}) => formats.has(name))
  if (side === 'reject' && former !== undefined)
    return childElements(former)[0] ?? {...properties, children: []}
  return inline(properties, side)
}

function serialized(child: Child): string {
  if (typeof child === 'string') return escapeXml(child)
  const content = child.children.map(serialized).join('')
  return child.name === '' ? content : element(child.name, Object.fromEntries(child.attributes), content)
}

function paragraphsOf({paragraphs}: WordDocument): readonly string[] {
  const notes = new Map<string, string[]>()
  for (const paragraph of paragraphs)
    if (paragraph.story !== 'body') {
      const line = shown(paragraph, notes)
      if (!isEmpty(line)) notes.set(paragraph.story, [...(notes.get(paragraph.story) ?? []), line])
    }
  return paragraphs
    .filter(({story}) => story === 'body')
    .map(paragraph => shown(paragraph, notes))
    .filter(line => !isEmpty(line))
}

/** Whether a paragraph has no words, like the one after a table at the end of a story. */
function isEmpty(line: string): boolean {
  return /^[^:]*: *$/.test(line)
}

function shown(paragraph: WordParagraph, notes: ReadonlyMap<string, readonly string[]>): string {
  const {style, isItem, cell, pieces, isMade} = paragraph
  const place = cell === undefined ? '' : ` ${cell.column}`
  let [text, looks] = ['', '']
  for (const piece of pieces) {
    // A formula has no format of its own.
    const own = piece.atom === undefined ? piece.looks.toSorted().join('+') : looks
    const words = shownPiece(piece, notes)
    const space = /^\s*/.exec(words)![0]
    if (own === looks || words === space) text += words
    else {
      text += `${space}‹${own}›${words.slice(space.length)}`
      looks = own
    }
  }
  return `${style}${isItem ? '•' : ''}${place}${isMade ? ' made' : ''}: ${foldedLine(text)}`
}

function shownPiece({text, atom}: WordPiece, notes: ReadonlyMap<string, readonly string[]>): string {
  if (atom === undefined) return text
  if (atom.kind === 'note') return `^[${(notes.get(atom.note ?? '') ?? []).join(' / ')}]`
  if (atom.kind === 'picture') return '<picture>'
  if (atom.kind === 'formula') return `<${atom.shown}>`
  return atom.kind === 'citation' ? citationOf(atom.instruction ?? '') : atom.shown
}

/** A citation by its items: keys, locators and the words around them. */
function citationOf(instruction: string): string {
  const {citationItems} = JSON.parse(instruction.slice(instruction.indexOf('{'))) as {
    citationItems: ReadonlyArray<Readonly<{uris: readonly string[]}>>
  }
  return JSON.stringify(citationItems.map(item => ({...item, itemData: undefined, id: undefined})))
}

/** A line without double spaces, and without what galley and Word number: labels of figures, letters after years. */
export function foldedLine(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:Figure|Table|Equation|Listing)s? [(]?\d+/g, 'Figure #')
    .replace(/\(\d+\)$/, '(#)')
    .replace(/n\.d\.[a-z](?=\))/g, 'n.d.')
    .replace(/\b((?:1[5-9]|20)\d\d)[a-z]\b/g, '$1')
}
