import {type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import {AFFIX_MARK, JOINING, markNumber, withBrackets} from './marks.ts'
import {readRichText} from './rich-text.ts'
import {linkAddresses} from './web-links.ts'

/** What stands before or after a work: the author's words, and texts that galley adds. */
export type Affix = Readonly<{
  segments: readonly Segment[]
  /** True if it ends with a comma or semicolon of its own. */
  separates: boolean
}>

/** A work that a citation names: its key if the list has it, and its data. */
export type LinkedWork = Readonly<{key: string | undefined; item: CslItem}>

/**
 * Reads a rendered citation: works become links to the list, web addresses in them become links of their own, and the
 * author's words replace the marks that stood for them.
 */
export function readCitation(
  html: string,
  affixes: readonly Affix[],
  workOf: (index: number) => LinkedWork | undefined
): readonly Segment[] {
  // `[@doe99, see there; @roe]` has its own punctuation before the next work: the style's is one too many.
  const once = withBrackets(html).replace(
    /(\uFDD0([\uFDE0-\uFDEF]+)(?:<\/a>)?)[,;]/gu,
    (both, kept: string, digits: string) => (affixes[markNumber(digits)]?.separates ? kept : both)
  )
  return restore(readRichText(once), affixes, workOf)
}

function restore(
  segments: readonly Segment[],
  affixes: readonly Affix[],
  workOf: (index: number) => LinkedWork | undefined
): readonly Segment[] {
  return segments.flatMap((segment): readonly Segment[] => {
    if (segment.type === 'text') {
      return splitAtMarks(segment.value).flatMap(piece =>
        typeof piece === 'number'
          ? (affixes[piece]?.segments ?? [])
          : [textSegment(piece.replaceAll(JOINING, ''))]
      )
    }
    if (segment.type === 'address') {
      // The address of a link of the processor is the index of a work.
      const work = segment.url === '' ? undefined : workOf(Number(segment.url))
      return linked(segment.children, affixes, work)
    }
    if (!('children' in segment)) return [segment]
    return [{...segment, children: restore(segment.children, affixes, workOf)}]
  })
}

/** Links a work without the author's words around it: they may hold links of their own. */
function linked(
  segments: readonly Segment[],
  affixes: readonly Affix[],
  work: LinkedWork | undefined
): readonly Segment[] {
  const rendered: Segment[] = []
  let run: Segment[] = []
  function close(): void {
    const inner = unlinked(restore(run, [], () => undefined))
    rendered.push(...(work === undefined ? inner : linkedWork(inner, work)))
    run = []
  }
  for (const segment of segments) {
    if (segment.type !== 'text') {
      run.push(segment)
      continue
    }
    for (const piece of splitAtMarks(segment.value)) {
      if (typeof piece === 'string') {
        run.push(textSegment(piece))
        continue
      }
      close()
      rendered.push(...(affixes[piece]?.segments ?? []))
    }
  }
  close()
  return rendered
}

/** A work as a link to the list; an address in it is a link by itself. */
function linkedWork(segments: readonly Segment[], {key, item}: LinkedWork): readonly Segment[] {
  const rendered: Segment[] = []
  let run: Segment[] = []
  const close = (): void => {
    const isWork = key !== undefined && /[\p{L}\p{N}]/u.test(segmentText(run))
    rendered.push(...(isWork ? [{type: 'work', key, children: run} as const] : run))
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

/** Pieces of text and numbers of affixes, in order. */
function splitAtMarks(value: string): (string | number)[] {
  return value
    .split(AFFIX_MARK)
    .map((piece, index) => (index % 2 === 1 ? markNumber(piece) : piece))
    .filter(piece => piece !== '')
}
