import type {Theorem} from '../../core/article.ts'
import {proofMark, theoremKinds} from '../../core/theorem-kinds.ts'
import {hasMarkInFormula} from '../../core/walk-article.ts'
import {paragraph, type StoryItem} from './items.ts'
import type {Piece} from './marks.ts'
import {textPieces} from './run.ts'
import {lineOf, type Story, type WriteBlocks, wordsPieces} from './story.ts'
import {labelParts} from './targets.ts'

/**
 * A theorem, proof or similar: its head is a paragraph that Word runs into the next one, and ∎ is in a paragraph of its
 * own.
 */
export function theorem(node: Theorem, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const {kind, children} = node
  const {look} = theoremKinds[kind]
  const form = look === 'plain' ? {...story.form, style: 'Theorem'} : story.form
  const isRunIn = children[0]?.type === 'paragraph'
  const head = paragraph(
    {...story.form, style: 'TheoremHead', keepsWithNext: true, ...(isRunIn && {isRunIn: true})},
    story.context.targets.around(node.anchor, headPieces(node, story)),
    story.marks
  )
  const end =
    kind === 'proof' && !hasMarkInFormula(node)
      ? [
          paragraph(
            {...story.form, style: 'ProofEnd'},
            textPieces(proofMark, lineOf(node, story)),
            story.marks
          )
        ]
      : []
  return [head, ...write(children, {...story, form}), ...end]
}

/** “Theorem 1 (Recovery). ” */
function headPieces(node: Theorem, story: Story): readonly Piece[] {
  const {label, caption, isHead, kind, anchor} = node
  const {context} = story
  const line = lineOf(node, story)
  const {look} = theoremKinds[kind]
  const isSlanted = look === 'remark' || look === 'proof'
  const set = {
    ...line,
    look: {...line.look, ...(isSlanted ? {italic: true as const} : {bold: true as const})}
  }
  const [name, number] = /\p{N}$/u.test(label) ? labelParts(label) : [label, '']
  const labelled =
    isHead && caption
      ? wordsPieces(caption, set)
      : [...textPieces(name, set), ...context.targets.aroundNumber(anchor, textPieces(number, set))]
  const named =
    isHead || caption === undefined
      ? []
      : [...textPieces(' (', line), ...wordsPieces(caption, line), ...textPieces(')', line)]
  return [...labelled, ...named, ...textPieces(`${context.terms.stop} `, line)]
}
