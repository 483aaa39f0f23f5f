import type {Element, ElementContent} from 'hast'
import type {Index, IndexEntry, IndexPlace} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'

/**
 * The index. On a screen its places are links with the number or the title of the section; in the PDF they are page
 * references, which the paginator fills in.
 */
export function index(node: Index, all: All<ElementContent>, context: ArticleContext): Element {
  const {title, heading, entries} = node
  return h(
    'nav',
    {className: ['index'], ariaLabel: title},
    heading ? h('h2', {id: 'index', className: ['unnumbered']}, title) : undefined,
    list(entries, all, context)
  )
}

function list(entries: readonly IndexEntry[], all: All<ElementContent>, context: ArticleContext): Element {
  return h(
    'ul',
    {},
    entries.map(entry =>
      h(
        'li',
        entry.letter === undefined ? {} : {className: ['index-letter']},
        h(
          'p',
          {className: ['index-entry']},
          all(entry.words),
          placesOf(entry, context),
          seen(entry, context)
        ),
        entry.entries.length > 0 ? list(entry.entries, all, context) : undefined
      )
    )
  )
}

/** The places of a term, printed after it: on paper as page numbers, each of which the paginator shows once. */
function placesOf({places}: IndexEntry, {isPrint}: ArticleContext): readonly ElementContent[] {
  if (places.length === 0) return []
  const shown = isPrint ? places : oncePerSection(places)
  return [
    h(
      'span',
      {className: ['index-places']},
      shown.map(place => {
        const links = isPrint ? pageLinks(place) : [link(place.anchor, place.words)]
        return h(
          'span',
          {className: ['index-place']},
          textNode(', '),
          place.main ? h('strong', {}, links) : links
        )
      })
    )
  ]
}

/** Keeps only the first mark of a term in each section, and all main places. */
function oncePerSection(places: readonly IndexPlace[]): readonly IndexPlace[] {
  return places.filter(
    (place, at) => place.main || places.findIndex(({words, main}) => words === place.words && !main) === at
  )
}

function pageLinks({anchor, end}: IndexPlace): readonly ElementContent[] {
  const page = (target: string): Element => h('a', {className: ['page-reference'], href: `#${target}`})
  if (end === undefined) return [page(anchor)]
  return [page(anchor), h('span', {className: ['index-place']}, textNode('–'), page(end))]
}

function link(anchor: string, words: string): Element {
  return h('a', {href: `#${anchor}`}, words === '' ? '§' : words)
}

/** The terms to see instead, or to see also. */
function seen({see, seeAlso, places}: IndexEntry, {terms}: ArticleContext): readonly ElementContent[] {
  const words = terms.index
  const said = (name: string, others: readonly string[]): readonly ElementContent[] =>
    others.length === 0 ? [] : [h('em', {}, name), textNode(` ${others.join('; ')}`)]
  return [
    ...(see.length > 0 ? [textNode(', '), ...said(words.see, see)] : []),
    ...(seeAlso.length > 0
      ? [textNode(places.length > 0 || see.length > 0 ? '; ' : ', '), ...said(words.seeAlso, seeAlso)]
      : [])
  ]
}
