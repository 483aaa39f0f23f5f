import type {Match} from '../../core/alignment/align.ts'
import type {WordToken} from './tokens.ts'
import type {CellUnit, RowUnit, Unit, UnitPart} from './units.ts'

/** Two versions of running text, aligned. */
export type WordsPlan = Readonly<{
  old: readonly WordToken[]
  new: readonly WordToken[]
  match: Match
  /** The weight of the tokens kept by the cheapest script, before it is tidied. */
  kept: number
}>

/** The plan of a part of a block: of its running text, or of its blocks. */
export type PartPlan = Readonly<{name: UnitPart['name']}> &
  (Readonly<{words: WordsPlan}> | Readonly<{blocks: readonly BlockPlan[]}>)

/** A move of blocks that are adjacent at both places. */
export type Move = Readonly<{number: number}>

/** The plan of a block, or of several. Moves are found last, among deleted and inserted blocks. */
export type BlockPlan =
  | Readonly<{kind: 'same'; old: Unit; new: Unit}>
  | Readonly<{kind: 'pair'; old: Unit; new: Unit; parts: readonly PartPlan[]}>
  /** Old and new are shown in full, one after the other. */
  | Readonly<{kind: 'replaced'; old: Unit; new: Unit}>
  | Readonly<{kind: 'table'; old: Unit; new: Unit; table: TablePlan}>
  /** Paragraphs that were split or joined, as one text in which a token marks the end of a paragraph. */
  | Readonly<{
      kind: 'paragraphs'
      old: readonly Unit[]
      new: readonly Unit[]
      words: WordsPlan
      /** Blocks between the paragraphs, by the paragraph that follows them. */
      between: ReadonlyMap<Unit, readonly BlockPlan[]>
    }>
  | TurnedPlan
  | DeletedPlan
  | InsertedPlan

/** A block that became one of another kind; with the changes of each text of the new one, unless there are none. */
export type TurnedPlan = Readonly<{kind: 'turned'; old: Unit; new: Unit; texts?: readonly WordsPlan[]}>

export type DeletedPlan = {readonly kind: 'deleted'; readonly old: Unit; move?: Move}
export type InsertedPlan = {
  readonly kind: 'inserted'
  readonly new: Unit
  move?: Move
  /** The changes inside a block that was moved. */
  inside?: BlockPlan
}

/** A row or a column of both versions; one that only one version has was inserted or deleted. */
export type TableLine = Readonly<{old?: number; new?: number}>

/** The rows and columns of both versions of a table. */
export type TablePlan = Readonly<{
  rows: readonly TableLine[]
  columns: readonly TableLine[]
  oldRows: readonly RowUnit[]
  newRows: readonly RowUnit[]
  /** The plans of the cells that both versions have with different content, by the new cell. */
  cells: ReadonlyMap<CellUnit, PartPlan>
}>
