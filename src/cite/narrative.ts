import type {ElementContent} from 'hast'
import type {CslItem} from '../core/types.ts'
import type {Processor} from './engine.ts'
import {JOINING, OTHERS} from './marks.ts'
import {sayOthers} from './others.ts'
import {namesOf} from './processor-item.ts'
import {plainText, readRichText, text} from './rich-text.ts'

/**
 * The words that stand for a work in a sentence: “Roe and Poe” of “Roe and Poe (2001)”.
 * Names that the style joins with `&` in brackets are joined with a word here (APA 7, 8.17; the Chicago and Harvard
 * manuals have the word anyway). Styles that cite by number print no names: these come from the work itself.
 */
export function narrativeAuthor(processor: Processor, item: CslItem, index: number): ElementContent[] {
  const and = processor.term('and', 'long', false)
  const author = readRichText(sayOthers(processor.author(index), processor))
  const words = plainText(author)
  if (words === '' || /^[\d\s[\]().]+$/u.test(words)) return [text(namesInSentence(processor, item, and))]
  // Asked for the author alone, the processor leaves out formatting, such as the italics of a title that stands for
  // a missing author; the whole citation begins with the same words and has it.
  const whole = processor.cluster({cites: [{item: index}], inOrder: true})
  const formatted = readRichText(sayOthers(whole, processor))
  if (!plainText(formatted).startsWith(words)) return [text(namesInSentence(processor, item, and))]
  return mapText(beginning(formatted, words.length), value => value.replaceAll(`&${JOINING}`, and))
}

function namesInSentence(processor: Processor, item: CslItem, and: string): string {
  const names = namesOf(item)
  const [first = '', second] = names
  const title = item.title
  if (names.length === 0) return typeof title === 'string' ? plainText(readRichText(title)) : item.id
  if (names.length > 2 || second === OTHERS) return `${first} ${processor.term('et-al', 'long', false)}`
  return names.join(` ${and} `)
}

/** The first characters of a text, with their formatting and without links. */
function beginning(nodes: readonly ElementContent[], length: number): ElementContent[] {
  let left = length
  function take(node: ElementContent): ElementContent[] {
    if (left === 0) return []
    if (node.type === 'text') {
      const value = node.value.slice(0, left)
      left -= value.length
      return [text(value)]
    }
    if (node.type !== 'element') return []
    const children = node.children.flatMap(take)
    return node.tagName === 'a' ? children : [{...node, children}]
  }
  return nodes.flatMap(take)
}

function mapText(nodes: readonly ElementContent[], change: (value: string) => string): ElementContent[] {
  return nodes.map(node => {
    if (node.type === 'text') return {...node, value: change(node.value)}
    return node.type === 'element' ? {...node, children: mapText(node.children, change)} : node
  })
}
