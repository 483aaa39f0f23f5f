import type {Article, Block, Node, Section} from '../core/article.ts'
import {changeNodes} from '../core/change-article.ts'
import type {OutputKind} from '../core/output-conditions.ts'
import {gatherer, topNodes, walkNodes} from '../core/walk-article.ts'

/**
 * The article for one output: without text for other outputs, notes that only the omitted text calls, and entries of
 * that text in the contents. A reference to an omitted part stays as plain words. If nothing is omitted, the article is
 * returned unchanged. Outputs other than those of `OutputKind` get all text except text about pages.
 */
export function articleFor(article: Article, output: OutputKind | undefined): Article {
  const isLeftOut = (node: Node): boolean => {
    if (node.type !== 'division' && node.type !== 'span') return false
    if (node.type === 'span' && node.ofPages) return output !== 'pdf'
    return output !== undefined && node.outputs?.includes(output) === false
  }
  const left = conditional(article).filter(isLeftOut)
  if (left.length === 0) return article
  const anchors = new Set<string>()
  const notes = new Set<number>()
  walkNodes(left, node => {
    if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor)
    if (node.type === 'noteCall') notes.add(node.note)
    return undefined
  })
  const listed = (sections: readonly Section[]): readonly Section[] =>
    sections
      .filter(({anchor}) => !anchors.has(anchor))
      .map(section => ({...section, sections: listed(section.sections)}))
  const change = (node: Node): Node | readonly Node[] => {
    if (isLeftOut(node)) return []
    if (node.type === 'contents') return {...node, sections: listed(node.sections)}
    return node.type === 'crossReference' && anchors.has(node.target) ? node.children : node
  }
  const within = <Kind extends Node>(nodes: readonly Kind[]): readonly Kind[] => changeNodes(nodes, change)
  const texts = <Text extends Readonly<{children: readonly Block[]}>>(
    all: readonly Text[]
  ): readonly Text[] => all.map(text => ({...text, children: within(text.children)}))
  const {front} = article
  const shown: Article = {
    ...article,
    front: {...front, abstracts: texts(front.abstracts)},
    body: within(article.body),
    notes: texts(article.notes),
    statements: texts(article.statements)
  }
  walkNodes(topNodes(shown), node => {
    if (node.type === 'noteCall') notes.delete(node.note)
    return undefined
  })
  return {...shown, notes: shown.notes.filter(({number}) => !notes.has(number))}
}

/** The nodes that are only for some outputs, including nested ones. */
const conditional = gatherer((node): readonly Node[] =>
  (node.type === 'division' && node.outputs !== undefined) ||
  (node.type === 'span' && (node.outputs !== undefined || node.ofPages))
    ? [node]
    : []
)
