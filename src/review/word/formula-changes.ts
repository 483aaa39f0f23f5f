import {atomSign} from '../../outputs/docx/block-text.ts'
import {blockBookmark} from '../../outputs/docx/named-blocks.ts'
import type {SourcedBlock} from './block-source.ts'
import type {WordChange, WordPiece} from './read/document.ts'
import type {Sent} from './sent.ts'
import {formulaLetters} from './summed-words.ts'
import type {Alignment} from './word-diff.ts'

/** A formula whose letters have changed. */
export type FormulaChange = Readonly<{before: string; after: string; change?: WordChange}>

/** Finds the formulas of a block whose letters differ from those in the files that were sent. */
export function formulaChanges(
  pieces: readonly WordPiece[],
  {boundaries}: Alignment,
  {block, shown}: SourcedBlock,
  {atomsOf}: Pick<Sent, 'atomsOf'>
): readonly FormulaChange[] {
  const sent = atomsOf(blockBookmark(block.number))
  if (sent.length !== shown.atoms.length) return []
  const found: FormulaChange[] = []
  let at = 0
  for (const {atom, ins, del, text} of pieces) {
    if (ins !== undefined) continue
    const unit = boundaries[at]!
    at += text.length
    if (atom?.kind !== 'formula' || del !== undefined || shown.text[unit] !== atomSign) continue
    const before = sent[shown.text.slice(0, unit).split(atomSign).length - 1]
    if (before?.kind === 'formula' && formulaLetters(before.shown) !== formulaLetters(atom.shown))
      found.push({before: before.shown, after: atom.shown, ...(atom.by && {change: atom.by})})
  }
  return found
}
