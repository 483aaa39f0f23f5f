import type {Nodes, Paragraph, PhrasingContent} from 'mdast'
import type {Directive, Div} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'

/**
 * The blocks of a card of sphinx-design: its header, its title in bold, which may be a link, its text and its footer.
 * The lines `^^^` and `+++`, which separate these, are removed.
 */
export function cardBlocks({children}: Div, {options}: Directive, title: Paragraph | undefined): Nodes[] {
  const [header = '', footer = ''] = ['header', 'footer'].map(name => options.get(name)?.trim() ?? '')
  const body = (title === undefined ? children : children.slice(1)).flatMap(withoutSeparators)
  return [
    ...paragraphOf(header, title === undefined ? options.get('link') : undefined),
    ...(title === undefined ? [] : [{...title, children: [linked(title, options.get('link'))]}]),
    ...body,
    ...paragraphOf(footer, title === undefined && header === '' ? options.get('link') : undefined)
  ]
}

function linked(title: Paragraph, link = ''): PhrasingContent {
  const strong: PhrasingContent = {type: 'strong', children: title.children, ...spanOf(title, title)}
  const url = link.trim()
  return /^https?:/.test(url) ? {type: 'link', url, children: [strong], ...spanOf(title, title)} : strong
}

/** A paragraph with the text, which is a link if the card has no title that could be one. */
function paragraphOf(words: string, link = ''): Paragraph[] {
  const url = link.trim()
  const text: PhrasingContent = {type: 'text', value: words}
  if (words === '') return []
  return [
    {type: 'paragraph', children: [/^https?:/.test(url) ? {type: 'link', url, children: [text]} : text]}
  ]
}

/** A paragraph without the lines `^^^` and `+++`; none if it contains only these. */
function withoutSeparators(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const children = node.children.map(child =>
    child.type === 'text'
      ? {...child, value: child.value.replace(/^(?:\^{3,}|\+{3,})[ \t]*(?:\n|$)/gm, '')}
      : child
  )
  return children.every(child => child.type === 'text' && child.value.trim() === '')
    ? []
    : [{...node, children}]
}
