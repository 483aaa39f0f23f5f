import type {Item, WorkState} from '../rendering/context.ts'

/** A work of a document: its place in the bibliography, and what tells it apart. */
export type Work = {readonly item: Item; readonly order: number; state: WorkState}

/** How much of the given name of a person is shown. */
export type Givens = WorkState['givens']
