import type {Inline} from '../core/article.ts'
import {withCapital} from '../core/letters.ts'
import type {Segment, WordsOf} from '../core/segment.ts'

/**
 * Converts rendered segments to article nodes. `anchorOf` returns the anchor of a work's entry; `wordsOf` returns the
 * author's words before or after a work.
 */
export function inlinesOfSegments(
  segments: readonly Segment[],
  anchorOf: (key: string) => string | undefined,
  wordsOf: WordsOf<readonly Inline[]>
): readonly Inline[] {
  const inlinesOf = (segment: Segment): readonly Inline[] => {
    switch (segment.type) {
      case 'text':
        return [{type: 'text', value: segment.value}]
      case 'words': {
        const words = wordsOf(segment.item, segment.side)
        return segment.capital === true ? inSentenceCase(words) : words
      }
      case 'undefined':
        return [{type: 'undefinedWork', value: segment.value}]
      case 'formula':
        return [{type: 'formula', tex: segment.tex, fallback: `$${segment.tex}$`}]
      case 'format':
        return [{type: 'formatted', format: segment.format, children: within(segment)}]
      case 'work': {
        const target = anchorOf(segment.key)
        return [
          {type: 'work', key: segment.key, ...(target !== undefined && {target}), children: within(segment)}
        ]
      }
      case 'address':
        return [{type: 'link', url: segment.url, children: within(segment)}]
      case 'language': {
        const {lang, dir, isolated} = segment
        const marks = {...(lang && {lang}), ...(dir && {dir}), ...(isolated && {isolated})}
        return [{type: 'language', ...marks, children: within(segment)}]
      }
      case 'block':
        return [{type: 'entryPart', ...(segment.block && {part: segment.block}), children: within(segment)}]
      case 'marked':
        return [{type: 'span', classes: segment.names, children: within(segment)}]
    }
  }
  return segments.flatMap(inlinesOf)

  function within({children}: Readonly<{children: readonly Segment[]}>): readonly Inline[] {
    return inlinesOfSegments(children, anchorOf, wordsOf)
  }
}

/** Capitalizes the first word of a note, unless it is code. */
function inSentenceCase([first, ...rest]: readonly Inline[]): readonly Inline[] {
  if (first === undefined) return []
  if (first.type === 'text') return [{...first, value: withCapital(first.value)}, ...rest]
  if (!('children' in first)) return [first, ...rest]
  return [{...first, children: inSentenceCase(first.children as readonly Inline[])} as Inline, ...rest]
}
