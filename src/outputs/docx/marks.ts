import type {Change} from '../../core/article.ts'
import {element, type XmlAttributes} from '../../core/write-xml.ts'

/** A tracked change of a run or of the mark that ends a paragraph. */
export type Mark = Readonly<{kind: MarkKind; author: string; date?: string}>
export type MarkKind = 'ins' | 'del' | 'moveFrom' | 'moveTo'

/** A piece of a line: XML between runs, and the changes that it is in, outermost first. */
export type Piece = Readonly<{
  xml: string
  marks: readonly Mark[]
  /** Whether it is only a place between characters, such as the start of a bookmark. */
  isPoint?: true
  /** Whether it begins, divides or ends a field. */
  isFieldMark?: true
  /** The link and its content, since changes are inside links. */
  link?: Readonly<{attributes: XmlAttributes; pieces: readonly Piece[]}>
}>

/** Returns the next number of a kind of element; the first is 1. */
export type Counter = () => number

export function counter(): Counter {
  let count = 0
  return () => ++count
}

/** The element of a change around a node; none for changes that an output shows in another way. */
export function changeMark({kind, author}: Change, ownAuthor: string): Mark | undefined {
  const name = markKinds[kind]
  return name && {kind: name, author: author ?? ownAuthor}
}

const markKinds: Readonly<Partial<Record<Change['kind'], MarkKind>>> = {
  inserted: 'ins',
  deleted: 'del',
  movedFrom: 'moveFrom',
  movedTo: 'moveTo'
}

/**
 * Adds a change inside others. Content inserted into inserted or moved words is new in one way only, and a removed
 * text has no changes inside; a deletion inside an insertion stays, since neither version has those words.
 */
export function withMark(marks: readonly Mark[], mark: Mark | undefined): readonly Mark[] {
  const last = marks.at(-1)
  if (mark === undefined || last?.kind === 'del' || last?.kind === 'moveFrom') return marks
  if (last !== undefined && isAddition(mark)) return last.kind === 'moveTo' ? [mark] : marks
  return [...marks, mark]
}

/** The pieces of a paragraph that have characters, those in links among them. */
export function charactersOf(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap(piece => piece.link?.pieces ?? [piece]).filter(({isPoint}) => !isPoint)
}

export function isAddition({kind}: Mark): boolean {
  return kind === 'ins' || kind === 'moveTo'
}

/** Whether content is at that place only in the old version. */
export function isGone(marks: readonly Mark[]): boolean {
  return marks.some(({kind}) => kind === 'del' || kind === 'moveFrom')
}

/** Whether words are deleted, for which Word has special elements. */
export function isDeleted(marks: readonly Mark[]): boolean {
  return marks.some(({kind}) => kind === 'del')
}

/** The attributes of a tracked change. Its date is usually unknown, and left out. */
export function changeAttributes(
  {author, date}: Readonly<{author: string; date?: string}>,
  nextId: Counter
): Readonly<{'w:id': number; 'w:author': string; 'w:date'?: string}> {
  return {'w:id': nextId(), 'w:author': author, ...(date !== undefined && {'w:date': date})}
}

/** A link with its words; its attributes contain the target. */
export function linked(attributes: XmlAttributes, pieces: readonly Piece[]): Piece {
  return {xml: '', marks: [], link: {attributes, pieces}}
}

/** Joins pieces; adjacent ones in the same change share its element. */
export function joinPieces(pieces: readonly Piece[], nextId: Counter, depth = 0): string {
  let xml = ''
  for (let at = 0; at < pieces.length; ) {
    const mark = pieces[at]!.marks[depth]
    let end = at + 1
    while (end < pieces.length && isSame(pieces[end]!.marks[depth], mark)) end++
    const group = pieces.slice(at, end)
    if (mark === undefined) for (const piece of group) xml += pieceXml(piece, nextId)
    else {
      const inner = joinPieces(group, nextId, depth + 1)
      if (inner !== '') xml += element(`w:${mark.kind}`, changeAttributes(mark, nextId), inner)
    }
    at = end
  }
  return xml
}

function pieceXml({xml, link}: Piece, nextId: Counter): string {
  return link === undefined ? xml : element('w:hyperlink', link.attributes, joinPieces(link.pieces, nextId))
}

function isSame(one: Mark | undefined, other: Mark | undefined): boolean {
  return one?.kind === other?.kind && one?.author === other?.author
}

/** The properties of a paragraph's mark that is in changes. */
export function markProperties(marks: readonly Mark[], nextId: Counter): string {
  return paragraphMarks
    .flatMap(kind => marks.find(mark => mark.kind === kind) ?? [])
    .map(mark => element(`w:${mark.kind}`, changeAttributes(mark, nextId)))
    .join('')
}

/** In the order of the schema. */
const paragraphMarks: readonly MarkKind[] = ['ins', 'del', 'moveFrom', 'moveTo']
