import type {Code, Nodes} from 'mdast'
import type {Attributes} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'
import {readMacros} from '../tex/macros.ts'
import {displayMath} from '../tex/math-environment.ts'
import {addOption, directiveAttributes, numbered} from './directive.ts'

/**
 * Converts the MyST directives whose body is not Markdown: ```` ```{math} ```` becomes a display formula, and ````
 * ```{code-block} python ```` becomes code with its caption and label. Of code to
 * be run, the options are removed. Other code is unchanged.
 */
export function codeOfDirective(code: Code): Nodes {
  const name = /^\{([\w-]+)\}$/.exec(code.lang ?? '')?.[1]
  if (name === 'code-cell') return cell(code)
  if (name !== 'math' && name !== 'code-block' && name !== 'code') return code
  const directive = {name, path: code.meta ?? '', options: new Map<string, string>()}
  const lines = code.value.split('\n')
  let first = 0
  while (/^[ \t]*:[\w-]+:/.test(lines[first] ?? '')) addOption(directive, lines[first++] ?? '')
  const value = lines.slice(first).join('\n').replace(/^\n+/, '')
  const {options} = directive
  const attributes = numbered(directiveAttributes(directive), options)
  if (name === 'math') {
    const macros = readMacros(value)
    if (macros !== undefined) return {type: 'macros', macros, value, ...spanOf(code, code)}
    const math = displayMath(aligned(value.trim()))
    return {
      ...math,
      data: {
        ...math.data,
        ...(!isPlain(attributes) && {attributes})
      },
      ...spanOf(code, code)
    }
  }
  const caption = options.get('caption')
  const isNumbered = ['linenos', 'lineno-start', 'number-lines'].some(key => options.has(key))
  const start = options.get('lineno-start') ?? (options.get('number-lines') || undefined)
  const own: Attributes = {
    ...attributes,
    classes: [...attributes.classes, ...(isNumbered ? ['numberLines'] : [])],
    pairs: {
      ...attributes.pairs,
      ...(caption !== undefined && {caption}),
      ...(start !== undefined && {startFrom: start})
    }
  }
  const {path} = directive
  return {
    ...code,
    lang: path === '' ? null : path,
    meta: null,
    value,
    ...(!isPlain(own) && {data: {...code.data, attributes: own}})
  }
}

function isPlain({id, classes, pairs}: Attributes): boolean {
  return id === undefined && classes.length === 0 && Object.keys(pairs).length === 0
}

/** Moves the options of code to be run, `:tags: [hide-input]`, to its first line, because readers see the others. */
function cell(code: Code): Code {
  const [options = ''] = /^(?:[ \t]*:[\w-]+:.*(?:\n|$))+\n*/.exec(code.value) ?? []
  const meta = `${code.meta ?? ''} ${options.trim().replaceAll('\n', ' ')}`.trim()
  return options === '' ? code : {...code, meta, value: code.value.slice(options.length)}
}

/** Aligns a formula of several lines that is not in an environment, as Sphinx does. */
function aligned(tex: string): string {
  const isPlain = !/\\begin\{/.test(tex) && /(?<!\\)&|\\\\/.test(tex)
  return isPlain ? `\\begin{aligned}\n${tex}\n\\end{aligned}` : tex
}
