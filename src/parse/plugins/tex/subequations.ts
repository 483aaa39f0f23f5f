import type {Div, RawTex} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'
import {environmentNode} from './math-environment.ts'

/**
 * `\begin{subequations}` as a division of its equations, which are numbered 1a, 1b and so on; a label before the
 * first of them is that of all. If it contains anything else, it is left unchanged.
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
