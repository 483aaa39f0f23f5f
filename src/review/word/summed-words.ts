import {fold} from './fold.ts'

/**
 * A paragraph as the sum rule compares it, without blanks: once with the works of its citations, as in fields, and
 * once with the words of these, as left by programs without fields. The words of notes are at their calls.
 */
export type SummedParagraph = Readonly<{
  fields: string
  shown: string
  /** The letters of its lines. */
  lines: readonly string[]
  text: string
  /** Whether programs may move it around its owner, such as captions above or below their tables. */
  isFree: boolean
  /** The table or figure that it belongs to. */
  owner: unknown
  /** The level of a heading, 0 for other text; undefined for text that is never a heading. */
  level: number | undefined
}>

/** A stretch of a paragraph with fields, as shown, and as read. */
export type SummedPart = Readonly<{fields: string; shown: string}>

export const blank: SummedPart = {fields: ' ', shown: ' '}

/** Puts the parts of a paragraph together. */
export function summedParagraph(
  parts: readonly SummedPart[],
  {
    isFree = false,
    level,
    owner
  }: Readonly<{isFree?: boolean; level?: number | undefined; owner?: unknown}> = {}
): SummedParagraph {
  const [fields, shown] = [parts.map(part => part.fields).join(''), parts.map(part => part.shown).join('')]
  return {
    fields: lettersOf(fields),
    shown: lettersOf(shown),
    lines: shown.split('\n').map(lettersOf),
    text: shown.replace(/\s+/g, ' ').trim(),
    isFree,
    owner,
    level
  }
}

/** The sign around the works of a citation; it occurs in no text. */
const edge = '\u0001'

/** The content of a citation, as one sign. */
export function citedSign(said: string): string {
  return `${edge}${said}${edge}`
}

/** The sign of a citation with unknown works. */
export const unknownSign = citedSign('?')

/** A text in which the works of all citations are unknown. */
export function withUnknownWorks(fields: string): string {
  return fields
    .split(edge)
    .map((part, index) => (index % 2 === 0 ? part : '?'))
    .join(edge)
}

/** The words of a reference without its numbers, which Word recounts. */
export function withoutNumbers(reference: string): string {
  return reference.replace(/\p{N}/gu, '')
}

/** The compared letters of a text: all but its blanks, in a form common to programs. */
export function lettersOf(text: string): string {
  return fold(text).text.replaceAll(' ', '')
}

/** The parts of a formula that programs preserve when they rewrite it: its letters and numbers, in any alphabet. */
export function formulaLetters(formula: string): string {
  return formula
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\p{L}\p{N}+<>=-]/gu, '')
}
