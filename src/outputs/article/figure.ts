import type {Element, ElementContent} from 'hast'
import {addAll} from '../../core/add-all.ts'
import type {Figure, FigurePart, Node} from '../../core/article.ts'
import type {All} from '../../core/map-article.ts'
import {backLinks} from './back-links.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {authorsClasses, marksOf} from './marks.ts'
import {cssLength} from './picture.ts'
import {needed, tableElement} from './table.ts'
import {tableNeed} from './table-columns.ts'

type Map = All<ElementContent>

/** A figure, table or listing with its label and caption. Captions of tables and listings are above them. */
export function figure(node: Figure, all: Map, context: ArticleContext): Element {
  const {kind, label, children} = node
  const words = captionOf(label && `${label}${context.terms.stop}`, node, all, context)
  const {id, className, ...language} = marksOf({...node, classes: placing(node, context)}, [kind])
  const properties = {id, className, ...language, ...continuation(node, context)}
  const [only, ...more] = children
  if (only?.type === 'table' && more.length === 0) {
    const table = tableElement(only, all, context)
    const captioned = {...table, children: [...captionWith('caption', words), ...table.children]}
    // Content wider than the page must be focusable, to scroll by keyboard.
    return h(
      'figure',
      {
        ...properties,
        ...needed(tableNeed(only)),
        tabIndex: 0,
        ariaLabel: label || context.terms.names[kind].one
      },
      captioned
    )
  }
  const parts = joinParts(node, all, context)
  const legend = captionWith('figcaption', words)
  return kind === 'figure' ? h('figure', properties, parts, legend) : h('figure', properties, legend, parts)
}

/** The element of a caption; none without words. */
function captionWith(
  tagName: 'caption' | 'figcaption',
  words: readonly ElementContent[]
): readonly Element[] {
  return words.length === 0 ? [] : [h(tagName, {}, words)]
}

/**
 * The classes of a figure. On paper, a figure of class `full` also gets `wide`, because no figure can be wider than
 * the page.
 */
function placing({classes = []}: Figure, {isPrint}: ArticleContext): readonly string[] {
  return isPrint && classes.includes('full') && !classes.includes('wide') ? [...classes, 'wide'] : classes
}

/** The words to print above a long table or listing that continues on further pages. */
function continuation(
  {kind, label}: Figure,
  {terms, isPrint}: ArticleContext
): Readonly<{dataContinued?: string}> {
  return isPrint && kind !== 'figure' ? {dataContinued: `${label} (${terms.continued})`.trim()} : {}
}

/** A label, the caption, and links back to the mentions of the figure. */
function captionOf(
  label: string,
  {caption, mentionedIn = []}: Figure | FigurePart,
  all: Map,
  {terms, article}: ArticleContext
): ElementContent[] {
  const number = label === '' ? [] : [h('span', {className: ['caption-label']}, label)]
  const space = number.length > 0 && caption !== undefined ? [textNode(' ')] : []
  const words = [...number, ...space, ...(caption === undefined ? [] : all(caption))]
  return [...words, ...backLinks(mentionedIn, terms.mentionedIn, article.numerals)]
}

/** A part of a figure, “(a)”, in its share of the width, or in the width of its own picture. */
export function figurePart(node: FigurePart, all: Map, context: ArticleContext, share: string): Element {
  const {width, letter, anchor, classes = [], children} = node
  return h(
    'figure',
    {
      id: anchor,
      className: ['part', ...authorsClasses(classes)],
      style: `--part:${width === undefined ? share : cssLength(width)}`
    },
    all(children, node),
    h('figcaption', {}, captionOf(`(${letter})`, node, all, context))
  )
}

/**
 * The width of each part; the number of parts in a row is the number that the author specified, or else at most three.
 */
function shareOf(count: number, {columns}: Figure): string {
  const inRow = columns ?? (count === 4 ? 2 : Math.min(count, 3))
  return `${Math.round(10000 / Math.max(1, inRow)) / 100}%`
}

/** The content of a figure, with consecutive parts combined into rows. */
function joinParts(node: Figure, all: Map, context: ArticleContext): ElementContent[] {
  const {children} = node
  const share = shareOf(children.filter(({type}) => type === 'figurePart').length, node)
  const joined: ElementContent[] = []
  let row: Element | undefined
  for (const part of children as readonly Node[]) {
    if (part.type !== 'figurePart') {
      row = undefined
      addAll(joined, all([part], node))
      continue
    }
    if (row === undefined) {
      row = h('div', {className: ['parts']})
      joined.push(row)
    }
    row.children.push(figurePart(part, all, context, share))
  }
  return joined
}
