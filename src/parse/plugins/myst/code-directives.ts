import type {Code, Nodes} from 'mdast'
import type {Attributes} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'
import {readMacros} from '../tex/macros.ts'
import {displayMath} from '../tex/math-environment.ts'
import {addOption, directiveAttributes} from './directive.ts'

/**
 * Converts the MyST directives whose body is not Markdown: ```` ```{math} ```` becomes a display formula, and ````
 * ```{code-block} python ```` becomes code with its caption and label. Other code is unchanged.
 */
export function codeOfDirective(code: Code): Nodes {
  const name = /^\{([\w-]+)\}$/.exec(code.lang ?? '')?.[1]
  if (name !== 'math' && name !== 'code-block' && name !== 'code') return code
  const directive = {name, path: code.meta ?? '', options: new Map<string, string>()}
  const lines = code.value.split('\n')
  let first = 0
  while (/^[ \t]*:[\w-]+:/.test(lines[first] ?? '')) addOption(directive, lines[first++] ?? '')
  const value = lines.slice(first).join('\n').replace(/^\n+/, '')
  const {options} = directive
  const attributes = directiveAttributes(directive)
  if (name === 'math') {
    const macros = readMacros(value)
    if (macros !== undefined) return {type: 'macros', macros, value, ...spanOf(code, code)}
    const math = displayMath(aligned(value.trim()))
    return {
      ...math,
      data: {
        ...math.data,
        ...((attributes.id !== undefined || Object.keys(attributes.pairs).length > 0) && {attributes})
      },
      ...spanOf(code, code)
    }
  }
  const caption = options.get('caption')
  const isNumbered = options.has('linenos') || options.has('lineno-start')
  const start = options.get('lineno-start')
  const own: Attributes = {
    ...attributes,
    classes: [...attributes.classes, ...(isNumbered ? ['numberLines'] : [])],
    pairs: {
      ...attributes.pairs,
      ...(caption !== undefined && {caption}),
      ...(start !== undefined && {startFrom: start})
    }
  }
  const isPlain = own.id === undefined && own.classes.length === 0 && Object.keys(own.pairs).length === 0
  const {path} = directive
  return {
    ...code,
    lang: path === '' ? null : path,
    meta: null,
    value,
    ...(!isPlain && {data: {...code.data, attributes: own}})
  }
}

/** Aligns a formula of several lines that is not in an environment, as Sphinx does. */
function aligned(tex: string): string {
  const isPlain = !/\\begin\{/.test(tex) && /(?<!\\)&|\\\\/.test(tex)
  return isPlain ? `\\begin{aligned}\n${tex}\n\\end{aligned}` : tex
}
