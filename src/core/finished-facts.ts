import type {MissedStandard} from './pdf-standard.ts'

/** A formula that a finished page has in smaller type, because it is wider than its column. */
export type SmallFormula = Readonly<{
  tex: string
  /** Its size, of that of the text. */
  percent: number
  /** Its page, from 0. */
  page: number
}>

/** What only a finished output tells about a paper. */
export type FinishedFacts = Readonly<{
  /** The standards that its PDF is not of. */
  missedStandards: readonly MissedStandard[]
  smallFormulas: readonly SmallFormula[]
}>
