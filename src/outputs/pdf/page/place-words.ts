import type {Element, ElementContent} from 'hast'
import {scanHtml} from '../../../core/html-scan.ts'
import {readFormulaLabel} from '../../formula-label.ts'
import {classesOf, elementsIn} from '../../hast.ts'
import {isShown, type Page} from '../../page/page.ts'

/**
 * The words at each place of a page that can be the target of a link, by the id of the place: the heading, the caption,
 * or the beginning of the text. In the PDF, links are described by these words.
 */
export function placeWords(page: Page): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const part of page.parts.filter(isShown)) {
    for (const element of elementsIn(part.content)) {
      const {id} = element.properties
      if (typeof id !== 'string' || words.has(id)) continue
      const said = shortened(visibleWords([nameOf(element)]))
      if (said !== '') words.set(id, said)
    }
  }
  return words
}

/** The text of elements, without back links and pictures, and with formulas in words. */
export function visibleWords(nodes: readonly ElementContent[]): string {
  return textIn(nodes).replace(/\s+/g, ' ').trim()
}

function textIn(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'text') return node.value
      if (node.type === 'raw') return formulaIn(node.value)
      if (node.type !== 'element' || classesOf(node).some(name => backLinks.has(name))) return ''
      const inner = textIn(node.children)
      return blocks.has(node.tagName) ? ` ${inner} ` : inner
    })
    .join('')
    .replaceAll('\u00AD', '')
}

function formulaIn(markup: string): string {
  const [tag] = scanHtml(markup)
  const label = tag?.kind === 'tag' && tag.attributes.find(({name}) => name === 'aria-label')?.value
  return (label && readFormulaLabel(label)?.words) || ''
}

const backLinks: ReadonlySet<string> = new Set(['back-links', 'note-back'])
const blocks: ReadonlySet<string> = new Set('p div li td th tr br'.split(' '))

/** The caption or heading of an element, or else the element itself. */
function nameOf(element: Element): Element {
  for (const inner of elementsIn(element.children)) if (names.has(inner.tagName)) return inner
  return element
}

const names: ReadonlySet<string> = new Set('figcaption caption h1 h2 h3 h4 h5 h6'.split(' '))

function shortened(text: string): string {
  if (text.length <= mostLetters) return text
  const cut = text.lastIndexOf(' ', mostLetters)
  return `${text.slice(0, cut > 0 ? cut : mostLetters)}…`
}

/** The maximum number of letters, as many as a reader needs to recognize the place. */
const mostLetters = 100
