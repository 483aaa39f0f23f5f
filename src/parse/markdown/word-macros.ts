import type {Nodes} from 'mdast'
import {largestOf} from '../../core/extremes.ts'
import type {Macro} from '../../core/mdast.ts'
import {argumentsAt} from '../latex/blocks/scan.ts'
import {moved} from '../plugins/source.ts'
import {macrosIn} from '../plugins/tex/macros.ts'

/** The macros that TeX defines, in the form that they have in running text. */
export function wordMacros(tex: string): readonly Macro[] {
  return mayDefine.test(tex) ? macrosIn(tex).flatMap(inText) : []
}

/**
 * The form of a macro in running text: words, such as `\newcommand{\ie}{i.e.}`, or a formula, such as
 * `\newcommand{\R}{\mathbb{R}}`, which gets its dollars. None for macros that only set or define something.
 */
export function inText(macro: Macro): readonly Macro[] {
  if (macro.environment !== undefined) return [macro]
  const words = {...macro, body: branchForText(macro.body)}
  if (isForWords(words)) return [words]
  return onlyInFormulas.test(macro.body) && !/\$|\\(?:begin|\\|item|ifmmode)|&/.test(macro.body)
    ? [{...macro, body: `$${macro.body}$`}]
    : []
}

/** The text of `\ifmmode^{#1}\else\(^{#1}\)\fi`, as in tables of Stata: a superscript. */
function branchForText(body: string): string {
  return body
    .replace(/^\s*\\ifmmode(?![A-Za-z])[\s\S]*?\\else(?![A-Za-z])\s*([\s\S]*?)\s*\\fi\s*$/, '$1')
    .replace(/^(?:\\\(|\$)\^\{([^{}$\\]*)\}(?:\\\)|\$)$/, '\\textsuperscript{$1}')
}

/** Matches commands and signs that only formulas contain. */
const onlyInFormulas =
  /\\(?:math[a-z]+|operatorname|boldsymbol|bm|[dt]?frac|vec|hat|bar|tilde|overline|widehat|widetilde|limits|left|sqrt)(?![A-Za-z])|(?<!\\)\^|(?<![A-Za-z])[A-Za-z]_/

/**
 * Whether a macro can only expand to text, because all its formula content is in `\ensuremath{…}` or between dollar
 * signs.
 */
function isForWords(macro: Macro): boolean {
  const written = withDollars(macro.body)
  const body = written.replace(dollars, '')
  if (body !== written && !ofFormulas.test(body)) return true
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
  return withDollars(body).replace(/#(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '')
}

/** Replaces each `\ensuremath{…}` by the formula between dollars. */
function withDollars(body: string): string {
  const start = body.indexOf(ensuring)
  if (start < 0) return body
  const {groups, end} = argumentsAt(body, start + ensuring.length, 1)
  const [formula] = groups
  if (formula === undefined) return body
  return `${body.slice(0, start)}$${formula.text}$${withDollars(body.slice(end))}`
}

const ensuring = '\\ensuremath'
const dollars = /(?<!\\)\$[^$]+\$/g

/**
 * Extends a use of a macro whose only argument is optional, `\model[v1]`, by this argument, which Markdown parses as
 * text.
 */
export function withOptions(
  nodes: readonly Nodes[],
  own: ReadonlyMap<string, Macro>,
  text: string
): readonly Nodes[] {
  if (own.size === 0) return nodes
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1]
    if (node.type !== 'rawTex' || own.get(node.name)?.optional?.count !== 1 || next?.type !== 'text') continue
    const [option] = /^\[[^[\]\n]*\]/.exec(next.value) ?? []
    const start = next.position?.start
    if (option === undefined || node.value !== `\\${node.name}` || start === undefined) continue
    const end = moved(start, text, (start.offset ?? 0) + option.length)
    node.value += option
    node.position = {start: node.position?.start ?? start, end}
    next.value = next.value.slice(option.length)
    next.position = {start: end, end: next.position?.end ?? end}
  }
  return nodes
}

const mayDefine =
  /\\(?:(?:re)?newenvironment|DeclarePaired|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|(?:alg)?newcommand|(?:alg)?renewcommand|providecommand|def)/
const ofFormulas =
  /\\(?:math|operatorname|frac|begin|left|right|ensuremath|vec|hat|bar|tilde|overline|limits)|[\^_&]/
