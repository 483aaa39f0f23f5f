import type {SentForms} from './article-words.ts'
import {isRenderedAnew} from './citation-changes.ts'
import {type CitationFields, renderedWords} from './citation-fields.ts'
import {type CitedPart, signOf} from './cited.ts'
import {isSameText} from './fold.ts'
import {levelOfStyle} from './levels.ts'
import type {WordAtom, WordDocument, WordParagraph} from './read/document.ts'
import {
  blank,
  citedSign,
  formulaLetters,
  lettersOf,
  type SummedParagraph,
  type SummedPart,
  summedParagraph,
  unknownSign,
  withoutNumbers,
  withUnknownWorks
} from './summed-words.ts'

/**
 * The paragraphs of a Word file in order, with all its changes accepted; nothing is assumed about their text before the
 * changes. Notes are read at their calls; content that fields generate, such as lists of references, is left out.
 */
export function fileWords(
  document: WordDocument,
  fields: CitationFields,
  forms: SentForms
): readonly SummedParagraph[] {
  const {paragraphs} = document
  const isAnew = isRenderedAnew(document)
  const notes = new Map<string, WordParagraph[]>()
  for (const paragraph of paragraphs) {
    if (paragraph.story === 'body') continue
    const before = notes.get(paragraph.story)
    if (before === undefined) notes.set(paragraph.story, [paragraph])
    else before.push(paragraph)
  }
  const partsOf = ({pieces}: WordParagraph, depth: number): readonly SummedPart[] =>
    pieces.flatMap(piece => {
      const {text, atom, del} = piece
      if (del !== undefined) return []
      if (atom === undefined) return [{fields: text, shown: text}]
      if (atom.kind === 'citation') {
        const rendered = isAnew ? undefined : renderedWords(piece)
        return [citationPart(atom, fields.partsOf(piece), rendered, forms)]
      }
      if (atom.kind === 'note' && depth === 0 && forms.hasNotes)
        return [
          blank,
          ...(notes.get(atom.note ?? '') ?? []).flatMap(each => [...noteParts(partsOf(each, 1)), blank])
        ]
      return [atomPart(atom, forms)]
    })
  const noteParts = (parts: readonly SummedPart[]): readonly SummedPart[] => {
    const known = forms.notes.get(lettersOf(parts.map(({shown}) => shown).join('')))
    return known === undefined ? parts : [{fields: parts.map(each => each.fields).join(''), shown: known}]
  }
  return paragraphs
    .filter(({story, isMade}) => story === 'body' && !isMade)
    .map(withoutFormulaNumbers)
    .map(paragraph => summedParagraph(partsOf(paragraph, 0), {level: levelOfStyle(paragraph.style)}))
    .map(each =>
      each.fields.includes(unknownSign) ? {...each, fields: withUnknownWorks(each.fields)} : each
    )
    .filter(each => each.fields + each.shown !== '')
}

/** A paragraph without the numbers of display formulas, even if a formula has been deleted. */
function withoutFormulaNumbers(paragraph: WordParagraph): WordParagraph {
  const left = paragraph.pieces.filter(({del}) => del === undefined)
  const formulas = left.filter(({atom}) => atom?.kind === 'formula')
  const words = left.map(({text, atom}) => (atom?.kind === 'formula' ? '' : text)).join('')
  const first = left.find(({text}) => text.trim() !== '')
  const isBeside = formulas.length > 0 ? first === formulas[0] : words.startsWith('\t')
  return isBeside && formulaNumbers.test(words) ? {...paragraph, pieces: formulas} : paragraph
}

const formulaNumbers = /^(?:\s*\(\p{L}?[\p{N}.]*\p{N}\p{L}?\))+\s*$/u

function atomPart({kind, shown}: WordAtom, {hasFormulas}: SentForms): SummedPart {
  if (kind === 'reference') return {fields: withoutNumbers(shown), shown}
  const letters = kind === 'formula' && hasFormulas ? formulaLetters(shown) : ''
  return {fields: letters, shown: letters}
}

/**
 * The part for a citation: its works, and the words that galley showed for them, because programs that support fields
 * re-render these words. If a citation shows words other than those with which it was rendered, a person typed them,
 * and only the typed words count.
 */
function citationPart(
  {shown}: WordAtom,
  parts: readonly CitedPart[] | undefined,
  rendered: string | undefined,
  {citations}: SentForms
): SummedPart {
  if (rendered !== undefined && !isSameText(rendered, shown) && !citations.has(shown))
    return {fields: shown, shown}
  if (parts === undefined) return {fields: unknownSign, shown}
  const sign = citedSign(signOf(parts))
  return {fields: sign, shown: citations.has(shown) ? shown : (citations.get(sign) ?? shown)}
}
