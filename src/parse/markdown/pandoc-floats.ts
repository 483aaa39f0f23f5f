import type {List, Paragraph, PhrasingContent} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import type {Div} from '../../core/mdast.ts'
import {spanOf} from '../plugins/source.ts'

/** Environments that only position a table, or add notes to it. */
const wrappers: ReadonlySet<string> = new Set(
  'threeparttable adjustbox center centering small footnotesize'.split(' ')
)

/**
 * Merges a labelled table with the division that Pandoc makes from `table`, if the table is the only one in the
 * division, at any depth. The table contains the caption, so it gets both its own label and the label of the
 * division.
 */
export function takeInnerTable(div: Div): void {
  div.children = div.children.flatMap(withoutWrapper)
  const {attributes} = div.data ?? {}
  const [only, ...others] = div.children.filter(
    (node): node is Div => node.type === 'div' && isLabelledTable(node)
  )
  const own = only?.data?.attributes
  if (attributes === undefined || only === undefined || own === undefined || others.length > 0) return
  only.data = {
    ...only.data,
    attributes: {...own, classes: [...own.classes, 'table']},
    ...(attributes.id !== undefined && {labels: [attributes.id]})
  }
  const classes = attributes.classes.filter(name => name !== 'table')
  div.data = {...div.data, attributes: {classes, pairs: {}}}
}

function withoutWrapper(node: Div['children'][number]): Div['children'] {
  if (node.type !== 'div' || node.data?.attributes?.id !== undefined) return [node]
  const [name = '', ...more] = node.data?.attributes?.classes ?? []
  return wrappers.has(name) && more.length === 0 ? node.children.flatMap(withoutWrapper) : [node]
}

function isLabelledTable({children, data}: Div): boolean {
  return data?.attributes?.id !== undefined && children.some(({type}) => type === 'table')
}

/**
 * Replaces `::: caption`, which Pandoc writes for a figure that consists of several blocks, with its text. Returns
 * whether the division contains nothing else, because Pandoc has left out the figure.
 */
export function takeCaption(div: Div, source: string): boolean {
  const isAlone = div.children.length === 1 && isCaption(div.children[0]!)
  div.children = div.children.flatMap(node => (isCaption(node) ? captionWords(node, source) : [node]))
  if (isAlone) div.data = {...div.data, isCaptionAlone: true}
  return isAlone
}

function isCaption(node: Div['children'][number]): node is Div {
  return node.type === 'div' && node.data?.attributes?.classes.join() === 'caption'
}

/** The text of a caption; a list in it is a sentence that begins with a mark such as `a)`. */
function captionWords({children}: Div, source: string): Div['children'] {
  return children.map(node => (node.type === 'list' ? (sentenceOf(node, source) ?? node) : node))
}

function sentenceOf(list: List, source: string): Paragraph | undefined {
  const children: PhrasingContent[] = []
  for (const {children: own, position} of list.children) {
    const [words, ...others] = own
    const [start, end] = [position?.start, words?.position?.start]
    if (words?.type !== 'paragraph' || others.length > 0 || start === undefined || end === undefined)
      return undefined
    const mark = source.slice(start.offset, end.offset).replace(/\s+$/, ' ')
    const value = children.length === 0 ? mark : ` ${mark}`
    addAll(children, [{type: 'text', value, position: {start, end}}, ...words.children])
  }
  return {type: 'paragraph', children, ...spanOf(list, list)}
}
