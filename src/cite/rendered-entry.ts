import {type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {JOINING, withBrackets} from './marks.ts'
import {readRichText} from './rich-text.ts'
import {linkAddresses} from './web-links.ts'

/**
 * The content of an entry of the reference list, with its web addresses as links; empty if the style renders nothing.
 */
export function renderedEntry(html: string, item: CslItem): readonly Segment[] {
  const segments = readRichText(withBrackets(html.replaceAll(JOINING, '')))
  const entry = segments.find(segment => segment.type === 'block')
  const children = withoutBlanks(entry?.children ?? segments)
  return segmentText(children).trim() === '' ? [] : linkAddresses(children, item)
}

/** Without the white space around an entry and between the blocks of one. */
function withoutBlanks(segments: readonly Segment[]): readonly Segment[] {
  const blocks = segments.some(segment => segment.type === 'block')
  return segments.flatMap((segment, index): readonly Segment[] => {
    if (segment.type !== 'text') return [segment]
    if (blocks && segment.value.trim() === '') return []
    const start = index === 0 || blocks ? segment.value.trimStart() : segment.value
    const value = index === segments.length - 1 || blocks ? start.trimEnd() : start
    return value === '' ? [] : [textSegment(value)]
  })
}
