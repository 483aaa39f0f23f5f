import type {Change} from '../../core/article.ts'
import {element, type XmlAttributes} from '../../core/write-xml.ts'

/** A tracked change of a run or of a paragraph mark. */
export type Mark = Readonly<{kind: MarkKind; author: string; date?: string}>
export type MarkKind = 'ins' | 'del' | 'moveFrom' | 'moveTo'

/** A piece of a line: some XML, and the changes around it, outermost first. */
export type Piece = Readonly<{
  xml: string
  marks: readonly Mark[]
  /** Whether the piece is only a position between characters, such as the start of a bookmark. */
  isPoint?: true
  /** Whether the piece begins, divides or ends a field. */
  isFieldMark?: true
  /** A link and its content as separate pieces, because changes are inside links. */
  link?: Readonly<{attributes: XmlAttributes; pieces: readonly Piece[]}>
}>

/** Returns the next number, starting with 1. */
export type Counter = () => number

export function counter(): Counter {
  let count = 0
  return () => ++count
}

/** The mark of a change; undefined for changes that a document shows in another way. */
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
 * Adds a change inside others. An insertion into inserted or moved words is marked only once, and deleted words have no
 * changes inside. A deletion inside an insertion is kept, because neither version contains those words.
 */
export function withMark(marks: readonly Mark[], mark: Mark | undefined): readonly Mark[] {
  const last = marks.at(-1)
  if (mark === undefined || last?.kind === 'del' || last?.kind === 'moveFrom') return marks
  if (last !== undefined && isAddition(mark)) return last.kind === 'moveTo' ? [mark] : marks
  return [...marks, mark]
}

/** The pieces of a paragraph that contain characters, including pieces in links. */
export function charactersOf(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap(piece => piece.link?.pieces ?? [piece]).filter(({isPoint}) => !isPoint)
}

export function isAddition({kind}: Mark): boolean {
  return kind === 'ins' || kind === 'moveTo'
}

/** Whether content is at this place only in the old version. */
export function isGone(marks: readonly Mark[]): boolean {
  return marks.some(({kind}) => kind === 'del' || kind === 'moveFrom')
}

/** Whether words are deleted; Word has special elements for these. */
export function isDeleted(marks: readonly Mark[]): boolean {
  return marks.some(({kind}) => kind === 'del')
}

/** The attributes of a tracked change. Its date is usually unknown and left out. */
export function changeAttributes(
  {author, date}: Readonly<{author: string; date?: string}>,
  nextId: Counter
): Readonly<{'w:id': number; 'w:author': string; 'w:date'?: string}> {
  return {'w:id': nextId(), 'w:author': author, ...(date !== undefined && {'w:date': date})}
}

/** A link with its words; `attributes` contain its target. */
export function linked(attributes: XmlAttributes, pieces: readonly Piece[]): Piece {
  return {xml: '', marks: [], link: {attributes, pieces}}
}

/** Joins pieces; adjacent pieces in the same change share an element for it. */
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

/** The properties of a paragraph mark with changes. */
export function markProperties(marks: readonly Mark[], nextId: Counter): string {
  return paragraphMarks
    .flatMap(kind => marks.find(mark => mark.kind === kind) ?? [])
    .map(mark => element(`w:${mark.kind}`, changeAttributes(mark, nextId)))
    .join('')
}

/** The marks of a paragraph, in the order of the schema. */
const paragraphMarks: readonly MarkKind[] = ['ins', 'del', 'moveFrom', 'moveTo']
