import {atomSign} from '../../outputs/docx/block-text.ts'
import {blockBookmark} from '../../outputs/docx/named-blocks.ts'
import type {SourcedBlock} from './block-source.ts'
import type {WordPiece} from './read/document.ts'
import type {Sent} from './sent.ts'
import type {Alignment} from './word-diff.ts'

/** A formula in which somebody has changed something, by its letters. */
export type FormulaChange = Readonly<{before: string; after: string}>

/** Finds the formulas of a block that have other letters than those that were sent. */
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
    if (before?.kind === 'formula' && letters(before.shown) !== letters(atom.shown))
      found.push({before: before.shown, after: atom.shown})
  }
  return found
}

/** What programs keep of a formula when they write it anew: its letters and numbers, in whatever alphabet. */
function letters(formula: string): string {
  return formula
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\p{L}\p{N}+<>=-]/gu, '')
}
