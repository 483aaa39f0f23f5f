import type {Element, ElementContent, Properties} from 'hast'
import type {} from 'mdast-util-to-hast'
import {withCapital} from '../core/letters.ts'
import type {ParentSegment, Segment, SegmentFormat, WordsOf} from '../core/segment.ts'
import {isSafeUrl} from '../core/url.ts'
import {referenceHref} from './reference-id.ts'

/** What the segments leave to the page. */
type Page = Readonly<{
  /** The author's words before or after an item of a citation; without it, they are left out. */
  words?: WordsOf<readonly ElementContent[]>
  /** MathML of TeX; where there is none, the TeX is shown. */
  math?: (tex: string) => string | undefined
}>

/**
 * Segments as HTML: works as links to the list, with a role by which a screen reader announces them (DPUB-ARIA 1.1).
 */
export function segmentsToHast(segments: readonly Segment[], page: Page = {}): ElementContent[] {
  return segments.flatMap((segment): readonly ElementContent[] => {
    if ('children' in segment) {
      const children = segmentsToHast(segment.children, page)
      // An address from a field of a work may be one that could run a script.
      if (segment.type === 'address' && !isSafeUrl(segment.url)) return children
      const [tagName, properties] = tagOf(segment)
      return [element(tagName, properties, children)]
    }
    if (segment.type === 'words') {
      const words = page.words?.(segment.item, segment.side) ?? []
      return segment.capital ? sentenceCase(words) : words
    }
    if (segment.type === 'formula') {
      const markup = page.math?.(segment.tex)
      return [markup === undefined ? text(`$${segment.tex}$`) : {type: 'raw', value: markup}]
    }
    const shown = text(segment.value)
    return [segment.type === 'text' ? shown : element('strong', {className: ['citation-undefined']}, [shown])]
  })
}

/** The element of a segment with others in it. */
function tagOf(segment: ParentSegment): readonly [tagName: string, properties: Properties] {
  switch (segment.type) {
    case 'format': {
      const tagName = formatTags[segment.format]
      return tagName === undefined ? ['span', {className: [`csl-${segment.format}`]}] : [tagName, {}]
    }
    case 'work':
      return ['a', {href: referenceHref(segment.key), role: 'doc-biblioref'}]
    case 'address':
      return ['a', {href: segment.url}]
    case 'language': {
      const {lang, dir, isolated} = segment
      return [isolated ? 'bdi' : 'span', {...(lang !== undefined && {lang}), ...(dir && {dir})}]
    }
    case 'block':
      return ['div', segment.block === undefined ? {} : {className: [`csl-${segment.block}`]}]
    case 'marked':
      return ['span', segment.names.length === 0 ? {} : {className: [...segment.names]}]
  }
}

const formatTags: Readonly<Partial<Record<SegmentFormat, string>>> = {
  italic: 'i',
  bold: 'b',
  emphasis: 'em',
  strong: 'strong',
  superscript: 'sup',
  subscript: 'sub'
}

/** Words whose first letter is a capital; code keeps its own. */
function sentenceCase([first, ...rest]: readonly ElementContent[]): readonly ElementContent[] {
  if (first === undefined) return []
  if (first.type === 'text') return [{...first, value: withCapital(first.value)}, ...rest]
  if (first.type !== 'element' || first.tagName === 'code') return [first, ...rest]
  return [{...first, children: [...sentenceCase(first.children)]}, ...rest]
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return {type: 'element', tagName, properties, children}
}

function text(value: string): ElementContent {
  return {type: 'text', value}
}
