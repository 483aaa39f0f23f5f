import {fold} from './fold.ts'

/**
 * A paragraph as the sum rule compares it, whatever its blanks: once with its citations by their works, as fields, and once
 * with the words that these show, as programs leave them that do not know fields. The words of notes stand at their calls.
 */
export type SummedParagraph = Readonly<{
  fields: string
  shown: string
  /** The letters of its lines. */
  lines: readonly string[]
  text: string
  /** Whether programs may put it elsewhere beside its owner, as captions above or below their tables. */
  isFree: boolean
  /** The table or figure that it belongs to. */
  owner: unknown
  /** The level of a heading, 0 of other text; undefined of what is never one. */
  level: number | undefined
}>

/** A stretch of a paragraph in both forms, and as it is read. */
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

/** What encloses the works of a citation; no text has it. */
const edge = '\u0001'

/** What a citation says, as one sign. */
export function citedSign(said: string): string {
  return `${edge}${said}${edge}`
}

/** The sign of a citation that does not say its works. */
export const unknownSign = citedSign('?')

/** A text whose citations do not say their works. */
export function withUnknownWorks(fields: string): string {
  return fields
    .split(edge)
    .map((part, index) => (index % 2 === 0 ? part : '?'))
    .join(edge)
}

/** The words of a reference without its numbers, which Word counts anew. */
export function withoutNumbers(reference: string): string {
  return reference.replace(/\p{N}/gu, '')
}

/** What is compared of a text: all but its blanks, in the form that programs agree on. */
export function lettersOf(text: string): string {
  return fold(text).text.replaceAll(' ', '')
}

/** What programs keep of a formula when they write it anew: its letters and numbers, in whatever alphabet. */
export function formulaLetters(formula: string): string {
  return formula
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\p{L}\p{N}+<>=-]/gu, '')
}
