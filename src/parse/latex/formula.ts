import {symbols} from './symbols.ts'
import type {LatexText, TextStyle} from './text.ts'

/**
 * Converts a formula of a few symbols to text: `^{13}` to a superscript, `\alpha` to α, a variable to italics.
 * Undefined for formulas that must be typeset as such (fractions, roots, words, unknown commands).
 */
export function formulaText(formula: string): readonly LatexText[] | undefined {
  // “$5 and $10” is money; in a formula, authors do not leave a space before the closing dollar sign.
  if (formula.trim() !== formula || formula.length > 200) return undefined
  return readParts(formula, undefined)
}

/** Parses the parts of a formula; `outer` is the script that contains them. */
function readParts(formula: string, outer: string | undefined): readonly LatexText[] | undefined {
  const parts: LatexText[] = []
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
      const style: TextStyle = script === '^' ? 'superscript' : 'subscript'
      parts.push({type: 'styled', style, children: inner})
    } else if (upright !== undefined) parts.push({type: 'text', value: uprightText!})
    else if (command !== undefined) {
      const symbol = symbols.get(command)
      if (symbol === undefined) return undefined
      parts.push({type: 'text', value: symbol})
    } else if (letters !== undefined) {
      if (letters.length > 2) return undefined
      // Styles must not change the case of a variable.
      const variable: LatexText = {type: 'protected', children: [{type: 'text', value: letters}]}
      parts.push({type: 'styled', style: 'italic', children: [variable]})
    } else if (other !== undefined) parts.push({type: 'text', value: other === '-' ? '−' : other})
  }
  return parts
}

const token =
  /([\^_])(?:\{([^{}]*)\}|(\\[a-zA-Z]+|[^{}\\\s]))|(\\(?:mathrm|text|textrm|mathsf|mathit|mathbf|rm)\{([\p{L}\p{N} .,+-]*)\})|\\([a-zA-Z]+|[,;%&#_{}])\s*|([a-zA-Z]+)|([^\\{}^_$]|\{\})/uy
