import type {Element, ElementContent} from 'hast'
import type {Entry, Inline, ReferencesPlace} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {haveMarks, wordsOf} from '../../core/walk-article.ts'
import {backLinks} from './back-links.ts'
import {changed, placeTitle} from './changed.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'
import {marksOf} from './marks.ts'

/**
 * A list of references in rehype-citation's markup, with links from each entry back to its citations: in a section with
 * a heading, in a division by the author, or on its own.
 */
export function references(
  node: ReferencesPlace,
  all: All<ElementContent>,
  context: ArticleContext
): readonly ElementContent[] {
  const list = context.article.lists[node.list]
  const isShown = list !== undefined && list.entries.length > 0
  const shown = isShown
    ? [
        h(
          'div',
          {
            id: list.anchor,
            className: ['references', 'csl-bib-body', ...(list.hanging ? ['hanging'] : [])],
            role: 'list'
          },
          list.entries.map(entry =>
            context.part(`entry ${entry.anchor}`, entry, () => entryElement(entry, all, context))
          )
        )
      ]
    : []
  if (node.title !== undefined) {
    const heading = h('h2', {id: node.anchor, className: ['unnumbered']}, placeTitle(node.title, node))
    return [h('section', {className: ['references-section']}, heading, shown)]
  }
  if (node.children === undefined) return shown
  return [h('div', {className: ['refs-place']}, all(node.children, node), shown)]
}

function entryElement(entry: Entry, all: All<ElementContent>, {article, terms}: ArticleContext): Element {
  const {anchor, citedIn, annotation, children, change} = entry
  const former = formerEntry(entry)
  const words = all(children)
  const ways = backLinks(citedIn, terms.citedIn, article.numerals)
  const {lang, dir} = marksOf(entry)
  return h(
    'div',
    {id: anchor, className: ['csl-entry'], role: 'listitem', lang, dir},
    former && h('div', {className: ['entry-was']}, changed(all(former.children), {kind: 'deleted'})),
    withWaysBack(change === undefined ? words : changed(words, change), children.at(-1), ways),
    annotation &&
      h(
        'div',
        {className: ['annotation']},
        annotation.map(paragraph => h('p', {}, all(paragraph)))
      )
  )
}

/**
 * The old version of an entry, shown before the new one if the style has changed, so that no words are marked. If both
 * versions have the same words, no change is shown.
 */
function formerEntry({was, children}: Entry): Entry | undefined {
  const isShown = was !== undefined && !haveMarks(children) && wordsOf(was.children) !== wordsOf(children)
  return isShown ? was : undefined
}

/** Appends the back links to the end of the text, even if the text is in a block beside a number. */
function withWaysBack(
  content: readonly ElementContent[],
  last: Inline | undefined,
  ways: readonly ElementContent[]
): readonly ElementContent[] {
  const words = content.at(-1)
  const isBlock = last?.type === 'entryPart' && last.part === 'right-inline'
  if (!isBlock || words?.type !== 'element') return [...content, ...ways]
  return [...content.slice(0, -1), {...words, children: [...words.children, ...ways]}]
}
