import type {Article} from '../../core/article.ts'
import {type Atom, atomPlaces, blockText} from '../../outputs/docx/block-text.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import type {SourcedBlock} from './block-source.ts'
import type {CitationFields} from './citation-fields.ts'
import {citedParts, signOf} from './cited.ts'
import {fold} from './fold.ts'
import type {PlannedChange} from './plan-edit.ts'
import type {WordPiece} from './read/document.ts'
import {changesByBlock} from './right-looks.ts'
import {inStretches} from './word-diff.ts'

/** The content of new citations, for comparison: the text of typed citations, and the works of citations in fields. */
export function citationSigns(
  pieces: readonly WordPiece[],
  {partsOf}: Pick<CitationFields, 'partsOf'>
): readonly string[] {
  return pieces.flatMap(piece => {
    const {atom} = piece
    if (atom?.kind !== 'citation') return []
    if (atom.typed) return [shownSign(atom.shown)]
    const parts = partsOf(piece)
    return parts === undefined ? [] : [signOf(parts)]
  })
}

function shownSign(shown: string): string {
  return `shown ${fold(shown).text.replaceAll(' ', '')}`
}

/** Whether an article with changes contains the citations of the changes, and all others unchanged. */
export function hasCitations(
  article: Article,
  blocks: readonly SourcedBlock[],
  changes: readonly PlannedChange[]
): boolean {
  const left = new Map<string, number>()
  for (const {words} of articleBlocks(article))
    for (const atom of blockText(words).atoms)
      for (const sign of signsOf(atom)) left.set(sign, (left.get(sign) ?? 0) + 1)
  const byBlock = changesByBlock(changes)
  const gone = new Set<number>()
  const keptIn = blocks.map(({block, shown}) => {
    const edits = (byBlock.get(block.number) ?? []).flatMap(({blockEdit}) => blockEdit ?? [])
    const isEdited = inStretches(edits.toSorted((a, b) => a.start - b.start))
    const places = atomPlaces(shown.text)
    const atoms = shown.atoms.filter((atom, index) => {
      const isKept = !isEdited(places[index] ?? -1)
      if (!isKept && atom.node.type === 'noteCall') gone.add(atom.node.note)
      return isKept
    })
    return {block, atoms}
  })
  // A citation that is a note of its own is deleted together with the note call.
  const kept = keptIn.flatMap(({block: {note, written}, atoms}) =>
    written !== undefined && gone.has(note!) ? [] : atoms.flatMap(atom => signsOf(atom).slice(0, 1))
  )
  return [...kept, ...changes.flatMap(({citations}) => citations ?? [])].every(sign => {
    const count = left.get(sign) ?? 0
    left.set(sign, count - 1)
    return count > 0
  })
}

/** The content of a citation, for comparison: its works, and its words. */
function signsOf({node, shown}: Atom): readonly string[] {
  return node.type === 'citation' ? [signOf(citedParts(node)), shownSign(shown)] : []
}
