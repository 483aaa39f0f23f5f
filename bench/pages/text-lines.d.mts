import type {Body, Column, Letter, Line} from './letters.mjs'

export type TextLine = Line &
  Readonly<{
    page: number
    column: number
    edge: Column
    /** The number of its paragraph, from 0, and whether it is the first or the last of it. */
    paragraph: number
    isFirst: boolean
    isLast: boolean
    /** Whether its last word goes on in the next line, and there with a digit after a digit. */
    inWord: boolean
    inNumber: boolean
    /** The hyphen that the line has and the text has not. */
    mark: '' | '-'
  }>

export function textLinesOf(
  pages: readonly (readonly Letter[])[],
  count: number,
  paragraphs: readonly string[]
): Readonly<{body: Body; lines: readonly TextLine[]}>
