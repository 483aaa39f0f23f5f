import type {SourcePlace} from './article.ts'
import type {MissedStandard} from './pdf-standard.ts'

/** A formula that a finished page has in smaller type, because it is wider than its column. */
export type SmallFormula = Readonly<{
  tex: string
  /** Its size, of that of the text. */
  percent: number
  /** Its page, from 0. */
  page: number
}>

/** A table that is wider than its page, so that words or numbers in it are broken on the finished one. */
export type BrokenTable = Readonly<{
  place: SourcePlace
  /** Its page, from 0. */
  page: number
  /** Whether it has a caption, and so could have been turned. */
  hasCaption: boolean
}>

/** What only a finished output tells about a paper. */
export type FinishedFacts = Readonly<{
  /** The standards that its PDF is not of. */
  missedStandards: readonly MissedStandard[]
  smallFormulas: readonly SmallFormula[]
  brokenTables: readonly BrokenTable[]
}>
