import type {SourcePlace} from './article.ts'
import type {MissedStandard} from './pdf-standard.ts'

/** A formula that a finished page shows in smaller type, because it is wider than its column. */
export type SmallFormula = Readonly<{
  tex: string
  /** The type size of the formula, as a percentage of the size of the text. */
  percent: number
  /** The index of its page, from 0. */
  page: number
}>

/** A table that is wider than its page, so that the finished PDF breaks words or numbers in it. */
export type BrokenTable = Readonly<{
  place: SourcePlace
  /** The index of its page, from 0. */
  page: number
  /** Whether the table can be turned by 90 degrees; false in lists, quotations and callouts. */
  isMovable: boolean
}>

/** A word that a finished page divides between two letters without a hyphen, without punctuation at its ends. */
export type BrokenWord = Readonly<{
  word: string
  /** The index of its page, from 0. */
  page: number
}>

/** Facts about a paper that only a finished output shows. */
export type FinishedFacts = Readonly<{
  /** The standards that the PDF was meant to meet but does not. */
  missedStandards: readonly MissedStandard[]
  smallFormulas: readonly SmallFormula[]
  brokenTables: readonly BrokenTable[]
  brokenWords: readonly BrokenWord[]
}>
