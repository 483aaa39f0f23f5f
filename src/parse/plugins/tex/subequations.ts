import type {Paragraph} from 'mdast'
import type {InlineMath, Math as MathNode} from 'mdast-util-math'
import {addAll} from '../../../core/add-all.ts'
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
 * Converts `\begin{subequations}` to a division that contains its equations, numbered 1a, 1b and so on, and the words
 * between them; a label before the first equation is the label of all. Undefined if the environment contains anything
 * else.
 */
export function subequations(node: RawTex): Div | undefined {
  const inner = /^\\begin\{subequations\}([\s\S]*)\\end\{subequations\}$/.exec(node.value)?.[1]
  if (inner === undefined) return undefined
  const [opening = '', label] = /^\s*(?:\\label\{([^{}]*)\})?/.exec(inner) ?? []
  let rest = inner.slice(opening.length).trim()
  const children: Div['children'] = []
  let subequation: 'first' | 'next' = 'first'
  while (rest !== '') {
    const [between = ''] = /^(?:(?!\\begin\s*\{)[\s\S])+/.exec(rest) ?? []
    if (between !== '') {
      const paragraphs = wordsBetween(between, node)
      if (paragraphs === undefined) return undefined
      addAll(children, paragraphs)
      rest = rest.slice(between.length)
      continue
    }
    const [environment] = /^\\begin\{([A-Za-z]+\*?)\}[\s\S]*?\\end\{\1\}/.exec(rest) ?? []
    const equation = environment === undefined ? undefined : environmentNode(environment, true)
    if (environment === undefined || equation?.type !== 'math') return undefined
    children.push({...equation, data: {...equation.data, subequation}, ...spanOf(node, node)})
    subequation = 'next'
    rest = rest.slice(environment.length).trim()
  }
  if (subequation === 'first') return undefined
  const attributes = {...(label !== undefined && {id: label.trim()}), classes: ['subequations'], pairs: {}}
  return {type: 'div', children, data: {attributes}, ...spanOf(node, node)}
}

/** The paragraphs of the words between equations; undefined if a command or a group in them is not closed. */
function wordsBetween(tex: string, node: RawTex): Paragraph[] | undefined {
  const paragraphs = tex
    .replace(/(?<!\\)%[^\n]*\n?/g, '')
    .split(/\n\s*\n/)
    .map(words => words.trim())
    .filter(words => words !== '')
  if (paragraphs.some(words => !isBalanced(words) || /\\(?:end|label|tag)\b/.test(words))) return undefined
  return paragraphs.map(words => {
    const command: RawTex = {
      type: 'rawTex',
      name: 'text',
      value: `\\text{${words}}`,
      block: false,
      ...spanOf(node, node)
    }
    return {type: 'paragraph', children: [command], ...spanOf(node, node)}
  })
}

function isBalanced(words: string): boolean {
  let depth = 0
  for (const sign of words.replace(/\\[\\{}]/g, '')) {
    if (sign === '{') depth++
    else if (sign === '}' && --depth < 0) return false
  }
  return depth === 0
}
