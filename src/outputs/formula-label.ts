/** The spoken text of a formula, and the language of that text unless it is the language of the surrounding text. */
export type FormulaLabel = Readonly<{words: string; lang?: string | undefined}>

/**
 * The label of a formula in the page to typeset: `<math role="img" aria-label="MATH:x squared">`, or `MATH-en:x
 * squared` in a paper in another language. In Chromium's PDFs, pictures have a structure type and alternative text, but
 * MathML has neither.
 */
export function formulaLabel({words, lang}: FormulaLabel): string {
  return `${prefix}${lang === undefined ? '' : `-${lang}`}:${words}`
}

/** Parses the label of a formula; undefined for the label of a picture. */
export function readFormulaLabel(label: string): FormulaLabel | undefined {
  const [, lang, words] = /^MATH(?:-([\w-]+))?:(.*)$/s.exec(label) ?? []
  return words === undefined ? undefined : {words, lang}
}

const prefix = 'MATH'
