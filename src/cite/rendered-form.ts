import type {ElementContent} from 'hast'
import type {Form} from '../core/memo.ts'
import type {RenderedCitations} from './index.ts'

/** The stored form of rendered citations: the map is stored as a list. */
export type KeptCitations = Omit<RenderedCitations, 'sentences'> &
  Readonly<{sentences: ReadonlyArray<[index: number, sentence: readonly ElementContent[]]>}>

/** How rendered citations are kept. Importing this file does not load the CSL processor. */
export const renderedCitationsForm: Form<RenderedCitations, KeptCitations> = {
  write: rendered => ({...rendered, sentences: [...rendered.sentences]}),
  read: kept => ({...kept, sentences: new Map(kept.sentences)})
}
