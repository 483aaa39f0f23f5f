import {atomSign} from '../../outputs/docx/block-text.ts'
import type {SourcedBlock} from './block-source.ts'
import type {BlockChanges} from './changes.ts'
import type {WordDocument} from './read/document.ts'

/** Parts of a file that a program has dropped, although no person has deleted them. */
export type LostParts = Readonly<{
  /** The number of note calls in the file, if the part with the notes is missing. */
  notes: number
  /** The number of formulas in the paper, if none is left in the file. */
  formulas: number
}>

/** Finds the parts that a file has lost. */
export function lostParts({paragraphs}: WordDocument, blocks: readonly SourcedBlock[]): LostParts {
  const stories = new Set(paragraphs.map(({story}) => story))
  const atoms = paragraphs.flatMap(({pieces}) =>
    pieces.flatMap(({atom, del}) => (atom === undefined ? [] : {...atom, isLive: del === undefined}))
  )
  const calls = atoms.filter(({kind, note = '', isLive}) => kind === 'note' && isLive && !stories.has(note))
  const sent = blocks.flatMap(({shown}) => shown.atoms.filter(({kind}) => kind === 'formula'))
  return {
    notes: calls.length,
    formulas: atoms.some(({kind}) => kind === 'formula') ? 0 : sent.length
  }
}

/** Whether a block that is missing in a file was lost by a program rather than deleted by a person. */
export function isLost({block: {kind, note}}: SourcedBlock, {notes, formulas}: LostParts): boolean {
  return (note !== undefined && notes > 0) || (kind === 'equation' && formulas > 0)
}

/** One line for each kind of loss. */
export function lostReasons({notes, formulas}: LostParts): readonly string[] {
  return [
    ...(notes === 0
      ? []
      : [
          `the Word file calls ${notes === 1 ? 'a note whose words are' : `${notes} notes whose words are`} not in it; the notes stay as they are`
        ]),
    ...(formulas === 0
      ? []
      : [
          `the program that saved the Word file has dropped ${formulas === 1 ? 'the formula' : `all ${formulas} formulas`}, as LibreOffice does without its component Math; they stay as they are`
        ])
  ]
}

/** The changes of a block, except deletions of formulas that a program has lost. */
export function withoutLost(found: BlockChanges, {formulas}: LostParts): BlockChanges {
  const {shown} = found.of
  if (formulas === 0 || !shown.atoms.some(({kind}) => kind === 'formula')) return found
  const edits = found.edits.filter(
    ({start, end, pieces, change}) =>
      change !== undefined ||
      pieces.some(({text}) => text.trim() !== '') ||
      !isOnlyFormulas(found.of, start, end)
  )
  return {...found, edits}
}

function isOnlyFormulas({shown}: SourcedBlock, start: number, end: number): boolean {
  const words = shown.text.slice(start, end)
  const before = shown.text.slice(0, start).split(atomSign).length - 1
  const own = shown.atoms.slice(before, before + words.split(atomSign).length - 1)
  return (
    words.replaceAll(atomSign, '').trim() === '' &&
    own.length > 0 &&
    own.every(({kind}) => kind === 'formula')
  )
}
