import type {SourcePlace} from './article.ts'
import type {MissedStandard} from './pdf-standard.ts'

/** A formula that a finished page has in smaller type, because it is wider than its column. */
export type SmallFormula = Readonly<{
  tex: string
  /** Its size, as a percentage of that of the text. */
  percent: number
  /** Its page, from 0. */
  page: number
}>

/** A table that is wider than its page, so that words or numbers in it are broken in the finished PDF. */
export type BrokenTable = Readonly<{
  place: SourcePlace
  /** Its page, from 0. */
  page: number
  /** Whether it could have been turned, as those in lists, quotations and callouts cannot. */
  isMovable: boolean
}>

/** Facts about a paper that only a finished output shows. */
export type FinishedFacts = Readonly<{
  /** The standards that its PDF is not of. */
  missedStandards: readonly MissedStandard[]
  smallFormulas: readonly SmallFormula[]
  brokenTables: readonly BrokenTable[]
}>
