import {addAll} from '../core/add-all.ts'
import {type Segment, type SegmentFormat, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import type {CslSegment} from '../csl/output/segments.ts'
import {linkAddresses} from './web-links.ts'

/** A cited work: its data and, if the list contains it, its key. */
export type LinkedWork = Readonly<{key: string | undefined; item: CslItem}>

/** Names of placeholders in a citation: for the author's words, and for keys shown instead of works. */
export const ownWords = (item: number, side: 'prefix' | 'suffix'): string => `${side} ${item}`
export const undefinedKey = 'undefined'

const formats: Readonly<Record<string, SegmentFormat>> = {
  'font-style italic': 'italic',
  'font-style oblique': 'italic',
  'font-style normal': 'roman',
  'font-weight bold': 'bold',
  'font-weight light': 'medium',
  'font-weight normal': 'medium',
  'font-variant small-caps': 'small-caps',
  'font-variant normal': 'no-caps',
  'text-decoration underline': 'underline',
  'text-decoration none': 'no-line',
  'vertical-align sup': 'superscript',
  'vertical-align sub': 'subscript',
  'vertical-align baseline': 'baseline'
}

/** Converts the output of the CSL processor; works link to their entries. */
export function segmentsFrom(
  rendered: readonly CslSegment[],
  workOf: (id: string) => LinkedWork | undefined = () => undefined
): readonly Segment[] {
  return rendered.flatMap((segment): readonly Segment[] => {
    if (segment.type === 'text') return [textSegment(segment.value)]
    const children = segmentsFrom(segment.children, workOf)
    if (segment.type === 'nocase' || segment.type === 'field') return children
    if (segment.type === 'format') {
      const format = formats[`${segment.name} ${segment.value}`]
      return format === undefined ? children : [{type: 'format', format, children}]
    }
    if (segment.type === 'block') return [{type: 'block', block: blockOf(segment.display), children}]
    if (segment.type === 'own') return ownSegment(segment.name, children)
    const work = workOf(segment.id)
    return work === undefined ? children : linkedWork(children, work)
  })
}

function blockOf(display: string): 'left-margin' | 'right-inline' | 'block' | 'indent' {
  return display === 'left-margin' || display === 'right-inline' || display === 'indent' ? display : 'block'
}

function ownSegment(name: string, children: readonly Segment[]): readonly Segment[] {
  if (name === undefinedKey) return [{type: 'undefined', value: segmentText(children)}]
  const [side, item] = name.split(' ')
  return [{type: 'words', item: Number(item), side: side === 'prefix' ? 'prefix' : 'suffix'}]
}

/** A work as a link to the list; a URL in it is a separate link. */
function linkedWork(segments: readonly Segment[], {key, item}: LinkedWork): readonly Segment[] {
  const rendered: Segment[] = []
  let run: Segment[] = []
  const close = (): void => {
    const isWork = key !== undefined && /[\p{L}\p{N}]/u.test(segmentText(run))
    addAll(rendered, isWork ? [{type: 'work', key, children: run} as const] : run)
    run = []
  }
  for (const segment of linkAddresses(segments, item)) {
    if (segment.type === 'address') {
      close()
      rendered.push(segment)
    } else run.push('children' in segment ? {...segment, children: unlinked(segment.children)} : segment)
  }
  close()
  return rendered
}

function unlinked(segments: readonly Segment[]): readonly Segment[] {
  return segments.flatMap((segment): readonly Segment[] => {
    if (!('children' in segment)) return [segment]
    const children = unlinked(segment.children)
    return segment.type === 'address' ? children : [{...segment, children}]
  })
}
