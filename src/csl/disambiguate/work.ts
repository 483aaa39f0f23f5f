import type {Item, WorkState} from '../rendering/context.ts'

/** A work of a document, its position in the bibliography, and its disambiguation. */
export type Work = {readonly item: Item; readonly order: number; state: WorkState}

/** How much of each person's given name is shown. */
export type Givens = WorkState['givens']
