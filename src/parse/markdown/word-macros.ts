import {largestOf} from '../../core/extremes.ts'
import type {Macro} from '../../core/mdast.ts'
import {argumentsAt} from '../latex/blocks/scan.ts'
import {macrosIn} from '../plugins/tex/macros.ts'

/**
 * The macros that TeX defines for words, such as `\newcommand{\ie}{i.e.}`. Macros for formulas are parsed elsewhere.
 */
export function wordMacros(tex: string): readonly Macro[] {
  return mayDefine.test(tex) ? macrosIn(tex).filter(isForWords) : []
}

/** Whether a macro can only stand for words, because nothing in it belongs to formulas. */
export function isForWords({body}: Macro): boolean {
  return /[\p{L}\d]/u.test(body.replace(/\\[A-Za-z]+/g, '')) ||
    /\\(?:text|emph|[A-Za-z]*(?:cite|ref))/.test(body)
    ? !ofFormulas.test(body)
    : false
}

/** Expands a use of a macro with its arguments; undefined if an argument is missing. */
export function expandedMacro(use: string, {name, body, optional}: Macro): string | undefined {
  const most =
    optional?.count ?? largestOf([0, ...Array.from(body.matchAll(/#(\d)/g), ([, number]) => Number(number))])
  const {groups, options} = argumentsAt(use, name.length + 1, most)
  const given = groups.map(({text}) => text)
  const values = optional === undefined ? given : [options[0]?.text ?? optional.fallback, ...given]
  if (values.length < most) return undefined
  return body.replace(/#(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '')
}

const mayDefine = /\\(?:newcommand|renewcommand|providecommand|def)/
const ofFormulas =
  /\\(?:math|operatorname|frac|begin|left|right|ensuremath|vec|hat|bar|tilde|overline|limits)|[\^_&]/
