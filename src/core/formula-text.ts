import {symbols} from './tex-symbols.ts'

/** A part of a formula as text, in the form of a parsed field of a bibliography. */
type FormulaPart =
  | Readonly<{type: 'text'; value: string}>
  | Readonly<{type: 'protected'; children: readonly FormulaPart[]}>
  | Readonly<{
      type: 'styled'
      style: 'italic' | 'superscript' | 'subscript'
      children: readonly FormulaPart[]
    }>

/**
 * Converts a formula of a few symbols to text: `^{13}` to a superscript, `\alpha` to α, a variable to italics.
 * Undefined for formulas that must be typeset as such (fractions, roots, words, unknown commands).
 */
export function formulaText(formula: string): readonly FormulaPart[] | undefined {
  // “$5 and $10” is money; in a formula, authors do not leave a space before the closing dollar sign.
  if (formula.trim() !== formula || formula.length > 200) return undefined
  return readParts(formula, undefined)
}

/** Parses the parts of a formula; `outer` is the script that contains them. */
function readParts(formula: string, outer: string | undefined): readonly FormulaPart[] | undefined {
  const parts: FormulaPart[] = []
  let offset = 0
  while (offset < formula.length) {
    token.lastIndex = offset
    const match = token.exec(formula)
    if (match === null) return undefined
    offset += match[0].length
    const [, script, group, single, upright, uprightText, command, letters, other] = match
    if (script !== undefined) {
      // CSL cannot nest superscripts: $x^{a^b}$ would be shown as $x^{ab}$.
      const inner = script === outer ? undefined : readParts(group ?? single!, script)
      if (inner === undefined) return undefined
      const style = script === '^' ? 'superscript' : 'subscript'
      parts.push({type: 'styled', style, children: inner})
    } else if (upright !== undefined) parts.push({type: 'text', value: uprightText!})
    else if (command !== undefined) {
      const symbol = symbols.get(command)
      if (symbol === undefined) return undefined
      parts.push({type: 'text', value: symbol})
    } else if (letters !== undefined) {
      if (letters.length > 2) return undefined
      // Styles must not change the case of a variable.
      const variable: FormulaPart = {type: 'protected', children: [{type: 'text', value: letters}]}
      parts.push({type: 'styled', style: 'italic', children: [variable]})
    } else if (other !== undefined) parts.push({type: 'text', value: other === '-' ? '−' : other})
  }
  return parts
}

const token =
  /([\^_])(?:\{([^{}]*)\}|(\\[a-zA-Z]+|[^{}\\\s]))|(\\(?:mathrm|text|textrm|mathsf|mathit|mathbf|rm)\{([\p{L}\p{N} .,+-]*)\})|\\([a-zA-Z]+|[,;%&#_{}])\s*|([a-zA-Z]+)|([^\\{}^_$]|\{\})/uy
