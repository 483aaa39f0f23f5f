import type {Element, ElementContent} from 'hast'
import {normalizeUri} from 'micromark-util-sanitize-uri'
import {fragmentTo} from '../../cite/reference-id.ts'
import type {Inline} from '../../core/article.ts'
import type {Handlers} from '../../core/map-article.ts'
import type {SegmentFormat} from '../../core/segment.ts'
import {isSafeUrl} from '../../core/url.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import {formula} from './equation.ts'
import {withLostWorks} from './lost-works.ts'
import {marksOf} from './marks.ts'
import {image} from './picture.ts'
import {query} from './query.ts'
import {scrolling} from './table.ts'

/** The kinds of inline nodes. */
type InlineKind = Exclude<Inline['type'], 'equation'>

/** Returns the functions that convert inline nodes to HTML, by kind of node. */
export function inlineHandlers(context: ArticleContext): Pick<Handlers<ElementContent>, InlineKind> {
  return {
    text: node => textNode(node.value),
    emphasis: (node, all) => h('em', {}, all(node.children, node)),
    strong: (node, all) => h('strong', {}, all(node.children, node)),
    delete: (node, all) => h('del', {}, all(node.children, node)),
    superscript: (node, all) => h('sup', marksOf(node), all(node.children, node)),
    subscript: (node, all) => h('sub', {}, all(node.children, node)),
    span: (node, all) => {
      const {classes = []} = node
      // Pandoc's class names for the elements `mark` and `kbd`, and for underlined text.
      const tagName = classes.find(name => name === 'mark' || name === 'kbd') ?? 'span'
      const others = classes.flatMap(name => (name === tagName ? [] : name === 'ul' ? ['underline'] : [name]))
      return h(tagName, marksOf({...node, classes: others}), all(node.children, node))
    },
    inlineCode: node => h('code', marksOf(node), node.value),
    break: () => h('br', {}),
    link: (node, all) => link(node, all(node.children, node)),
    image: node => image(context, node),
    formula: node => formula(context, node),
    abbreviation: (node, all) => h('abbr', {title: node.title}, all(node.children, node)),

    indexMark: node => h('span', {id: node.anchor, className: ['index-mark']}),

    citation: (node, all) =>
      h('span', {className: ['citation'], id: node.anchor}, all(withLostWorks(node), node)),
    // Screen readers announce this role as a reference (DPUB-ARIA 1.1).
    work: (node, all) => {
      const words = all(node.children, node)
      if (node.target === undefined) return words
      return h('a', {href: fragmentTo(node.target), role: 'doc-biblioref'}, words)
    },
    undefinedWork: node => h('strong', {className: ['citation-undefined']}, node.value),
    formatted: (node, all) => {
      const [tagName, className] = formats[node.format]
      return h(tagName, className === undefined ? {} : {className: [className]}, all(node.children, node))
    },
    language: (node, all) =>
      h(node.isolated ? 'bdi' : 'span', {lang: node.lang, dir: node.dir}, all(node.children, node)),
    entryPart: (node, all) =>
      h('div', node.part === undefined ? {} : {className: [`csl-${node.part}`]}, all(node.children, node)),

    crossReference: (node, all) =>
      h(
        'a',
        {
          className: [node.page ? 'page-reference' : 'cross-reference'],
          href: `#${encodeURI(node.target)}`,
          id: node.anchor
        },
        all(node.children, node)
      ),
    undefinedReference: node => h('strong', {className: ['cross-reference-undefined']}, node.value),
    noteCall: node =>
      h(
        'sup',
        {className: ['note-call']},
        h('a', {href: `#note-${node.note}`, id: node.anchor, role: 'doc-noteref'}, node.label)
      ),

    element: (node, all, parent) => {
      const {id, className, title, ...language} = marksOf(node)
      const scope = node.tagName === 'th' ? 'col' : undefined
      const spans = {title, colSpan: node.columns, rowSpan: node.rows, scope}
      const properties = {id, className, ...spans, ...language}
      const element = h(node.tagName, properties, all(node.children, node))
      if (node.tagName === 'pre') element.properties.tabIndex = 0
      return node.tagName === 'table' ? scrolling(element, parent, context) : element
    },
    // No part of a manuscript is executed: unsupported HTML and TeX is shown as written.
    raw: node => {
      const id = node.anchor === undefined ? {} : {id: node.anchor}
      if (!node.block) return h('code', {...id, className: ['raw']}, node.value)
      return h('pre', {...id, className: ['raw'], tabIndex: 0}, h('code', {className: ['raw']}, node.value))
    },
    query: node => query(node, context.queries)
  }
}

/** The HTML of each CSL format: an element, and a class of the page's style sheet. */
const formats: Readonly<Record<SegmentFormat, readonly [tagName: string, className?: string]>> = {
  italic: ['i'],
  bold: ['b'],
  emphasis: ['em'],
  strong: ['strong'],
  superscript: ['sup'],
  subscript: ['sub'],
  'small-caps': ['span', 'csl-small-caps'],
  underline: ['span', 'csl-underline'],
  roman: ['span', 'csl-roman'],
  medium: ['span', 'csl-medium'],
  'no-caps': ['span', 'csl-no-caps'],
  'no-line': ['span', 'csl-no-line'],
  baseline: ['span', 'csl-baseline']
}

/** A link; if its URL could run a script, it is shown as text. HTML does not allow nested links. */
function link(
  node: Readonly<{url: string; tooltip?: string; anchor?: string}>,
  words: readonly ElementContent[]
): Element {
  const {url, anchor, tooltip} = node
  const id = anchor === undefined ? {} : {id: anchor}
  const title = tooltip === undefined ? {} : {title: tooltip}
  const children = words.flatMap(withoutLinks)
  const href = normalizeUri(url)
  const typed = children.map(child => (child.type === 'text' ? child.value : '')).join('')
  if (isSafeUrl(href)) return h('a', {...id, href, ...title}, children)
  // The words of an autolink are its URL.
  if (typed === url) return h('a', {...id, ...title}, children)
  return h('a', {...id, ...title}, children, textNode(' '), h('code', {className: ['raw']}, href))
}

/** Replaces the links in the content of another link by their text. */
function withoutLinks(part: ElementContent): ElementContent[] {
  if (part.type !== 'element') return [part]
  const children = part.children.flatMap(withoutLinks)
  if (part.tagName !== 'a') return [{...part, children}]
  return [h('span', {id: part.properties.id, className: part.properties.className}, children)]
}
