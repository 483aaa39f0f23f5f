import {perItems} from '../../../core/per-object.ts'
import type {CitationItem, NumberedCitation} from '../../../core/types.ts'

/** A work in a citation that the bibliography does not have. */
type UndefinedItem = Readonly<{item: CitationItem; file: string}>

/** The cited works of a paper that the bibliography does not have. */
export const undefinedItems = perItems(
  ({citation, file, references}: NumberedCitation): readonly UndefinedItem[] =>
    citation.items.flatMap((item, index) => (references[index] === undefined ? [{item, file}] : []))
)
