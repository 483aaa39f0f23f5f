import type {Inline, Node} from '../core/article.ts'
import {pageNameAtEnd} from '../core/cross-reference-names.ts'
import {articleText} from './context.ts'

/**
 * Marks text about pages before references to them, as in “page~\pageref{sec:x}”, because only outputs with pages
 * print it. If the target is named just before, as in “Figure 2 on page 7”, the page reference is marked as well.
 */
export function withPageWords(nodes: readonly Node[]): readonly Node[] {
  if (!nodes.some(isPageReference)) return nodes
  const found: Array<readonly Node[]> = nodes.map(node => [node])
  for (let at = nodes.length - 1; at > 0; at--) {
    const [before, node] = [nodes[at - 1]!, nodes[at]!]
    if (!isPageReference(node) || before.type !== 'text') continue
    const name = pageNameAtEnd(before.value)
    if (name === undefined) continue
    const rest = before.value.slice(0, -name.length)
    const aside = aboutSame(nodes[at - 2], node) ? besides.exec(rest)?.[0] : undefined
    if (aside === undefined) {
      found[at - 1] = [...textOf(rest), ofPages(articleText(name))]
      continue
    }
    const [behind, ...others] = found[at + 1] ?? []
    const isClosed = behind?.type === 'text' && behind.value.startsWith(')')
    if (aside.includes('(') && !isClosed) continue
    found[at - 1] = []
    found[at] = [ofPages(before, node)]
    if (!aside.includes('(') || !isClosed) continue
    found[at] = [ofPages(before, node, articleText(')'))]
    found[at + 1] = [...textOf(behind.value.slice(1)), ...others]
  }
  return found.flat()
}

type PageReference = Extract<Node, {type: 'crossReference'}>

function isPageReference(node: Node): node is PageReference {
  return node.type === 'crossReference' && node.page === true
}

function aboutSame(node: Node | undefined, {target}: PageReference): boolean {
  return node?.type === 'crossReference' && node.target === target
}

/** The text that may come between a reference and the word for “page”: a comma, an opening bracket, a preposition. */
const besides = /^[\s,;]*\(?\s*(?:on|at|see|auf|siehe|sur|à la|en la|en|alla|na|op|på)?\s*$/iu

function textOf(value: string): readonly Node[] {
  return value === '' ? [] : [articleText(value)]
}

function ofPages(...children: readonly Inline[]): Inline {
  return {type: 'span', ofPages: true, children}
}
