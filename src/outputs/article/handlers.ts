import type {Element, ElementContent} from 'hast'
import type {Division, Quotation} from '../../core/article.ts'
import type {All, Handlers} from '../../core/map-article.ts'
import {contents} from './contents.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {equation} from './equation.ts'
import {figure, figurePart} from './figure.ts'
import {index} from './index-list.ts'
import {inlineHandlers} from './inline-handlers.ts'
import {list, listItem} from './list.ts'
import {listing} from './listing.ts'
import {marksOf} from './marks.ts'
import {notes} from './notes.ts'
import {references} from './references.ts'
import {table} from './table.ts'
import {theorem} from './theorem.ts'

/** Returns the functions that convert nodes of an article to HTML, by kind of node. */
export function articleHandlers(context: ArticleContext): Handlers<ElementContent> {
  return {
    ...inlineHandlers(context),

    heading: (node, all) => {
      const {id, className: _, ...marks} = marksOf(node)
      return h(
        `h${Math.min(6, node.level + 1)}`,
        {id, className: node.unnumbered ? ['unnumbered'] : undefined, ...marks},
        node.number && h('span', {className: ['section-number']}, node.number),
        node.number && textNode(' '),
        all(node.children, node)
      )
    },
    paragraph: (node, all) => {
      const classes = node.noIndent ? {className: ['noindent']} : {}
      return h('p', {...classes, ...marksOf(node)}, all(node.children, node))
    },
    listing: node => listing(node, context),
    list,
    listItem,
    figure: (node, all) => figure(node, all, context),
    figurePart: (node, all) => figurePart(node, all, context, '100%'),
    table: (node, all, parent) => table(node, all, parent, context),
    equation: node => equation(context, node),

    division: (node, all) => h('div', marksOf(node), all(node.children, node), source(node, all)),
    callout: (node, all) =>
      h('div', marksOf(node), h('p', {}, h('strong', {}, node.title)), all(node.children, node)),
    theorem: (node, all) => theorem(node, all, context),
    quotation: (node, all) => {
      const words = h('blockquote', {}, all(node.children, node))
      // The source is outside the `blockquote`, as the HTML standard requires.
      return node.source === undefined
        ? words
        : h('div', {className: ['quotation']}, words, source(node, all))
    },
    lineBlock: (node, all) =>
      h(
        'div',
        {className: ['line-block']},
        node.lines.map(line =>
          h('div', {className: ['line']}, line.length > 0 ? all(line, node) : h('br', {}))
        )
      ),
    definitionList: (node, all) => h('dl', {}, all(node.children, node)),
    term: (node, all) => h('dt', {id: node.anchor}, all(node.children, node)),
    definition: (node, all) => {
      const [only, ...rest] = node.children
      // A definition with a single paragraph is set tight, like a list item.
      const isClose = rest.length === 0 && only?.type === 'paragraph' && only.change === undefined
      return h('dd', {}, isClose ? all(only.children, only) : all(node.children, node))
    },
    thematicBreak: () => h('hr', {}),

    notes: (node, all) => notes(node, all, context),
    references: (node, all) => references(node, all, context),
    contents: (node, all) => contents(node, all, context.isPrint),
    index: (node, all) => index(node, all, context)
  }
}

/** The source of a quotation or an epigraph. */
function source(node: Quotation | Division, all: All<ElementContent>): Element | undefined {
  return node.source && h('footer', {className: ['source']}, all(node.source, node))
}
