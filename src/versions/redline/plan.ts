import type {Match} from '../../core/alignment/align.ts'
import type {WordToken} from './tokens.ts'
import type {CellUnit, RowUnit, Unit, UnitPart} from './units.ts'

/** Two versions of running text, and how they are aligned. */
export type WordsPlan = Readonly<{
  old: readonly WordToken[]
  new: readonly WordToken[]
  match: Match
  /** The weight of the tokens that the cheapest script keeps, before the hunks are tidied. */
  kept: number
}>

/** The plan of a part of a block: its running text, or its blocks. */
export type PartPlan = Readonly<{name: UnitPart['name']}> &
  (Readonly<{words: WordsPlan}> | Readonly<{blocks: readonly BlockPlan[]}>)

/** A move of blocks that are adjacent at both places. */
export type Move = Readonly<{number: number}>

/** The plan of a block or of several blocks. Moves are found last, among deleted and inserted blocks. */
export type BlockPlan =
  | Readonly<{kind: 'same'; old: Unit; new: Unit}>
  | Readonly<{kind: 'pair'; old: Unit; new: Unit; parts: readonly PartPlan[]}>
  /** Both versions are shown in full, one after the other. */
  | Readonly<{kind: 'replaced'; old: Unit; new: Unit}>
  | Readonly<{kind: 'table'; old: Unit; new: Unit; table: TablePlan}>
  /** Paragraphs that were split or joined, as one text in which tokens mark the ends of paragraphs. */
  | Readonly<{
      kind: 'paragraphs'
      old: readonly Unit[]
      new: readonly Unit[]
      words: WordsPlan
      /** For each paragraph, the blocks between it and the paragraph before it. */
      between: ReadonlyMap<Unit, readonly BlockPlan[]>
    }>
  | TurnedPlan
  | DeletedPlan
  | InsertedPlan

/**
 * A block that became a block of another kind; `texts` has the changes in each text of the new block, if its words
 * changed.
 */
export type TurnedPlan = Readonly<{kind: 'turned'; old: Unit; new: Unit; texts?: readonly WordsPlan[]}>

export type DeletedPlan = {readonly kind: 'deleted'; readonly old: Unit; move?: Move}
export type InsertedPlan = {
  readonly kind: 'inserted'
  readonly new: Unit
  move?: Move
  /** The changes within a block that was moved. */
  inside?: BlockPlan
}

/** A row or column of a table: in both versions or, if it was inserted or deleted, in only one. */
export type TableLine = Readonly<{old?: number; new?: number}>

/** The rows and columns of a table in both versions. */
export type TablePlan = Readonly<{
  rows: readonly TableLine[]
  columns: readonly TableLine[]
  oldRows: readonly RowUnit[]
  newRows: readonly RowUnit[]
  /** The plans of cells that both versions have with different content, by the cell of the new version. */
  cells: ReadonlyMap<CellUnit, PartPlan>
}>
