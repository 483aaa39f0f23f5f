import type {ElementContent} from 'hast'
import type {CslItem} from '../core/types.ts'
import {JOINING, OTHERS} from './marks.ts'
import {sayOthers} from './others.ts'
import type {Processor} from './processor.ts'
import {namesOf} from './processor-item.ts'
import {element, plainText, readRichText, text} from './rich-text.ts'

/**
 * The words that stand for a work in a sentence: “Roe and Poe” in “Roe and Poe (2001)”. Names that the style joins with
 * `&` inside brackets are joined with a word here (APA 7, 8.17; the Chicago and Harvard manuals use the word anyway).
 * Styles that cite by number render no names, so the names come from the work itself. `plainNames` says that the style
 * is known to render names without formatting.
 */
export function narrativeAuthor(
  processor: Processor,
  item: CslItem,
  index: number,
  plainNames = false
): ElementContent[] {
  const and = processor.term('and', 'long', false)
  const author = readRichText(sayOthers(processor.author(index), processor))
  const words = plainText(author)
  if (words === '' || /^[\d\s[\]().]+$/u.test(words)) return namesInSentence(processor, item, index, and)
  const inSentence = (value: string): string => value.replaceAll(`&${JOINING}`, and)
  if (plainNames && namesOf(item).length > 0) return mapText(author, inSentence)
  // For an author alone, the processor leaves out formatting, such as the italics of a title in place of a missing
  // author; the whole citation begins with the same words and keeps it.
  const whole = processor.cluster({cites: [{item: index, ...processor.again}], inOrder: true})
  const formatted = readRichText(sayOthers(whole, processor))
  if (!plainText(formatted).startsWith(words)) return namesInSentence(processor, item, index, and)
  return mapText(stretch(formatted, 0, words.length), inSentence)
}

function namesInSentence(processor: Processor, item: CslItem, index: number, and: string): ElementContent[] {
  const names = namesOf(item)
  const [first = '', second] = names
  if (names.length === 0) return titleInSentence(processor, item, index)
  if (names.length > 2 || second === OTHERS)
    return [text(`${first} ${processor.term('et-al', 'long', false)}`)]
  return [text(names.join(` ${and} `))]
}

/** The title of a work without names: in quotation marks for a part, in italics for a whole. */
function titleInSentence(processor: Processor, item: CslItem, index: number): ElementContent[] {
  if (typeof item.title !== 'string' || item.title === '') return [text(item.id)]
  const title = readRichText(item.title)
  const words = plainText(title)
  // The style may capitalise differently; then its own words are better.
  const printed = readRichText(processor.cluster({cites: [{item: index, ...processor.again}], inOrder: true}))
  const start = plainText(printed).toLowerCase().indexOf(words.toLowerCase())
  const own = start === 0 || start === 1 ? stretch(printed, start, start + words.length) : undefined
  const isPart =
    item['container-title'] !== undefined || /^(?:article|post|chapter|entry|webpage)/u.test(item.type)
  if (!isPart) return own !== undefined && start === 0 ? own : [element('i', {}, title)]
  const quote = (name: string): ElementContent => text(processor.term(name, 'long', false))
  return [quote('open-quote'), ...(own ?? title), quote('close-quote')]
}

/** A stretch of a text by its characters, with their formatting and without links. */
function stretch(nodes: readonly ElementContent[], start: number, end: number): ElementContent[] {
  let at = 0
  function take(node: ElementContent): ElementContent[] {
    if (node.type === 'text') {
      const value = node.value.slice(Math.max(0, start - at), Math.max(0, end - at))
      at += node.value.length
      return value === '' ? [] : [text(value)]
    }
    if (node.type !== 'element') return []
    const children = node.children.flatMap(take)
    if (children.length === 0 || node.tagName === 'a') return children
    return [{...node, children}]
  }
  return nodes.flatMap(take)
}

function mapText(nodes: readonly ElementContent[], change: (value: string) => string): ElementContent[] {
  return nodes.map(node => {
    if (node.type === 'text') return {...node, value: change(node.value)}
    return node.type === 'element' ? {...node, children: mapText(node.children, change)} : node
  })
}
