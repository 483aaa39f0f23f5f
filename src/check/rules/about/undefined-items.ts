import {perItems} from '../../../core/per-object.ts'
import type {CitationItem, NumberedCitation} from '../../../core/types.ts'

/** A cited work that is missing from the bibliography. */
type UndefinedItem = Readonly<{item: CitationItem; file: string}>

/** The cited works of a paper that are missing from its bibliography. */
export const undefinedItems = perItems(
  ({citation, file, references}: NumberedCitation): readonly UndefinedItem[] =>
    citation.items.flatMap((item, index) => (references[index] === undefined ? [{item, file}] : []))
)
