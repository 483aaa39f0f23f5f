import type {Article, Change, Node, TableCell} from '../../../src/core/article.ts'
import {childNodes, wordsOf} from '../../../src/core/walk-article.ts'

/**
 * An article with marks as text, one block per line: `{-deleted-}`, `{+inserted+}`, `{~formatted~}`, `{!changed!}`,
 * `{<moved from here<}`, `{>moved here>}`, and `{¶+}` or `{¶-}` where a paragraph was split off or joined.
 */
export function marked({front, body, notes, statements}: Article): string {
  return [
    ...(front.title.length > 0 ? [`= ${inline(front.title)}`] : []),
    ...front.abstracts.flatMap(({children}) => lines(children)),
    ...lines(body),
    ...notes.flatMap(({children, change}) => wrap(`^ ${lines(children).join(' / ')}`, change)),
    ...statements.flatMap(({children}) => lines(children))
  ].join('\n')
}

function lines(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap(node => {
    const {change} = node
    if (node.type === 'references' || node.type === 'notes') return []
    if (node.type === 'table') {
      const rows = [...node.head, ...node.body, ...node.foot]
      return wrap(rows.map(row => row.map(cellText).join(' | ')).join(' // '), change)
    }
    if (node.type === 'figure')
      return wrap(`${lines(node.children).join(' ')} : ${inline(node.caption ?? [])}`, change)
    if (node.type === 'heading') return wrap(`${'#'.repeat(node.level)} ${inline(node.children)}`, change)
    if (node.type === 'listItem') return wrap(`- ${lines(node.children).join(' / ')}`, change)
    const isBlock =
      node.type !== 'paragraph' && childNodes(node).some(child => 'id' in child || child.type === 'listItem')
    if (isBlock) {
      const inner = lines(childNodes(node))
      return change ? wrap(inner.join(' / '), change) : inner
    }
    return wrap(inline(node.type === 'paragraph' ? node.children : [withoutMark(node)]), change)
  })
}

function cellText({children, change}: TableCell): string {
  return wrap(
    children.some(child => child.type === 'paragraph') ? lines(children).join(' ') : inline(children),
    change
  )[0]!
}

function withoutMark(node: Node): Node {
  const {change: _, ...bare} = node
  return bare as Node
}

const brackets: Readonly<Record<Change['kind'], readonly [string, string]>> = {
  inserted: ['{+', '+}'],
  deleted: ['{-', '-}'],
  formatted: ['{~', '~}'],
  changed: ['{!', '!}'],
  movedFrom: ['{<', '<}'],
  movedTo: ['{>', '>}'],
  split: ['{¶+}', ''],
  joined: ['{¶-}', '']
}

function wrap(text: string, change: Change | undefined): readonly string[] {
  const [start, end] = change === undefined ? ['', ''] : brackets[change.kind]
  return [`${start}${text}${end}`]
}

function inline(nodes: readonly Node[]): string {
  return nodes
    .map(node => {
      const within = 'children' in node && node.children ? inline(node.children) : undefined
      switch (node.type) {
        case 'emphasis':
          return wrap(`*${within}*`, node.change)[0]!
        case 'strong':
          return wrap(`**${within}**`, node.change)[0]!
        case 'superscript':
          return wrap(`^${within}^`, node.change)[0]!
        case 'link':
          return wrap(`[${within}](${node.url})`, node.change)[0]!
        case 'noteCall':
          return wrap(`[^${node.note}]`, node.change)[0]!
        case 'citation':
          return wrap(`[${node.source.replace(/[[\]]/g, '')}]`, node.change)[0]!
        case 'formula':
          return wrap(`$${node.tex}$`, node.change)[0]!
        case 'equation':
          return wrap(`$$${node.tex}$$`, node.change)[0]!
        case 'inlineCode':
          return wrap(`\`${node.value}\``, node.change)[0]!
        case 'image':
          return wrap(`![${node.url}]`, node.change)[0]!
        default:
          return wrap(within ?? wordsOf([withoutMark(node)]), node.change)[0]!
      }
    })
    .join('')
}
