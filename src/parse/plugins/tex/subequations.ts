import type {InlineMath, Math as MathNode} from 'mdast-util-math'
import type {Div, RawTex} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'
import {environmentNode} from './math-environment.ts'

/**
 * Converts `subequations` in the form that Pandoc writes, `$$\label{eq:all}\begin{align} … \label{eq:a} \\ …
 * \end{align}$$`; the label of all can also be at the end. Undefined for other formulas.
 */
export function labelledLines(node: MathNode | InlineMath): Div | undefined {
  const [, before, lines, , after] =
    /^\s*(\\label\{[^{}]*\})?\s*(\\begin\{(align|gather|alignat|flalign|eqnarray)\}[\s\S]*\\end\{\3\})\s*(\\label\{[^{}]*\})?\s*$/.exec(
      node.value
    ) ?? []
  const label = before ?? after
  if (label === undefined || lines === undefined || !lines.includes('\\label')) return undefined
  const value = `\\begin{subequations}${label}${lines}\\end{subequations}`
  return subequations({type: 'rawTex', name: 'subequations', value, block: true, ...spanOf(node, node)})
}

/**
 * Converts `\begin{subequations}` to a division that contains its equations, numbered 1a, 1b and so on; a label before
 * the first equation is the label of all. Undefined if the environment contains anything else.
 */
export function subequations(node: RawTex): Div | undefined {
  const inner = /^\\begin\{subequations\}([\s\S]*)\\end\{subequations\}$/.exec(node.value)?.[1]
  if (inner === undefined) return undefined
  const [opening = '', label] = /^\s*(?:\\label\{([^{}]*)\})?/.exec(inner) ?? []
  let rest = inner.slice(opening.length).trim()
  const equations: Div['children'] = []
  while (rest !== '') {
    const [environment] = /^\\begin\{([A-Za-z]+\*?)\}[\s\S]*?\\end\{\1\}/.exec(rest) ?? []
    const equation = environment === undefined ? undefined : environmentNode(environment, true)
    if (environment === undefined || equation?.type !== 'math') return undefined
    const subequation = equations.length === 0 ? 'first' : 'next'
    equations.push({...equation, data: {...equation.data, subequation}, ...spanOf(node, node)})
    rest = rest.slice(environment.length).trim()
  }
  if (equations.length === 0) return undefined
  const attributes = {...(label !== undefined && {id: label.trim()}), classes: ['subequations'], pairs: {}}
  return {type: 'div', children: equations, data: {attributes}, ...spanOf(node, node)}
}
