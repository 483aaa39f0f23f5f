import type {Element, ElementContent} from 'hast'
import {h} from '../article/elements.ts'
import {classesOf} from '../hast.ts'

/**
 * Replaces blocks where HTML allows only lines of text, because an HTML parser, unlike an XML parser, ends a paragraph
 * before a block. Such a block becomes a `span` on lines of its own; in a list of definitions, every term gets a
 * definition and vice versa.
 */
export function fittedHtml(nodes: readonly ElementContent[], isLine = false): readonly ElementContent[] {
  return nodes.map(node => {
    if (node.type !== 'element' || foreign.has(node.tagName)) return node
    const isBlock = !inLine.has(node.tagName)
    const children = fittedHtml(node.children, isLine || lines.has(node.tagName))
    if (isLine && isBlock) return blockInLine({...node, children: [...children]})
    return {...node, children: [...(node.tagName === 'dl' ? inPairs(children) : children)]}
  })
}

function blockInLine(element: Element): Element {
  const {id, lang, dir} = element.properties
  return h('span', {id, lang, dir, className: [...classesOf(element), 'block']}, element.children)
}

/** Groups of terms and definitions, with at least one of each. */
function inPairs(children: readonly ElementContent[]): readonly ElementContent[] {
  const pairs: ElementContent[] = []
  let last: 'dt' | 'dd' | undefined
  for (const child of children) {
    const name = child.type === 'element' ? child.tagName : undefined
    if (name === 'dd' && last === undefined) pairs.push(h('dt', {}))
    pairs.push(child)
    if (name === 'dt' || name === 'dd') last = name
  }
  return last === 'dt' ? [...pairs, h('dd', {})] : pairs
}

/** Elements of other markup languages, which are not changed. */
const foreign: ReadonlySet<string> = new Set(['math', 'svg'])

/** Elements that contain lines of text and no blocks (HTML, “Phrasing content”). */
const lines: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 pre span em strong sup sub code kbd mark i b u s small abbr bdi cite q label'.split(
    ' '
  )
)

/** Elements that are allowed in a line of text. */
const inLine: ReadonlySet<string> = new Set([
  ...'a abbr b bdi br cite code del em i img input ins kbd label mark q s small span strong sub sup u wbr'.split(
    ' '
  ),
  ...foreign
])
