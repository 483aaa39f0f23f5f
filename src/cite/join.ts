import {withCapital} from '../core/letters.ts'
import {type Segment, textSegment} from '../core/segment.ts'

/** Joins “Doe” and “(1999)” with a space; a superscript number has no space before it. */
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

/** Capitalizes the first letter of a note, even in the author's words: `[see @doe99]`. */
export function sentenceStart([first, ...rest]: readonly Segment[]): readonly Segment[] {
  if (first === undefined) return []
  if (first.type === 'words') return [{...first, capital: true}, ...rest]
  if ('children' in first) return [{...first, children: sentenceStart(first.children)}, ...rest]
  if (first.type === 'formula') return [first, ...rest]
  return [{...first, value: withCapital(first.value)}, ...rest]
}
