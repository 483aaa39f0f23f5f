import {type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {namedPersons} from './named.ts'
import type {Processor} from './processor.ts'
import {readRichText} from './rich-text.ts'

/**
 * Returns the name of a work in a sentence: “Roe and Poe” in “Roe and Poe (2001)”. Names that the style joins with `&`
 * inside brackets are joined with a word here (APA 7, 8.17; the Chicago and Harvard manuals always use the word).
 * Numeric styles render no names, so the names come from the work itself.
 */
export function narrativeAuthor(processor: Processor, item: CslItem): readonly Segment[] {
  const author = processor.author(item.id)
  const words = segmentText(author)
  return words === '' || /^[\d\s[\]().]+$/u.test(words) ? namesInSentence(processor, item) : author
}

function namesInSentence(processor: Processor, item: CslItem): readonly Segment[] {
  const {names, hasOthers} = namedPersons(item)
  const [first = ''] = names
  if (names.length === 0) return titleInSentence(processor, item)
  if (names.length > 2 || hasOthers)
    return [textSegment(`${first} ${processor.term('et-al', 'long', false)}`)]
  return [textSegment(names.join(` ${processor.term('and', 'long', false)} `))]
}

/** The title of a work without names: in quotation marks for a part, in italics for a whole work. */
function titleInSentence(processor: Processor, item: CslItem): readonly Segment[] {
  if (typeof item.title !== 'string' || item.title === '') return [textSegment(item.id)]
  const title = readRichText(item.title)
  const isPart =
    item['container-title'] !== undefined || /^(?:article|post|chapter|entry|webpage)/u.test(item.type)
  // If the style capitalizes the title differently, the style's text is used.
  const rendered = processor.cluster({cites: [{id: item.id}], inOrder: true}, true)
  const words = segmentText(title)
  const start = segmentText(rendered).toLowerCase().indexOf(words.toLowerCase())
  const own = start === 0 || start === 1 ? stretch(rendered, start, start + words.length) : undefined
  if (!isPart)
    return own !== undefined && start === 0 ? own : [{type: 'format', format: 'italic', children: title}]
  const quote = (name: string): Segment => textSegment(processor.term(name, 'long', false))
  return [quote('open-quote'), ...(own ?? title), quote('close-quote')]
}

/** The part of a text between two character offsets, with formatting and without links. */
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
    if (children.length === 0 || segment.type === 'address' || segment.type === 'work') return children
    return [{...segment, children}]
  }
  return segments.flatMap(take)
}
