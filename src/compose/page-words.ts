import type {Inline, Node} from '../core/article.ts'
import {pageNameAtEnd} from '../core/cross-reference-names.ts'
import {articleText} from './context.ts'

/**
 * Marks the words about pages before references to them, as in “page~\pageref{sec:x}”: only an output with pages
 * prints them. Where the target is named just before, as in “Figure 2 on page 7”, the reference is among those words.
 */
export function withPageWords(nodes: readonly Node[]): readonly Node[] {
  if (!nodes.some(isPageReference)) return nodes
  const found = [...nodes]
  for (let at = found.length - 1; at > 0; at--) {
    const [before, node, after] = [found[at - 1]!, found[at]!, found[at + 1]]
    if (!isPageReference(node) || before.type !== 'text') continue
    const name = pageNameAtEnd(before.value)
    if (name === undefined) continue
    const previous = found[at - 2]
    const aside = aboutSame(previous, node) ? besides.exec(before.value.slice(0, -name.length)) : null
    if (aside === null) {
      found.splice(at - 1, 1, ...textOf(before.value.slice(0, -name.length)), ofPages(articleText(name)))
      continue
    }
    const isBracketed = aside[0].includes('(')
    const rest = after?.type === 'text' ? after.value : ''
    if (isBracketed && !rest.startsWith(')')) continue
    const words = [before as Inline, node as Inline, ...(isBracketed ? [articleText(')')] : [])]
    found.splice(
      at - 1,
      isBracketed ? 3 : 2,
      ofPages(...words),
      ...(isBracketed ? textOf(rest.slice(1)) : [])
    )
  }
  return found
}

type PageReference = Extract<Node, {type: 'crossReference'}>

function isPageReference(node: Node): node is PageReference {
  return node.type === 'crossReference' && node.page === true
}

function aboutSame(node: Node | undefined, {target}: PageReference): boolean {
  return node?.type === 'crossReference' && node.target === target
}

/** All that may be between a reference and the name of pages: a comma, a bracket, a preposition. */
const besides = /^[\s,;]*\(?\s*(?:on|at|see|auf|siehe|sur|à la|en la|en|alla|na|op|på)?\s*$/iu

function textOf(value: string): readonly Node[] {
  return value === '' ? [] : [articleText(value)]
}

function ofPages(...children: readonly Inline[]): Inline {
  return {type: 'span', ofPages: true, children}
}
