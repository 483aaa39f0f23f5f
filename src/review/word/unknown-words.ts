import type {Reference} from '../../core/types.ts'
import type {SourcedBlock} from './block-source.ts'
import {type CitationFields, renderedWords} from './citation-fields.ts'
import {fold, isSameText} from './fold.ts'
import type {WordDocument, WordPiece} from './read/document.ts'

/**
 * Returns whether the field of a citation shows words that neither its works nor the terms of the paper's citations
 * contain.
 */
export type HasUnknownWords = (piece: WordPiece, before: string) => boolean

/** Words with which styles shorten a repeated citation or its names, and numbers of citations and pages. */
const ofStyle =
  /^(?:ibid|id|idem|ebd|ebenda|ders|dies|derselbe|dieselbe|et|al|and|und|y|e|u|a|others|eds?|hrsg|trans|übers|vol|bd|ch|chap|kap|pp?|ss?|ff?|n|fn|no|nr|note|\d{1,3})$/iu

/**
 * Compares the words of citations with the words of the cited works. A program that renders citations anew knows only
 * these words, so any other word that is both in the text and in the field of a citation, such as another year, was
 * changed by a person. If many citations have such words, a program has used another style.
 */
export function unknownWords(
  {paragraphs}: WordDocument,
  blocks: readonly SourcedBlock[],
  references: readonly Reference[],
  fields: CitationFields
): HasUnknownWords {
  const atoms = blocks.flatMap(({shown}) => shown.atoms)
  const shown = atoms.flatMap(({node, shown: words}) => (node.type === 'citation' ? words : []))
  const terms = new Set(
    shown.flatMap(words => words.match(/(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{Ll}\p{M}]*/gu) ?? [])
  )
  const works = new Map(references.map(({key, csl}) => [key, new Set(wordsOf(JSON.stringify(csl)))]))
  const isUnknown = (piece: WordPiece): boolean => {
    const [rendered, parts] = [renderedWords(piece), fields.partsOf(piece)]
    if (rendered === undefined || parts === undefined || !isSameText(rendered, piece.atom!.shown))
      return false
    if (parts.some(({key}) => !works.has(key))) return false
    const own = new Set(
      parts.flatMap(({prefix, locator, suffix}) => wordsOf(`${prefix} ${locator} ${suffix}`))
    )
    const isKnown = (word: string): boolean =>
      terms.has(word) ||
      own.has(word) ||
      parts.some(({key}) => works.get(key)!.has(word.replace(/(?<=^\d{4})\p{L}$/u, '')))
    return wordsOf(rendered).some(word => !isKnown(word) && !ofStyle.test(word))
  }
  const all = paragraphs.flatMap(({pieces}) => pieces).filter(({atom}) => atom?.kind === 'citation')
  const count = all.filter(isUnknown).length
  if (count > 3 && count > all.length / 2) return () => false
  return (piece, before) => isUnknown(piece) && wordsOf(before).length === wordsOf(piece.atom!.shown).length
}

function wordsOf(text: string): readonly string[] {
  return (
    fold(text)
      .text.toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}
