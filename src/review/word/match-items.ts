import type {Lexicon} from '../../versions/redline/lexicon.ts'
import type {Alignable} from '../../versions/redline/similarity.ts'
import {splitWords} from '../../versions/redline/split-words.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {fold} from './fold.ts'

/** A paragraph or block with its words in the form in which they are matched. */
export type MatchItem<Of> = Alignable & Readonly<{of: Of}>
export type MatchParagraph = MatchItem<BaseParagraph>
export type MatchBlock = MatchItem<SourcedBlock>

/** Matches a paragraph with a block, unless either is matched already. */
export type PairItems = (one: MatchParagraph, other: MatchBlock) => void

/** The matches so far. */
export type Found = Readonly<{
  matched: ReadonlyMap<BaseParagraph, MatchBlock>
  taken: ReadonlySet<MatchBlock>
}>

export function matchItem<Of>(
  of: Of,
  kind: string,
  text: string,
  lexicon: Lexicon,
  contents: Map<string, number>
): MatchItem<Of> {
  const ids: number[] = []
  const plain = fold(text).text.trim()
  splitWords(plain, '', word => {
    ids.push(lexicon.word(word))
  })
  const content = contents.get(plain) ?? contents.size
  contents.set(plain, content)
  const weight = ids.reduce((sum, id) => sum + lexicon.weights[id]!, 0)
  return {of, kind, ids, weight, content, properties: ''}
}

export function kindOfParagraph({story, cell}: BaseParagraph): string {
  return story !== 'body' ? 'note' : cell ? 'cell' : 'text'
}

export function kindOfBlock({block: {kind, note}}: SourcedBlock): string {
  if (kind === 'entry') return 'entry'
  return note !== undefined ? 'note' : kind === 'cell' ? 'cell' : 'text'
}
