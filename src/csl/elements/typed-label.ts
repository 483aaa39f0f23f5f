import type {Locale} from '../locale/locale.ts'

/** The kinds of locators in CSL 1.0.2, listed in its section “Locators”. */
const kinds =
  'book chapter column figure folio issue line note opus page paragraph part section sub-verbo table verse volume'.split(
    ' '
  )

/** A value that begins with a typed label, `p. 3-8`: its locator name, and the rest. */
export type LabelledValue = Readonly<{kind: string; rest: string}>

/** Parses a label before a number; labels are the short forms of the locale's locator terms. */
export function readTypedLabel(value: string, locale: Locale): LabelledValue | undefined {
  const [, label, rest] = /^\s*([^\s\d]+)\s+(\d.*)$/.exec(value) ?? []
  if (label === undefined || rest === undefined) return undefined
  const kind = kinds.find(name => {
    const term = locale.term(name, 'short')
    return term !== undefined && (term.single === label || term.multiple === label)
  })
  return kind === undefined ? undefined : {kind, rest}
}
