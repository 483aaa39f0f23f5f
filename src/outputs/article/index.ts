import type {ElementContent} from 'hast'
import type {Root as MarkdownRoot} from 'mdast'
import type {Handler as RemarkHandler, Handlers as RemarkHandlers, State} from 'mdast-util-to-hast'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {addAll} from '../../core/add-all.ts'
import type {Article, Node} from '../../core/article.ts'
import {type FormulaTrees, formulaTrees} from '../../core/formulas/trees.ts'
import type {Hash} from '../../core/hash.ts'
import {standsInLine} from '../../core/kinds.ts'
import type {All, Handlers} from '../../core/map-article.ts'
import type {Memo} from '../../core/memo.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import {perObject} from '../../core/per-object.ts'
import {isSameWithoutPlaces} from '../../core/same-nodes.ts'
import {terms} from '../../core/terms/index.ts'
import type {Project} from '../../core/types.ts'
import {gatherer, walkNodes} from '../../core/walk-article.ts'
import type {OwnHandlers} from '../output.ts'
import {withChange} from './changed.ts'
import type {ArticleContext, Pictures, QueryForm} from './context.ts'
import {h, textNode} from './elements.ts'
import {articleHandlers} from './handlers.ts'
import {highlighter} from './highlight.ts'
import {
  emptyBlocks,
  type Finish,
  type KnownBlock,
  knownPart,
  lineBetween,
  linesOfRun,
  listsIn,
  runOfBlocks
} from './known-blocks.ts'
import {type FormulaLayouts, mathRenderer} from './math.ts'
import {withPlace} from './place-marks.ts'

/** The article as HTML elements, in parts that a page combines. */
export type ArticleElements = Readonly<{
  title: readonly ElementContent[]
  subtitle: readonly ElementContent[]
  titles: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  abstracts: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  /** The chapters, notes and references in reading order. */
  body: readonly ElementContent[]
  statements: readonly Readonly<{name: string; lang: string; content: readonly ElementContent[]}>[]
  /** Converts further nodes of the article. */
  toHast: All<ElementContent>
}>

/** The files and macros of the project that are needed to convert an article to HTML. */
export type ArticleOptions = Readonly<{
  project: Pictures & Pick<Project, 'macros' | 'formulas'>
  /** A style sheet for SVG pictures with text; empty for screens. */
  figureStyle?: string
  isPrint?: boolean
  /** The layouts of formulas in print. */
  formulas?: FormulaLayouts | undefined
  queries?: QueryForm
  /** Whether each element records the place of its source. */
  places?: boolean
  /** A program's own handlers. */
  handlers?: OwnHandlers | undefined
  finish?: Finish | undefined
}>

/** Renders an article to HTML elements; known blocks come from the memo. */
export async function articleToHast(
  article: Article,
  options: ArticleOptions,
  memo: Memo
): Promise<ArticleElements> {
  const context = await contextOf(article, options, memo)
  const {isPrint} = context
  const {handlers, finish, places} = options
  // The dependencies of a program's own handlers are unknown, so nothing is reused.
  const known = handlers
    ? emptyBlocks()
    : await memo(
        isPrint ? 'print-elements' : 'screen-elements',
        surroundings(context, options, memo.hash),
        emptyBlocks,
        'latest'
      )
  const table = articleHandlers(
    finish === undefined ? context : {...context, part: knownPart(known, finish, context.queries)}
  )
  const all = mapper(handlers === undefined ? table : handlers(table), places)
  const own = (node: Node): readonly ElementContent[] => all([node])
  const finished = (node: Node): readonly ElementContent[] => {
    const elements = own(node)
    return finish === undefined || elements.length === 0 ? elements : [finish.finish(elements)]
  }
  // A query that is not shown must not leave an empty line.
  const isShown = (node: Node): boolean => node.type !== 'query' || own(node).length > 0
  const block = (node: Node, name: string): KnownBlock => {
    const shown = [node, shownIn(node, article), formOfQueries(node, context)]
    const last = known.blocks.get(name)
    const isKnown = last?.shown.every((part, at) =>
      places ? Object.is(part, shown[at]) : isSameWithoutPlaces(part, shown[at])
    )
    return {shown, elements: last !== undefined && isKnown ? last.elements : finished(node)}
  }
  const {front, statements} = article
  const isAsking = queriesIn(article).length > 0
  const nodes = isAsking ? article.body.filter(isShown) : article.body
  const body = linesOfRun(known, runOfBlocks(known, nodes, isAsking ? context.queries : '', block))
  return {
    title: all(front.title),
    subtitle: all(front.subtitle),
    titles: front.titles.map(({lang, children}) => ({lang, content: all(children)})),
    abstracts: front.abstracts.map(({lang, children}) => ({
      lang,
      content: inLines(children.filter(isShown).map(own))
    })),
    body,
    statements: statements.map(({name, lang, children}) => ({
      name,
      lang,
      content: inLines(children.filter(isShown).map(own))
    })),
    toHast: all
  }
}

/** The form of queries in a block that may contain queries. */
function formOfQueries(node: Node, {queries}: ArticleContext): QueryForm | undefined {
  return listsIn(node).length > 0 || holdsQuery(node) ? queries : undefined
}

const queriesIn = gatherer(node => (node.type === 'query' ? [node] : []))

const holdsQuery = perObject((block: Node): boolean => {
  let isFound = false
  walkNodes([block], ({type}) => {
    isFound ||= type === 'query'
    return !isFound
  })
  return isFound
})

/** The notes or references that a block lists. */
function shownIn(block: Node, {notes, lists}: Article): readonly unknown[] {
  return listsIn(block).map(node => (node.type === 'references' ? lists[node.list] : notes))
}

/** Puts the elements of each block on a separate line. */
function inLines(blocks: ReadonlyArray<readonly ElementContent[]>): readonly ElementContent[] {
  const lines: ElementContent[] = []
  for (const [index, elements] of blocks.entries()) {
    if (index > 0) lines.push(lineBetween)
    addAll(lines, elements)
  }
  return lines
}

/** Renders single nodes of an article to HTML; `part` may replace how notes and entries are rendered. */
export async function nodesToHast(
  article: Article,
  project: ArticleOptions['project'],
  {places, queries = 'none'}: Pick<ArticleOptions, 'places' | 'queries'> = {},
  part?: ArticleContext['part']
): Promise<All<ElementContent>> {
  const context = await contextOf(article, {project, queries})
  return mapper(articleHandlers(part === undefined ? context : {...context, part}), places)
}

async function contextOf(
  article: Article,
  {project, figureStyle = '', isPrint = false, formulas, queries = 'none'}: ArticleOptions,
  memo?: Memo
): Promise<ArticleContext> {
  const read = (): Promise<FormulaTrees> => formulaTrees(article, project, memo)
  const {formula, lines} = await mathRenderer(article, read, isPrint, formulas)
  return {
    article,
    terms: terms(article.lang),
    math: formula,
    typesetLines: lines,
    highlight: await highlighter(article),
    pictures: project,
    figureStyle,
    isPrint,
    queries,
    part: (_name, _shown, render) => render()
  }
}

/** Everything that affects the elements of a block except the block itself, as a memo key. */
function surroundings(
  {article, pictures, figureStyle}: ArticleContext,
  {project: {macros}, formulas, finish, places = false}: ArticleOptions,
  hash: Hash
): string {
  const {pictures: files, pdfPictures, pictureFaults} = pictures
  return hash(
    JSON.stringify([
      article.lang,
      article.numerals,
      [...macros],
      hash(figureStyle),
      formulas?.key,
      places,
      finish?.name,
      [...pictureFaults.keys()],
      [...pdfPictures].map(([path, pdf]) => [path, isPdfFault(pdf) ? pdf.fault : pdf.hash]),
      [...files].map(([path, bytes]) => [path, bytes instanceof Uint8Array ? hash(bytes) : bytes.fault])
    ])
  )
}

/**
 * Returns a function that maps nodes by a table of remark-rehype's handlers. remark-rehype runs once, on an empty tree,
 * to obtain its state, which can then map any nodes: creating a state takes longer than mapping a block. With `places`,
 * each element records the place of its source.
 */
function mapper(handlers: Handlers<ElementContent>, places = false): All<ElementContent> {
  const states: State[] = []
  const root = (state: State) => {
    states.push(state)
    return {type: 'root', children: []}
  }
  const remarkHandlers = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [kind, remarkHandler(handle as AnyHandler, places)])
  )
  unified()
    .use(remarkRehype, {
      handlers: {...remarkHandlers, root} as unknown as RemarkHandlers,
      unknownHandler: remarkHandler(unknownElements, places)
    })
    .runSync({type: 'root', children: []})
  const state = states[0]!
  return nodes => state.all({type: 'root', children: [...nodes]} as unknown as MarkdownRoot)
}

/**
 * The element of a node whose kind has no handler, from a custom program: it contains the text of the node, or its
 * children.
 */
const unknownElements: AnyHandler = (node, all) => {
  const {value, children = []} = node as Readonly<{value?: string; children?: readonly Node[]}>
  if (value !== undefined) return textNode(value)
  return h(standsInLine(node) ? 'span' : 'div', {}, all(children, node))
}

type AnyHandler = (
  node: Node,
  all: All<ElementContent>,
  parent: Node | undefined
) => ElementContent | readonly ElementContent[]

/** Adapts a handler of the table to remark-rehype's signature. */
function remarkHandler(handle: AnyHandler, places: boolean): RemarkHandler {
  return (state: State, node: unknown, parent: unknown) => {
    const all: All<ElementContent> = (nodes, inside) =>
      nodes.flatMap(each => state.one(each as never, inside as never) ?? []) as ElementContent[]
    const elements = [handle(node as Node, all, parent as Node | undefined)].flat()
    const placed = places ? withPlace(elements, node as Node) : elements
    return withChange(placed, node as Node) as ElementContent[]
  }
}
