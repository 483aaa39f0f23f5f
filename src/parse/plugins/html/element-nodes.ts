import type {Image, Nodes, PhrasingContent} from 'mdast'
import type {Attributes, Caption, FigureNode, HtmlElementNode} from '../../../core/mdast.ts'
import {wordsWithoutNotes} from '../../../core/walk.ts'
import {addLabel} from '../attributes/inline-attributes.ts'
import {spanOf} from '../source.ts'

/**
 * The Markdown node that is equivalent to an element: a `div` like `:::`, a link or a span for an `a`, and a figure for
 * a `figure` with a caption. Undefined for an element that Markdown has no notation for.
 */
export function markdownNode(element: HtmlElementNode): Nodes | undefined {
  const {tagName, data} = element
  const attributes: Attributes = data?.attributes ?? {classes: [], pairs: {}}
  const children = element.children as PhrasingContent[]
  const place = spanOf(element, element)
  switch (tagName) {
    case 'summary': {
      const strong: PhrasingContent = {type: 'strong', children, ...place}
      return {type: 'paragraph', children: [strong], ...place}
    }
    case 'details':
    case 'div':
    case 'center': {
      const classes = tagName !== 'center' ? attributes.classes : [...attributes.classes, 'align-center']
      const own = {...attributes, classes}
      // The text between its blocks has been put into paragraphs.
      return Object.assign<Nodes, object>(
        {type: 'div', children: [], data: {attributes: own}, ...place},
        {children}
      )
    }
    case 'a': {
      const {href, title = null, ...pairs} = attributes.pairs
      const own = {attributes: {...attributes, pairs}}
      return href === undefined
        ? {type: 'span', children, data: own, ...place}
        : Object.assign<Nodes, object>(
            {type: 'link', url: href.trim(), title, children: [], data: own, ...place},
            {children}
          )
    }
    // Obsolete HTML elements that only format text.
    case 'big':
    case 'font':
      return {type: 'span', children, data: {attributes}, ...place}
    case 'figure':
      return figureOf(element, attributes)
    default:
      return undefined
  }
}

/** Converts a figure with a caption to a numbered figure; pictures without a caption become a paragraph. */
function figureOf(element: HtmlElementNode, {id, ...rest}: Attributes): Nodes | undefined {
  const place = spanOf(element, element)
  const images = element.children.filter((node): node is Image => node.type === 'image')
  const words = element.children.find(node => node.type === 'htmlElement' && node.tagName === 'figcaption')
  const [only] = images
  if (only === undefined) return undefined
  if (words?.type !== 'htmlElement') return {type: 'paragraph', children: images, ...place}
  const caption: Caption = {
    type: 'caption',
    children: words.children as PhrasingContent[],
    ...spanOf(words, words)
  }
  // Pandoc does not write a description for a picture that has a caption.
  if (images.length === 1 && (only.alt ?? '') === '') only.alt = wordsWithoutNotes(caption).trim()
  const figure: FigureNode = {
    type: 'figure',
    kind: 'figure',
    children: [...(images.length === 1 ? images : [{type: 'paragraph' as const, children: images}]), caption],
    data: {attributes: rest},
    ...place
  }
  addLabel(figure, id)
  return figure
}
