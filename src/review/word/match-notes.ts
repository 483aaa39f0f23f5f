import {atomSign} from '../../outputs/docx/block-text.ts'
import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import type {WordAtom} from './read/document.ts'

/** The words by which a block is matched: of a note that a style makes of a citation, those of the note. */
export function matchedBlockText({block, shown}: SourcedBlock): string {
  return block.written === undefined ? shown.text : (shown.atoms[0]?.shown ?? '')
}

/** The words by which a paragraph is matched: of a note that is the field of a citation, those that it shows. */
export function matchedText(paragraph: BaseParagraph): string {
  return citationOfNote(paragraph)?.shown ?? baseText(paragraph)
}

/** Whether a paragraph is the field of a citation in a note of its own, whatever a program has rendered it as. */
export function isCitationNote(paragraph: BaseParagraph): boolean {
  return citationOfNote(paragraph) !== undefined
}

function citationOfNote(paragraph: BaseParagraph): WordAtom | undefined {
  const {story, pieces} = paragraph
  if (story === 'body' || baseText(paragraph).trim() !== atomSign) return undefined
  const field = pieces.find(({atom, ins}) => atom !== undefined && ins === undefined)?.atom
  return field?.kind === 'citation' ? field : undefined
}
