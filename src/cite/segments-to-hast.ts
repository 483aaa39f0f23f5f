import type {Element, ElementContent, Properties} from 'hast'
import type {} from 'mdast-util-to-hast'
import {withCapital} from '../core/letters.ts'
import type {ParentSegment, Segment, SegmentFormat, WordsOf} from '../core/segment.ts'
import {isSafeUrl} from '../core/url.ts'
import {referenceHref} from './reference-id.ts'

/** Functions for content that segments only refer to. */
type Page = Readonly<{
  /** Returns the author's text before or after an item of a citation; without this function, the text is left out. */
  words?: WordsOf<readonly ElementContent[]>
  /** Returns MathML for TeX; without this function, the TeX is shown. */
  math?: (tex: string) => string | undefined
}>

/** Returns segments as HTML. Works are links to the list, with the DPUB-ARIA 1.1 role that screen readers announce. */
export function segmentsToHast(segments: readonly Segment[], page: Page = {}): ElementContent[] {
  return segments.flatMap((segment): readonly ElementContent[] => {
    if ('children' in segment) {
      const children = segmentsToHast(segment.children, page)
      // A URL in a field of a work could run a script.
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

/** The element of a segment with children. */
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

/** Capitalizes the first letter of text; code is not changed. */
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
