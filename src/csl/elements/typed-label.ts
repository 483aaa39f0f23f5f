import type {Locale} from '../locale/locale.ts'

/** The parts of works that locators name (CSL 1.0.2, “Locators”). */
const kinds =
  'book chapter column figure folio issue line note opus page paragraph part section sub-verbo table verse volume'.split(
    ' '
  )

/** A value that begins with a label as it was typed, `p. 3-8`: what the label names, and what is behind it. */
export type LabelledValue = Readonly<{kind: string; rest: string}>

/** Reads a label before a number; a label is what the language has as the short word for a part of a work. */
export function readTypedLabel(value: string, locale: Locale): LabelledValue | undefined {
  const [, label, rest] = /^\s*([^\s\d]+)\s+(\d.*)$/.exec(value) ?? []
  if (label === undefined || rest === undefined) return undefined
  const kind = kinds.find(name => {
    const term = locale.term(name, 'short')
    return term !== undefined && (term.single === label || term.multiple === label)
  })
  return kind === undefined ? undefined : {kind, rest}
}
