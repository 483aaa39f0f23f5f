import type {Node} from '../../core/article.ts'
import {element, escapeXml} from '../../core/write-xml.ts'
import type {DocumentContext, Relationships} from './context.ts'
import {cutByDirection, lookProperties, type RunLook} from './look.ts'
import {changeAttributes, isDeleted, type Mark, type Piece} from './marks.ts'

/** The properties that the text of a line inherits from the nodes around it. */
export type Line = Readonly<{
  context: DocumentContext
  relationships: Relationships
  look: RunLook
  marks: readonly Mark[]
  /** Whether the words are in a link or a field, which cannot contain another link or field. */
  isLinked?: true
  /** Whether the line contains pictures of a figure with a caption. */
  isCaptioned?: true
  /** Set if the line is in a note, where Word allows neither comments nor notes. */
  note?: NoteLine
  /** The formatting of the same words in the old version. */
  formerly?: FormerLooks
}>

/** The data collected while a note is written: queries, which become comments at the note's call. */
export type NoteLine = Readonly<{queries: Array<Extract<Node, {type: 'query'}>>}>

/**
 * The former formatting of a line's text: `take` divides the next characters of the line into ranges whose former
 * formatting is uniform.
 */
export type FormerLooks = Readonly<{
  author: string
  take: (text: string) => ReadonlyArray<readonly [string, RunLook | undefined]>
}>

/** The runs of a text, with white space collapsed as in HTML. */
export function textPieces(value: string, line: Line): readonly Piece[] {
  const text = irregularSpace.test(value) ? value.replace(allSpace, ' ') : value
  if (text === '') return []
  const stretches = line.formerly?.take(text) ?? [[text, undefined] as const]
  return stretches.flatMap(([words, old]) =>
    cutByDirection(words, line.look).map(([part, look]) => ({
      xml: run(look, textElement(part, line.marks), line, old),
      marks: line.marks
    }))
  )
}

/** The runs of a text exactly as written, with its spaces and line ends. */
export function verbatimPieces(value: string, line: Line): readonly Piece[] {
  const content = value
    .split(/\r?\n/)
    .map(part =>
      part
        .split('\t')
        .map(words => (words === '' ? '' : textElement(words, line.marks)))
        .join(element('w:tab'))
    )
    .join(element('w:br'))
  line.formerly?.take(value)
  return [piece(content, line)]
}

const irregularSpace = /[\t\n\r]| {2}/
const allSpace = /[ \t\n\r]+/g

function textElement(text: string, marks: readonly Mark[]): string {
  const name = isDeleted(marks) ? 'w:delText' : 'w:t'
  const isPlain = !text.startsWith(' ') && !text.endsWith(' ') && !text.includes('  ')
  return `<${name}${isPlain ? '' : ' xml:space="preserve"'}>${escapeXml(text)}</${name}>`
}

/** A run with content other than text, with the formatting and the changes of its line. */
export function piece(content: string, line: Line, look: RunLook = line.look): Piece {
  return {xml: run(look, content, line), marks: line.marks}
}

/** A position between characters, such as the start of a bookmark. */
export function point(xml: string): Piece {
  return {xml, marks: [], isPoint: true}
}

/** A piece of XML between runs, such as a link. */
export function between(xml: string, marks: readonly Mark[] = []): Piece {
  return {xml, marks}
}

function run(look: RunLook, content: string, {formerly, context}: Line, old?: RunLook): string {
  const properties = lookProperties(look)
  const before = old === undefined ? undefined : lookProperties(old)
  const change =
    formerly !== undefined && before !== undefined && before !== properties
      ? element(
          'w:rPrChange',
          changeAttributes(formerly, context.nextChange),
          before === '' ? '<w:rPr/>' : `<w:rPr>${before}</w:rPr>`
        )
      : ''
  const all = properties + change
  return all === '' ? `<w:r>${content}</w:r>` : `<w:r><w:rPr>${all}</w:rPr>${content}</w:r>`
}
