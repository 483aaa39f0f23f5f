import {mapTexts, type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {JOINING, OTHERS} from './marks.ts'
import {sayOthers} from './others.ts'
import type {Processor} from './processor.ts'
import {namesOf} from './processor-item.ts'
import {readRichText} from './rich-text.ts'

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
): readonly Segment[] {
  const and = processor.term('and', 'long', false)
  const author = readRichText(sayOthers(processor.author(index), processor))
  const words = segmentText(author)
  if (words === '' || /^[\d\s[\]().]+$/u.test(words)) return namesInSentence(processor, item, index, and)
  const inSentence = (value: string) => [textSegment(value.replaceAll(`&${JOINING}`, and))]
  if (plainNames && namesOf(item).length > 0) return mapTexts(author, inSentence)
  // For an author alone, the processor leaves out formatting, such as the italics of a title in place of a missing
  // author; the whole citation begins with the same words and keeps it.
  const whole = processor.cluster({cites: [{item: index, ...processor.again}], inOrder: true})
  const formatted = readRichText(sayOthers(whole, processor))
  if (!segmentText(formatted).startsWith(words)) return namesInSentence(processor, item, index, and)
  return mapTexts(stretch(formatted, 0, words.length), inSentence)
}

function namesInSentence(
  processor: Processor,
  item: CslItem,
  index: number,
  and: string
): readonly Segment[] {
  const names = namesOf(item)
  const [first = '', second] = names
  if (names.length === 0) return titleInSentence(processor, item, index)
  if (names.length > 2 || second === OTHERS)
    return [textSegment(`${first} ${processor.term('et-al', 'long', false)}`)]
  return [textSegment(names.join(` ${and} `))]
}

/** The title of a work without names: in quotation marks for a part, in italics for a whole. */
function titleInSentence(processor: Processor, item: CslItem, index: number): readonly Segment[] {
  if (typeof item.title !== 'string' || item.title === '') return [textSegment(item.id)]
  const title = readRichText(item.title)
  const words = segmentText(title)
  // The style may capitalise differently; then its own words are better.
  const rendered = readRichText(
    processor.cluster({cites: [{item: index, ...processor.again}], inOrder: true})
  )
  const start = segmentText(rendered).toLowerCase().indexOf(words.toLowerCase())
  const own = start === 0 || start === 1 ? stretch(rendered, start, start + words.length) : undefined
  const isPart =
    item['container-title'] !== undefined || /^(?:article|post|chapter|entry|webpage)/u.test(item.type)
  if (!isPart)
    return own !== undefined && start === 0 ? own : [{type: 'format', format: 'italic', children: title}]
  const quote = (name: string): Segment => textSegment(processor.term(name, 'long', false))
  return [quote('open-quote'), ...(own ?? title), quote('close-quote')]
}

/** A stretch of a text by its characters, with their formatting and without links. */
function stretch(segments: readonly Segment[], start: number, end: number): readonly Segment[] {
  let at = 0
  function take(segment: Segment): readonly Segment[] {
    if (segment.type === 'text') {
      const value = segment.value.slice(Math.max(0, start - at), Math.max(0, end - at))
      at += segment.value.length
      return value === '' ? [] : [textSegment(value)]
    }
    if (!('children' in segment)) return []
    const children = segment.children.flatMap(take)
    if (children.length === 0 || segment.type === 'address') return children
    return [{...segment, children}]
  }
  return segments.flatMap(take)
}
