import type {Diagnostic} from './types.ts'

/** Findings, and the texts of their files by path. */
export type Findings = Readonly<{
  diagnostics: readonly Diagnostic[]
  textOf: (file: string) => string | undefined
}>

/**
 * Returns the findings that an older state of a paper did not have. Line numbers change while an author writes, so a
 * finding is identified by its rule, file, subject and surrounding text. Findings with the same text both before and
 * after them are paired first, then those with the same text on one side.
 */
export function newFindings(now: Findings, before: Findings): readonly Diagnostic[] {
  const known = new Map<string, Around[]>()
  for (const diagnostic of before.diagnostics) {
    const name = nameOf(diagnostic)
    const others = known.get(name) ?? []
    known.set(name, others)
    others.push(around(diagnostic, before))
  }
  const same = (a: Around, b: Around): boolean => a.before === b.before && a.after === b.after
  const alike = (a: Around, b: Around): boolean => a.before === b.before || a.after === b.after
  let left = now.diagnostics.map(diagnostic => ({diagnostic, around: around(diagnostic, now)}))
  for (const pairs of [same, alike]) {
    left = left.filter(entry => {
      const others = known.get(nameOf(entry.diagnostic)) ?? []
      const index = others.findIndex(other => pairs(entry.around, other))
      if (index >= 0) others.splice(index, 1)
      return index < 0
    })
  }
  return left.map(({diagnostic}) => diagnostic)
}

type Around = Readonly<{before: string; after: string}>

function nameOf({rule, file, subject, message}: Diagnostic): string {
  return JSON.stringify([rule, file, subject ?? message])
}

const mostLetters = 30

/**
 * The text before and after a finding: at most `mostLetters` characters of the same paragraph, with line breaks
 * normalized.
 */
function around({file, start, end}: Diagnostic, {textOf}: Findings): Around {
  const text = textOf(file)
  if (text === undefined || start === undefined) return {before: '', after: ''}
  const offset = end?.offset ?? start.offset
  const before = text.slice(Math.max(0, start.offset - 4 * mostLetters), start.offset).split(blankLine)
  const [after = ''] = text.slice(offset, offset + 4 * mostLetters).split(blankLine)
  return {
    before: oneLine(before.at(-1) ?? '').slice(-mostLetters),
    after: oneLine(after).slice(0, mostLetters)
  }
}

const blankLine = /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)/

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
