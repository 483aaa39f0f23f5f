import type {Heading, Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import {calloutKinds, type Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'
import {spanOf} from './source.ts'

/**
 * Titles of callouts in Quarto, `::: {.callout-tip title="…"}` or a heading directly after the fence, become a paragraph
 * in bold, because they are not sections of the paper. Such a heading of `::: {#alg-x}` becomes its caption. A callout
 * without a title is marked with its kind; with `title=""`, it has none. The tabs in `::: {.panel-tabset}` become consecutive sections without
 * numbers. Use it after remark-div and remark-attributes.
 */
export function remarkTitledDiv(): (tree: Root) => void {
  return tree =>
    walk(tree, node => {
      if (node.type === 'div') setTitle(node)
      if (node.type === 'div' && node.data?.attributes?.classes.some(isTabs)) setTabs(node)
      return undefined
    })
}

function setTitle(div: Div): void {
  const {id = '', classes = [], pairs = {}} = div.data?.attributes ?? {}
  const isCallout = classes.some(name => name.startsWith('callout-'))
  if (!isCallout && !id.startsWith('alg-')) return
  const [first, ...others] = div.children
  // The last paragraph of an algorithm is its caption.
  if (first?.type === 'heading' && !isCallout) {
    addLabel(div, first.data?.attributes?.id)
    div.children = [...others, {type: 'paragraph', children: first.children, ...spanOf(first, first)}]
  } else if (first?.type === 'heading') {
    addLabel(div, first.data?.attributes?.id)
    div.children = [titleOf(first.children, first), ...others]
  } else if (isCallout && pairs.title !== undefined) {
    const {title, ...others} = pairs
    div.data = {...div.data, attributes: {...div.data?.attributes, classes, pairs: others}}
    // An empty title asks for a box without one.
    if (title.trim() === '') return
    const fence = fenceOf(div)
    div.children = [titleOf([{type: 'text', value: title, ...spanOf(fence, fence)}], fence), ...div.children]
  } else {
    const callout = calloutKinds.find(kind => classes.includes(`callout-${kind}`))
    if (callout !== undefined) div.data = {...div.data, callout}
  }
}

/** A node at the place of the opening fence, without the text below it. */
function fenceOf({position}: Div): Nodes {
  const text: Nodes = {type: 'text', value: ''}
  if (position?.start.offset === undefined) return text
  const {line, column, offset} = position.start
  return {...text, position: {start: position.start, end: {line, column: column + 3, offset: offset + 3}}}
}

/** Whether a class marks tabs, in Quarto or R Markdown. */
function isTabs(name: string): boolean {
  return name === 'panel-tabset' || name === 'tabset'
}

function setTabs(div: Div): void {
  for (const node of div.children) {
    if (node.type !== 'heading') continue
    const {classes = [], pairs = {}, ...named} = node.data?.attributes ?? {}
    if (!classes.includes('unnumbered'))
      node.data = {...node.data, attributes: {...named, classes: [...classes, 'unnumbered'], pairs}}
  }
}

function titleOf(children: PhrasingContent[], node: Heading | Nodes): Paragraph {
  return {
    type: 'paragraph',
    children: [{type: 'strong', children, ...spanOf(node, node)}],
    ...spanOf(node, node)
  }
}
