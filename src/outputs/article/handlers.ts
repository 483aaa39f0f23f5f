import type {Element, ElementContent} from 'hast'
import type {Link, List, ListItem, Nodes, Parents, PhrasingContent, Table} from 'mdast'
import {defaultHandlers, type Handler, type Handlers, type State} from 'mdast-util-to-hast'
import {chapterLink} from '../../core/chapter-links.ts'
import {languageAttributes} from '../../core/language.ts'
import type {
  Abbreviation,
  Cite,
  CrossReference,
  CrossReferenceList,
  DefinitionDescription,
  DefinitionList,
  Div,
  Figure,
  HtmlElement,
  Line,
  LineBlock,
  RawTex
} from '../../core/mdast.ts'
import {inNumerals} from '../../core/numerals.ts'
import {calloutTitle} from './callout.ts'
import {citationElement} from './citation.ts'
import type {ArticleContext} from './context.ts'
import {crossReference} from './cross-reference.ts'
import {h, textNode} from './elements.ts'
import {equation, inlineFormula} from './equation.ts'
import {figure} from './figure.ts'
import {withoutInnerLinks} from './link.ts'
import {list, listItem} from './list.ts'
import {noteCall} from './note-call.ts'
import {image} from './picture.ts'
import {listIndex} from './references.ts'
import {table} from './table.ts'

/** THE TABLE of how nodes become HTML: those that galley adds to mdast, and those that it renders in its own way. */
export function articleHandlers(context: ArticleContext): Handlers {
  const {manuscript} = context
  const id = (node: Nodes): string | undefined => manuscript.ids.get(node)
  const number = (node: Nodes): string | undefined => {
    const counted = manuscript.numbers.get(node)
    return counted && inNumerals(counted, context.numerals)
  }

  return {
    cite: typed<Cite>((state, node, parent) => {
      const references = manuscript.labelCites.get(node)
      if (references !== undefined) return referencesInPlace(state, node, references, parent)
      const toHast = (words: readonly PhrasingContent[]): ElementContent[] =>
        content(state, {type: 'paragraph', children: [...words]})
      return citationElement(node, context, toHast, parent)
    }),

    crossReference: typed<CrossReference>((_, node, parent) => crossReference(context, node, parent)),
    crossReferenceList: typed<CrossReferenceList>((_, node, parent) => crossReference(context, node, parent)),

    heading: typed<Extract<Nodes, {type: 'heading'}>>((state, node) => {
      const depth = Math.min(6, Math.max(2, node.depth - context.topDepth + 2))
      const printed = number(node)
      return h(
        `h${depth}`,
        {
          id: id(node),
          className: node.data?.attributes?.classes.includes('unnumbered') ? ['unnumbered'] : undefined,
          ...languageOf(node.data?.attributes?.pairs ?? {})
        },
        printed && h('span', {className: ['section-number']}, printed),
        printed && textNode(' '),
        content(state, node)
      )
    }),

    code: typed<Extract<Nodes, {type: 'code'}>>((_, node) => {
      const {classes = []} = node.data?.attributes ?? {}
      const language = /^[\w+#.-]+/.exec(node.lang ?? '')?.[0]
      const words = language && context.highlight(node.value, language.toLowerCase())
      const names = [
        ...(language ? [`language-${language}`] : []),
        ...classes.filter(name => name !== language)
      ]
      const code = h('code', {className: classList(names)}, words || node.value, '\n')
      return h('pre', {id: id(node)}, code)
    }),

    link: typed<Link>((state, node) => {
      const heading = manuscript.headingIds.get(node)
      const chapter = chapterLink(manuscript, node.url, context.file)
      const url = heading === undefined ? (chapter?.href ?? node.url) : `#${heading}`
      const printed = defaultHandlers.link(state, {...node, url})
      if (chapter !== undefined && node.children.length === 0) printed.children.push(textNode(chapter.words))
      return withoutInnerLinks(withId(printed, id(node)))
    }),
    linkReference: (state, node) => {
      const made = defaultHandlers.linkReference(state, node)
      return !Array.isArray(made) && made.type === 'element'
        ? withoutInnerLinks(withId(made, id(node)))
        : made
    },

    inlineCode: typed<Extract<Nodes, {type: 'inlineCode'}>>((state, node) =>
      withId(defaultHandlers.inlineCode(state, node), id(node))
    ),

    list: typed<List>((state, node) => list(context, state, node)),
    listItem: typed<ListItem>((state, node, parent) => listItem(context, state, node, parent)),

    figure: typed<Figure>((state, node) => figure(context, state, node)),
    table: typed<Table>((state, node) => table(state, node)),

    image: typed<Extract<Nodes, {type: 'image'}>>((_, node) => withId(image(context, node), id(node))),

    imageReference: typed<Extract<Nodes, {type: 'imageReference'}>>((state, node) => {
      const {url = '', title} = state.definitionById.get(node.identifier.toUpperCase()) ?? {}
      const picture = image(context, {type: 'image', url, title, alt: node.alt ?? null, data: node.data})
      return withId(picture, id(node))
    }),

    div: typed<Div>((state, node): Element => {
      const {classes = [], pairs = {}} = node.data?.attributes ?? {}
      const referenceList = listIndex(manuscript, node)
      if (referenceList !== undefined)
        return {...h('div', {className: ['refs-place']}, content(state, node)), data: {referenceList}}
      const title = calloutTitle(node, manuscript.metadata.lang)
      const division = h(
        'div',
        {id: id(node), className: classList(classes), title: pairs.title, ...languageOf(pairs)},
        title === undefined ? content(state, node) : [title, ...content(state, node)]
      )
      return node.data?.attributes?.id === 'toc' ? {...division, data: {contents: true}} : division
    }),

    span: typed<Extract<Nodes, {type: 'span'}>>((state, node) => {
      const {classes = [], pairs = {}} = node.data?.attributes ?? {}
      // Pandoc's names for HTML elements, and for underlined words.
      const tagName = classes.find(name => name === 'mark' || name === 'kbd') ?? 'span'
      const others = classes.flatMap(name => (name === tagName ? [] : name === 'ul' ? ['underline'] : [name]))
      return h(
        tagName,
        {id: id(node), className: classList(others), title: pairs.title, ...languageOf(pairs)},
        content(state, node)
      )
    }),

    htmlElement: typed<HtmlElement>((state, node) => {
      const {classes = [], pairs = {}} = node.data?.attributes ?? {}
      const {title, colspan, rowspan} = pairs
      const scope = node.tagName === 'th' ? 'col' : undefined
      const properties = {title, colSpan: colspan, rowSpan: rowspan, scope, ...languageOf(pairs)}
      return h(
        node.tagName,
        {id: id(node), className: classList(classes), ...properties},
        content(state, node)
      )
    }),

    definitionList: typed<DefinitionList>((state, node) => h('dl', {}, content(state, node))),
    definitionTerm: typed<Parents>((state, node) => h('dt', {id: id(node)}, content(state, node))),
    definitionDescription: typed<DefinitionDescription>((state, node) => {
      const [only, ...rest] = node.children
      // A definition that is one paragraph is set close, as the item of a list is.
      return h(
        'dd',
        {},
        rest.length === 0 && only?.type === 'paragraph' ? content(state, only) : content(state, node)
      )
    }),
    lineBlock: typed<LineBlock>((state, node) => h('div', {className: ['line-block']}, content(state, node))),
    line: typed<Line>((state, node) => {
      const words = content(state, node)
      return h('div', {className: ['line']}, words.length > 0 ? words : h('br', {}))
    }),
    blockquote: typed<Extract<Nodes, {type: 'blockquote'}>>((state, node) => quotation(state, node)),
    quotationSource: typed<Parents>((state, node) =>
      h('footer', {className: ['source']}, content(state, node))
    ),
    abbreviation: typed<Abbreviation>((state, node) => h('abbr', {title: node.title}, content(state, node))),

    superscript: typed<Parents>((state, node) => h('sup', {}, content(state, node))),
    subscript: typed<Parents>((state, node) => h('sub', {}, content(state, node))),

    footnoteReference: typed<Nodes>((_, node) => noteCall(context, node)),
    inlineNote: typed<Nodes>((_, node) => noteCall(context, node)),
    footnoteDefinition: () => undefined,

    inlineMath: typed<Extract<Nodes, {type: 'inlineMath'}>>((_, node) =>
      node.data?.display === true ? equation(context, node) : inlineFormula(context, node.value)
    ),
    math: typed<Extract<Nodes, {type: 'math'}>>((_, node) => equation(context, node)),

    // Nothing of a manuscript runs: HTML and TeX that galley does not know are shown as they stand.
    html: typed<Extract<Nodes, {type: 'html'}>>((_, node) =>
      /^\s*<!--[\s\S]*-->\s*$/.test(node.value) ? undefined : h('code', {className: ['raw']}, node.value)
    ),
    rawTex: typed<RawTex>((_, node) => {
      const source = h('code', {className: ['raw']}, node.value)
      return node.block ? h('pre', {className: ['raw']}, source) : source
    }),
    macros: () => undefined,
    yaml: () => undefined
  }
}

/** A quotation; its source stands outside the quoted words, as the HTML standard wants it. */
function quotation(state: State, node: Extract<Nodes, {type: 'blockquote'}>): Element {
  const words = content(state, node)
  const source = node.children.at(-1)?.type === 'quotationSource' ? words.findLast(isElement) : undefined
  if (source === undefined) return h('blockquote', {}, words)
  const quoted = words.slice(0, words.indexOf(source))
  return h('div', {className: ['quotation']}, h('blockquote', {}, quoted), source)
}

function isElement(node: ElementContent): boolean {
  return node.type === 'element'
}

/** Keeps the id of an element to which other places of the paper may lead. */
function withId(element: Element, id: string | undefined): Element {
  return id === undefined ? element : {...element, properties: {id, ...element.properties}}
}

/** mdast-util-to-hast calls a handler only with nodes of its type. */
function typed<Node extends Nodes>(
  handle: (state: State, node: Node, parent: Parents | undefined) => ReturnType<Handler>
): Handler {
  return (state, node, parent) => handle(state, node as Node, parent)
}

function content(state: State, node: Parents): ElementContent[] {
  return state.all(node) as ElementContent[]
}

/** Cross-references in place of a cite, as if they stood among its siblings. */
function referencesInPlace(
  state: State,
  node: Cite,
  references: readonly PhrasingContent[],
  parent: Parents | undefined
): ElementContent[] {
  const siblings: readonly Nodes[] = parent?.children ?? []
  const before = siblings.slice(0, Math.max(0, siblings.indexOf(node))) as PhrasingContent[]
  const place: Parents = {
    type: parent?.type === 'paragraph' ? 'paragraph' : 'emphasis',
    children: [...before, ...references]
  }
  return references.flatMap(each => {
    const made = state.one(each, place)
    return (made === undefined ? [] : Array.isArray(made) ? made : [made]) as ElementContent[]
  })
}

function classList(classes: readonly string[]): string[] | undefined {
  return classes.length > 0 ? [...classes] : undefined
}

function languageOf(pairs: Readonly<Record<string, string>>): {lang?: string; dir?: string} {
  return languageAttributes(pairs.lang, pairs.dir)
}
