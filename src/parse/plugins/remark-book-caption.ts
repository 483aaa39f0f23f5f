import type {Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import type {Caption, FigureNode, HtmlElementNode} from '../../core/mdast.ts'
import {plainText, walk} from '../../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'

/**
 * Captions in bookdown's notation (its manual, 2.2.4). A paragraph `(ref:name) words` provides the text for the
 * caption `(ref:name)`, and `(\#fig:x)` or `(\#tab:x)` before or after a caption is its label. A paragraph whose text no
 * caption uses stays where it is. Use it after remark-figure.
 */
export function remarkBookCaption(): (tree: Root) => void {
  return tree => {
    const texts = textsOf(tree)
    const used = new Set<Paragraph>()
    labelTables(tree)
    walk(tree, node => {
      if (node.type !== 'figure') return undefined
      const caption = node.children.find((child): child is Caption => child.type === 'caption')
      if (caption === undefined) return undefined
      takeWords(node, caption, texts, used)
      takeBookLabel(node, caption)
      return undefined
    })
    if (used.size > 0)
      tree.children = tree.children.filter(node => node.type !== 'paragraph' || !used.has(node))
  }
}

/** Makes tables of knitr in HTML, `<caption>(\#tab:x)Words</caption>`, numbered tables. */
function labelTables(tree: Root): void {
  walk(tree, node => {
    if (!('children' in node) || node.type === 'figure') return
    const children = (node.children as Nodes[]).map(child => tableOf(child) ?? child)
    if (children.some((child, at) => child !== node.children[at])) Object.assign(node, {children})
  })
}

function tableOf(node: Nodes): FigureNode | undefined {
  if (node.type !== 'htmlElement' || node.tagName !== 'table') return undefined
  const isCaption = (child: Nodes): child is HtmlElementNode =>
    child.type === 'htmlElement' && child.tagName === 'caption'
  const own = (node.children as Nodes[]).find(isCaption)
  if (own === undefined || !/^\s*\(\\?#tab:[^()\s]+\)/.test(plainText(own))) return undefined
  const first: Nodes | undefined = own.children[0]
  if (first?.type === 'text') first.value = first.value.trimStart()
  const position = node.position && {position: node.position}
  const caption: Caption = {type: 'caption', children: own.children as PhrasingContent[], ...position}
  const rest = node.children.filter(child => child !== own)
  const table = {...node, children: rest} as unknown as FigureNode['children'][number]
  return {type: 'figure', kind: 'table', children: [caption, table], ...position}
}

const opening = /^\(ref:([\w-]+)\)\s+/

/** The paragraphs that provide words for captions, by their names. */
function textsOf(tree: Root): ReadonlyMap<string, Paragraph> {
  const texts = new Map<string, Paragraph>()
  for (const node of tree.children) {
    if (node.type !== 'paragraph') continue
    const [first] = node.children
    const name = first?.type === 'text' ? opening.exec(first.value)?.[1] : undefined
    if (name !== undefined && !texts.has(name)) texts.set(name, node)
  }
  return texts
}

function takeWords(
  figure: FigureNode,
  caption: Caption,
  texts: ReadonlyMap<string, Paragraph>,
  used: Set<Paragraph>
): void {
  const written = plainText(caption).trim()
  const name = /^(?:\(\\?#[\w:-]+\)\s*)?\(ref:([\w-]+)\)$/.exec(written)?.[1]
  const text = name === undefined ? undefined : texts.get(name)
  if (name === undefined || text === undefined) return
  const words = withoutName(used.has(text) ? structuredClone(text.children) : text.children)
  used.add(text)
  const label = written.slice(0, written.length - `(ref:${name})`.length)
  caption.children = label === '' ? words : [{type: 'text', value: label}, ...words]
  walk(figure, node => {
    if ((node.type === 'image' || node.type === 'imageReference') && node.alt?.trim() === written)
      node.alt = plainText({type: 'paragraph', children: words})
    return undefined
  })
}

function withoutName([first, ...others]: PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return others
  const length = opening.exec(first.value)?.[0].length ?? 0
  const {position} = first
  const start = position?.start
  if (position && start?.offset !== undefined)
    first.position = {
      ...position,
      start: {line: start.line, column: start.column + length, offset: start.offset + length}
    }
  first.value = first.value.slice(length)
  return first.value === '' ? others : [first, ...others]
}

/**
 * Removes a label before or after the text of a caption and adds it to the figure; the label's `#` is escaped in the
 * source.
 */
function takeBookLabel(figure: FigureNode, {children}: Caption): void {
  for (const [node, mark] of [
    [children[0], before],
    [children.at(-1), behind]
  ] as const) {
    if (node?.type !== 'text') continue
    const [written, label] = mark.exec(node.value) ?? []
    if (written === undefined) continue
    addLabel(figure, label)
    node.value = node.value.replace(mark, '')
    delete node.position
    walk(figure, inner => {
      if ((inner.type === 'image' || inner.type === 'imageReference') && inner.alt)
        inner.alt = inner.alt.replace(mark, '')
      return undefined
    })
    return
  }
}

const before = /^\(\\?#((?:fig|tab):[^()\s]+)\)\s*/
const behind = /\s*\(\\?#((?:fig|tab):[^()\s]+)\)\s*$/
