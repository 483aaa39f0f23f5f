import type {Article, Node} from './article.ts'

/** The child nodes of a node in reading order; captions come last. */
export function childNodes(node: Node): readonly Node[] {
  switch (node.type) {
    case 'figure':
    case 'figurePart':
      return [...node.children, ...(node.caption ?? [])]
    case 'table':
      return [node.head, node.body, node.foot].flatMap(rows =>
        rows.flatMap(row => row.flatMap(cell => cell.children))
      )
    case 'quotation':
    case 'division':
      return [...node.children, ...(node.source ?? [])]
    case 'lineBlock':
      return node.lines.flat()
    default:
      return ('children' in node ? node.children : undefined) ?? []
  }
}

/** Calls `visit` for every node in reading order; if it returns `false`, the children are skipped. */
export function walkNodes(nodes: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  for (const node of nodes) if (visit(node) !== false) walkNodes(childNodes(node), visit)
}

/** The top-level nodes of an article: of the front matter, the body, the notes, the lists, the statements. */
export function topNodes({front, body, notes, lists, statements}: Article): readonly Node[] {
  return [
    ...front.title,
    ...front.subtitle,
    ...front.titles.flatMap(({children}) => children),
    ...front.abstracts.flatMap(({children}) => children),
    ...body,
    ...notes.flatMap(({children}) => children),
    ...lists.flatMap(({entries}) =>
      entries.flatMap(({children, annotation = []}) => [...children, ...annotation.flat()])
    ),
    ...statements.flatMap(({children}) => children)
  ]
}

/** Whether an article contains a node that passes a test. */
export function holds(article: Article, test: (node: Node) => boolean): boolean {
  const within = (nodes: readonly Node[]): boolean =>
    nodes.some(node => test(node) || within(childNodes(node)))
  return within(topNodes(article))
}

/** The plain text of nodes: citations as rendered, formulas as TeX, no note calls. */
export function wordsOf(nodes: readonly Node[]): string {
  let words = ''
  for (const node of nodes) words = node.type === 'noteCall' ? words.trimEnd() : words + wordsOfNode(node)
  return words
}

function wordsOfNode(node: Node): string {
  switch (node.type) {
    case 'raw':
      return node.format === 'html' ? '' : node.value
    case 'text':
    case 'inlineCode':
    case 'listing':
    case 'undefinedWork':
    case 'undefinedReference':
      return node.value
    case 'formula':
    case 'equation':
      return node.tex
    case 'image':
      return node.alt
    case 'break':
      return ' '
    default:
      return wordsOf(childNodes(node))
  }
}
