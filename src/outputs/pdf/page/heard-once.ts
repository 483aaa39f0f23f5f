import type {Element, ElementContent} from 'hast'
import {classesOf, elementsIn, mapElements} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'
import {visibleWords} from './place-words.ts'

/**
 * If the alternative text of a picture only repeats the caption, replaces this text with the label of the figure,
 * “Figure 1”: a screen reader speaks both, and hearing the caption once is enough.
 */
export function heardOnce(page: Page): Page {
  return mapSlots(page, ({content}) => mapElements(content, withShortAlternative))
}

function withShortAlternative(figure: Element): Element {
  if (figure.tagName !== 'figure') return figure
  const caption = figure.children.find(isCaption)
  const label = caption?.children.find(isLabel)
  if (caption === undefined || label === undefined) return figure
  const words = visibleWords(caption.children.filter(part => part !== label))
  const short = visibleWords([label]).replace(/[.:۔։။።]$/u, '')
  const isRepeated = ({properties: {alt, ariaLabel, role}}: Element): boolean =>
    (typeof alt === 'string' && repeats(alt, words)) ||
    (role === 'img' && typeof ariaLabel === 'string' && repeats(ariaLabel, words))
  if (words === '' || ![...elementsIn(figure.children)].some(isRepeated)) return figure
  const [changed] = mapElements([figure], element =>
    isRepeated(element) ? withAlternative(element, short) : element
  )
  return changed as Element
}

/** Sets the alternative text of a picture, or of the element that replaces a missing picture. */
function withAlternative(element: Element, text: string): Element {
  const name = element.tagName === 'img' ? 'alt' : 'ariaLabel'
  return {...element, properties: {...element.properties, [name]: text}}
}

/** Whether an alternative text is the same as the caption, possibly without some of its words, such as citations. */
function repeats(alternative: string, caption: string): boolean {
  const said = alternative.split(/\s+/).filter(word => word !== '')
  const shown = caption.split(/\s+/)
  let at = 0
  for (const word of shown) if (withoutMarks(word) === withoutMarks(said[at] ?? '')) at++
  return said.length > 0 && at === said.length && 2 * said.length >= shown.length
}

function withoutMarks(word: string): string {
  return word.replace(/\p{P}+$/u, '')
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'figcaption'
}

function isLabel(node: ElementContent): node is Element {
  return node.type === 'element' && classesOf(node).includes('caption-label')
}
