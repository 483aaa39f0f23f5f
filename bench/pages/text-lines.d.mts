import type {Body, Column, Letter, Line} from './letters.mjs'

export type TextLine = Line &
  Readonly<{
    page: number
    column: number
    edge: Column
    /** The number of the paragraph, from 0, and whether the line is its first or its last. */
    paragraph: number
    isFirst: boolean
    isLast: boolean
    /** Whether the last word continues on the next line, and whether it is divided between two digits. */
    inWord: boolean
    inNumber: boolean
    /** The hyphen that is in the line but not in the text. */
    mark: '' | '-'
  }>

export function textLinesOf(
  pages: readonly (readonly Letter[])[],
  count: number,
  paragraphs: readonly string[]
): Readonly<{body: Body; lines: readonly TextLine[]}>
