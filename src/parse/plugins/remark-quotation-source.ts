import type {Nodes, Paragraph, Parents, Root} from 'mdast'
import type {Processor} from 'unified'
import '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {spanOf} from './source.ts'

/**
 * Marks the source of a block quotation or of `::: epigraph` as a `quotationSource`. The last paragraph is the source
 * if it consists of `[…]{.source}`, or if it begins with an em dash (`—`, `---`, or `--` and a space) and no other
 * paragraph does, because several would be turns in a dialogue.
 */
export function remarkQuotationSource(this: Processor): (tree: Root) => void {
  return tree =>
    walk(tree, node => {
      if (node.type !== 'blockquote' && !isEpigraph(node)) return
      const children: readonly Nodes[] = (node as Parents).children
      const last = children.at(-1)
      if (last?.type !== 'paragraph' || children.length < 2) return
      const isSource = isMarked(last) || (beginsWithDash(last) && !children.slice(0, -1).some(beginsWithDash))
      if (!isSource) return
      const [only] = last.children
      const words = isMarked(last) && only?.type === 'span' ? only.children : last.children
      const source: Nodes = {type: 'quotationSource', children: words, ...spanOf(last, last)}
      Object.assign(node, {children: [...children.slice(0, -1), source]})
    })
}

function isEpigraph(node: Nodes): boolean {
  return node.type === 'div' && node.data?.attributes?.classes.includes('epigraph') === true
}

function isMarked({children}: Paragraph): boolean {
  const [only] = children
  return (
    children.length === 1 &&
    only?.type === 'span' &&
    only.data?.attributes?.classes.includes('source') === true
  )
}

function beginsWithDash(node: Nodes): boolean {
  const first = node.type === 'paragraph' ? node.children[0] : undefined
  return first?.type === 'text' && /^(?:—|---(?!-)|--[ \t])/.test(first.value)
}
