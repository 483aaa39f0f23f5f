import type {Div} from '../../core/mdast.ts'

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

/** The text of `::: caption`, which Pandoc writes for a figure that consists of several blocks. */
export function captionWords(node: Div['children'][number]): Div['children'] {
  const isCaption = node.type === 'div' && node.data?.attributes?.classes.join() === 'caption'
  return isCaption ? node.children : [node]
}
