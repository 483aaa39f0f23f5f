import {type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {linkAddresses} from './web-links.ts'

/** The content of a list entry, with its web addresses as links; empty if the style renders nothing. */
export function renderedEntry(content: readonly Segment[], item: CslItem): readonly Segment[] {
  const segments = withoutBlanks(content)
  return segmentText(segments).trim() === '' ? [] : linkAddresses(segments, item)
}

/** Removes white space around an entry and around its blocks. */
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
