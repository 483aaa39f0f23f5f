import type {InlineMath, Math as MathNode} from 'mdast-util-math'
import type {RawTex} from '../../../core/mdast.ts'

/**
 * The node for a TeX environment: mathematics, without its own numbers, or anything else as written. An unclosed
 * environment stays `rawTex`, even one of mathematics.
 */
export function environmentNode(source: string, block: boolean): MathNode | InlineMath | RawTex {
  const [, name = '', content] = /^\\begin\{([A-Za-z]+\*?)\}([\s\S]*?)(?:\\end\{\1\})?$/.exec(source) ?? []
  const translate = translations.get(name.replace('*', ''))
  const ended = source.endsWith(`\\end{${name}}`)
  if (translate === undefined || content === undefined || !ended)
    return {type: 'rawTex', name, value: source, block}
  const value = translate(content)
  if (block) return {...displayMath(value), data: {...displayMath(value).data, environment: name}}
  if (name === 'math') return inlineMath(value)
  return {...inlineMath(value), data: {...inlineMath(value).data, environment: name, display: true}}
}

/** Removes the environment's own numbers from TeX that consists of a single environment; other TeX is unchanged. */
export function withoutStarless(tex: string): string {
  const [, name = '', content = ''] = /^\s*\\begin\{([A-Za-z]+)\}([\s\S]*)\\end\{\1\}\s*$/.exec(tex) ?? []
  return translations.get(name)?.(content) ?? tex
}

/** Creates display maths in the form of mdast-util-math, so that other tools can handle it. */
export function displayMath(value: string): MathNode {
  const code = element('math-display', value)
  return {type: 'math', meta: null, value, data: {hName: 'pre', hChildren: [code]}}
}

/** Sets the TeX of a maths node, including the copy that mdast-util-math keeps for HTML. */
export function setMath(node: MathNode | InlineMath, value: string): void {
  const fresh = node.type === 'math' ? displayMath(value) : inlineMath(value)
  node.value = value
  node.data = {...node.data, ...fresh.data}
}

/** Creates maths within a line in the form of mdast-util-math. */
export function inlineMath(value: string): InlineMath {
  const hChildren = [{type: 'text' as const, value}]
  return {
    type: 'inlineMath',
    value,
    data: {hName: 'code', hProperties: {className: ['language-math', 'math-inline']}, hChildren}
  }
}

function element(className: string, value: string) {
  return {
    type: 'element' as const,
    tagName: 'code',
    properties: {className: ['language-math', className]},
    children: [{type: 'text' as const, value}]
  }
}

/**
 * The environments of LaTeX and amsmath that contain mathematics. All become starred, because galley numbers equations
 * itself.
 */
const translations: ReadonlyMap<string, (content: string) => string> = new Map([
  ['equation', bare],
  ['displaymath', bare],
  ['math', bare],
  ['align', starred('align')],
  ['flalign', starred('align')],
  ['alignat', starred('alignat')],
  ['gather', starred('gather')],
  ['multline', starred('multline')],
  ['eqnarray', (content: string) => starred('align')(oneColumn(content))]
])

/** `a &=& b` as `a &= b`. */
function oneColumn(content: string): string {
  return content.replace(/&([^&\\]*)&/g, '&$1')
}

function bare(content: string): string {
  return content.trim()
}

function starred(name: string): (content: string) => string {
  return content => `\\begin{${name}*}${content}\\end{${name}*}`
}
