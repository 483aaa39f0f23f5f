import {fold} from './fold.ts'

/**
 * A paragraph as compared by the sum rule, without spaces: once with the works of its citations, as in fields, and
 * once with the text of the citations, as in files from programs without fields. The text of a note is at its call.
 */
export type SummedParagraph = Readonly<{
  fields: string
  shown: string
  /** The letters of each line. */
  lines: readonly string[]
  text: string
  /** Whether programs may move the paragraph around its owner, as they do with captions above or below tables. */
  isFree: boolean
  /** The table or figure that the paragraph belongs to. */
  owner: unknown
  /** The level of a heading; 0 for other text; undefined for text that can never be a heading. */
  level: number | undefined
}>

/** A part of a paragraph in both forms: with fields, and as shown. */
export type SummedPart = Readonly<{fields: string; shown: string}>

export const blank: SummedPart = {fields: ' ', shown: ' '}

/** Joins parts into a paragraph. */
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

/** The character that encloses the works of a citation; it occurs in no text. */
const edge = '\u0001'

/** Marks text as the content of a citation. */
export function citedSign(said: string): string {
  return `${edge}${said}${edge}`
}

/** Represents a citation of unknown works. */
export const unknownSign = citedSign('?')

/** Replaces the works of each citation in a text with `?`. */
export function withUnknownWorks(fields: string): string {
  return fields
    .split(edge)
    .map((part, index) => (index % 2 === 0 ? part : '?'))
    .join(edge)
}

/** The text of a reference without its numbers, which Word updates. */
export function withoutNumbers(reference: string): string {
  return reference.replace(/\p{N}/gu, '')
}

/** The letters of a text in compared form, without spaces. */
export function lettersOf(text: string): string {
  return fold(text).text.replaceAll(' ', '')
}

/**
 * The parts of a formula that programs preserve when they rewrite it: letters, numbers and simple operators, in any
 * alphabet.
 */
export function formulaLetters(formula: string): string {
  return formula
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\p{L}\p{N}+<>=-]/gu, '')
}
