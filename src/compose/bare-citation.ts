import type {RenderedCitations} from '../cite/renderer.ts'
import type {Cite} from '../core/mdast.ts'
import {type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {NumberedCitation} from '../core/types.ts'

/**
 * The segments of a citation command that LaTeX prints without the brackets of the style, `\citeyear{doe99}`; the
 * segments of any other citation are unchanged. In a numeric or note style, `\citeyear` prints the year of the work.
 */
export function bareSegments(
  segments: readonly Segment[],
  {data}: Cite,
  {references}: NumberedCitation,
  {numeric, note}: Pick<RenderedCitations, 'numeric' | 'note'>
): readonly Segment[] {
  const {bare = false, source = ''} = data?.command ?? {}
  if (!bare) return segments
  const isYear = /^\\citeyear\*?(?![A-Za-z])/.test(source)
  const [reference, ...others] = references
  if (isYear && (numeric || note) && reference !== undefined && others.length === 0) {
    const year = yearOf(reference.csl.issued)
    return year === undefined ? segments : [{type: 'work', key: reference.key, children: [textSegment(year)]}]
  }
  if (note || (numeric && !isNumber.test(source))) return segments
  return withoutBrackets(segments)
}

const isNumber = /^\\(?:citenum|onlinecite)(?![A-Za-z])/

function yearOf(issued: unknown): string | undefined {
  const [, year] = /"date-parts":\[\["?(\d{1,4})\b/.exec(JSON.stringify(issued) ?? '') ?? []
  return year
}

/** Segments without the pair of brackets that ends them: “Doe (1999)” as “Doe 1999”. */
function withoutBrackets(segments: readonly Segment[]): readonly Segment[] {
  const text = segmentText(segments)
  const close = text.at(-1)
  const open = text.indexOf(close === ')' ? '(' : '[')
  if ((close !== ')' && close !== ']') || open < 0) return segments
  // Several numbers have a pair each.
  if (text.indexOf(text[open]!, open + 1) >= 0) return segments
  let at = 0
  const strip = (each: Segment): Segment => {
    if ('children' in each) return {...each, children: each.children.map(strip)}
    const from = at
    at += segmentText([each]).length
    return each.type === 'text'
      ? {...each, value: without(without(each.value, text.length - 1 - from), open - from)}
      : each
  }
  return segments.map(strip)
}

function without(text: string, index: number): string {
  return index < 0 || index >= text.length ? text : text.slice(0, index) + text.slice(index + 1)
}
