import {withCapital} from '../core/letters.ts'
import {type Segment, textSegment} from '../core/segment.ts'

/** “Doe” and “(1999)”: the brackets follow the author, a superscript number without a blank. */
export function joinNarrative(
  author: readonly Segment[],
  content: readonly Segment[],
  key: string | undefined
): readonly Segment[] {
  const [first] = content
  if (first === undefined) return key === undefined ? author : [{type: 'work', key, children: author}]
  const raised = first.type === 'format' && first.format === 'superscript'
  return [...author, ...(raised ? [] : [textSegment(' ')]), ...content]
}

/** A note begins with a capital, even if the author's words for it do not: `[see @doe99]`. */
export function sentenceCase([first, ...rest]: readonly Segment[]): readonly Segment[] {
  if (first === undefined) return []
  if (first.type === 'words') return [{...first, capital: true}, ...rest]
  if ('children' in first) return [{...first, children: sentenceCase(first.children)}, ...rest]
  if (first.type === 'formula') return [first, ...rest]
  return [{...first, value: withCapital(first.value)}, ...rest]
}
