import type {Macro} from './mdast.ts'
import {withoutUnits} from './units.ts'

/** A formula as MathML, or why it cannot be parsed. */
export type ReadFormula = Readonly<{markup: string} | {fault: string}>

/** Parses the TeX of a formula; `display` is true for display formulas. */
export type FormulaReader = (tex: string, display: boolean) => ReadFormula

/**
 * Creates a parser that knows the given macros. Temml is loaded only here, because only papers with formulas need it.
 */
export async function formulaReader(macros: readonly Macro[]): Promise<FormulaReader> {
  const {default: temml} = await import('temml')
  const known = {...commonMacros}
  const own = new Set(macros.map(({name}) => name))
  const read: FormulaReader = (written, display) => {
    const plain = withoutUnits(written, own)
    if ('fault' in plain) return plain
    const {tex} = plain
    try {
      // Without trust, no URL, class or style of the author's gets into the page.
      const markup = temml.renderToString(tex, {
        displayMode: display,
        throwOnError: true,
        trust: false,
        // A formula can define macros; it gets a copy, so that they end with it.
        macros: {...known},
        annotate: false,
        xml: true
      })
      // Browsers with MathML do this for `display="block"` anyway, and validators do not accept the value. They accept
      // `scriptlevel` only at `mstyle`; elsewhere Temml has an equivalent style.
      return {
        markup: markup
          .replace(' style="display:block math;"', '')
          .replace(/ scriptlevel="\d"(?= style="math-depth:)/g, '')
      }
    } catch (error) {
      return {fault: faultOf(error)}
    }
  }
  for (const macro of macros) Object.assign(known, definition(macro, own))
  for (const macro of macros) {
    if (macro.optional === undefined) continue
    try {
      // Temml adds definitions of `\gdef` to the macros that it is given.
      temml.renderToString(withArgument(macro, macro.optional.count), {macros: known, throwOnError: true})
    } catch {
      // Formulas that use it cannot be parsed, and are reported.
    }
  }
  return read
}

/** Commands of LaTeX and of common packages that Temml lacks, such as `\slashed`. */
const commonMacros: Readonly<Record<string, string>> = {
  '\\slashed': '{\\not{#1}}',
  '\\mbox': '\\text{#1}',
  '\\ensuremath': '{#1}',
  '\\cramped': '{#1}',
  '\\mspace': '\\mskip#1',
  '\\overunderset': '\\overset{#1}{\\underset{#2}{#3}}',
  '\\stackbin': '\\mathbin{\\overset{#1}{#2}}',
  '\\accentset': '\\overset{#1}{#2}',
  '\\underaccent': '\\underset{#1}{#2}',
  '\\nicefrac': '{}^{#1}\\!/_{#2}',
  '\\adots': '\\iddots',
  '\\hdots': '\\ldots',
  '\\symbf': '\\mathbf{#1}',
  '\\symup': '\\mathrm{#1}',
  '\\symrm': '\\mathrm{#1}',
  '\\symit': '\\mathit{#1}',
  '\\symsf': '\\mathsf{#1}',
  '\\symbb': '\\mathbb{#1}',
  '\\symcal': '\\mathcal{#1}',
  '\\symfrak': '\\mathfrak{#1}'
}

/** Converts a macro to Temml's form; a macro with an optional argument looks for its bracket, as in LaTeX. */
function definition(
  {name, body, optional}: Macro,
  own: ReadonlySet<string>
): Readonly<Record<string, string>> {
  const plain = withoutUnits(body, own)
  if (optional === undefined) return {[`\\${name}`]: 'tex' in plain ? plain.tex : body}
  const given = `\\${name}@given`
  return {[`\\${name}`]: `\\@ifnextchar[{${given}}{${given}[{${optional.fallback}}]}`}
}

function withArgument({name, body}: Macro, count: number): string {
  const others = Array.from({length: count - 1}, (_, index) => `#${index + 2}`).join('')
  return `\\gdef\\${name}@given[#1]${others}{${body}}`
}

/** Temml's message without its position, which refers to Temml's own text. */
function faultOf(error: unknown): string {
  // Where an argument is missing at the end, it may trip over its own feet.
  if (!(error instanceof Error) || error.name !== 'ParseError') return 'an argument does not end'
  return error.message.replace(/ at (?:position \d+|end of input):[\s\S]*$/, '').trim()
}
