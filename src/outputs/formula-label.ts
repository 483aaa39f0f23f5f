/** The words of a formula, and their language if it is not that of the text around. */
export type FormulaLabel = Readonly<{words: string; lang?: string | undefined}>

/**
 * The label of a formula in the printed page: `<math role="img" aria-label="MATH:x squared">`, or `MATH-en:x squared`
 * in a paper of another language. Chromium gives MathML neither a structure type nor alternative text, but pictures get
 * both.
 */
export function formulaLabel({words, lang}: FormulaLabel): string {
  return `${prefix}${lang === undefined ? '' : `-${lang}`}:${words}`
}

/** Reads the label of a formula; undefined for that of a picture. */
export function readFormulaLabel(label: string): FormulaLabel | undefined {
  const [, lang, words] = /^MATH(?:-([\w-]+))?:(.*)$/s.exec(label) ?? []
  return words === undefined ? undefined : {words, lang}
}

const prefix = 'MATH'
