import type {ElementContent, Root} from 'hast'
import type {Root as MarkdownRoot} from 'mdast'
import type {Handler as RemarkHandler, Handlers as RemarkHandlers, State} from 'mdast-util-to-hast'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import type {Article, Node} from '../../core/article.ts'
import {sha256} from '../../core/hash.ts'
import type {All, Handlers} from '../../core/map-article.ts'
import type {Memo} from '../../core/memo.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import type {Project} from '../../core/types.ts'
import {terms} from '../../resolve/terms.ts'
import type {OwnHandlers} from '../output.ts'
import {withChange} from './changed.ts'
import type {ArticleContext, Pictures} from './context.ts'
import {textNode} from './elements.ts'
import {articleHandlers} from './handlers.ts'
import {highlighter} from './highlight.ts'
import {mathRenderer} from './math.ts'

/** The article as HTML elements, part by part; a page puts the parts together. */
export type ArticleElements = Readonly<{
  title: readonly ElementContent[]
  subtitle: readonly ElementContent[]
  titles: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  abstracts: readonly Readonly<{lang: string; content: readonly ElementContent[]}>[]
  /** Chapters, notes and references in reading order. */
  body: readonly ElementContent[]
  statements: readonly Readonly<{name: string; lang: string; content: readonly ElementContent[]}>[]
  /** Elements of further nodes of the article. */
  toHast: All<ElementContent>
}>

/** What an article needs beside it to become HTML: the files and macros of its project. */
export type ArticleOptions = Readonly<{
  project: Pictures & Pick<Project, 'macros'>
  /** A style sheet for SVG pictures with letters; empty on a screen. */
  figureStyle?: string
  isPrint?: boolean
  /** A program's own rows of the table of handlers. */
  handlers?: OwnHandlers | undefined
}>

/** Turns an article into HTML elements; blocks that were turned before are taken from the memo. */
export async function articleToHast(
  article: Article,
  options: ArticleOptions,
  memo: Memo
): Promise<ArticleElements> {
  const context = await contextOf(article, options)
  const {isPrint} = context
  const {handlers: own} = options
  const table = articleHandlers(context)
  const all = mapper(own === undefined ? table : own(table))
  // What a program's handlers depend on is not known.
  const known = own
    ? new WeakMap<Node, readonly ElementContent[]>()
    : await memo(
        isPrint ? 'print-elements' : 'screen-elements',
        surroundings(context, options.project.macros),
        () => new WeakMap<Node, readonly ElementContent[]>(),
        'latest'
      )
  const block = (node: Node): readonly ElementContent[] => {
    // The places of notes and references show what is not in the block.
    if (node.type === 'notes' || node.type === 'references') return all([node])
    const elements = known.get(node) ?? all([node])
    known.set(node, elements)
    return elements
  }
  const blocks = (nodes: readonly Node[]): readonly ElementContent[] =>
    nodes.flatMap((node, index) => [...(index === 0 ? [] : [textNode('\n')]), ...block(node)])
  const {front, body, statements} = article
  return {
    title: all(front.title),
    subtitle: all(front.subtitle),
    titles: front.titles.map(({lang, children}) => ({lang, content: all(children)})),
    abstracts: front.abstracts.map(({lang, children}) => ({lang, content: blocks(children)})),
    body: blocks(body),
    statements: statements.map(({name, lang, children}) => ({name, lang, content: blocks(children)})),
    toHast: all
  }
}

/** The HTML of single nodes of an article. */
export async function nodesToHast(
  article: Article,
  project: ArticleOptions['project']
): Promise<All<ElementContent>> {
  return mapper(articleHandlers(await contextOf(article, {project})))
}

async function contextOf(
  article: Article,
  {project, figureStyle = '', isPrint = false}: ArticleOptions
): Promise<ArticleContext> {
  return {
    article,
    terms: terms(article.lang),
    math: await mathRenderer(article, [...project.macros.values()]),
    highlight: await highlighter(article),
    pictures: project,
    figureStyle,
    isPrint
  }
}

/** Everything but a block itself that shapes its elements, as a key for the memo. */
function surroundings({article, pictures, figureStyle}: ArticleContext, macros: Project['macros']): string {
  const {pictures: files, pdfPictures, pictureFaults} = pictures
  return sha256(
    JSON.stringify([
      article.lang,
      article.numerals,
      [...macros],
      sha256(figureStyle),
      [...pictureFaults.keys()],
      [...pdfPictures].map(([path, pdf]) => [path, isPdfFault(pdf) ? pdf.fault : pdf.hash]),
      [...files].map(([path, bytes]) => [path, bytes instanceof Uint8Array ? sha256(bytes) : bytes.fault])
    ])
  )
}

/** Maps nodes by a table with remark-rehype, whose handlers are then those of the table. */
export function mapper(handlers: Handlers<ElementContent>): All<ElementContent> {
  const root = (state: State, node: {children: unknown[]}) => ({
    type: 'root',
    children: state.all(node as never)
  })
  const remarkHandlers = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [kind, remarkHandler(handle as AnyHandler)])
  )
  const processor = unified()
    .use(remarkRehype, {handlers: {...remarkHandlers, root} as unknown as RemarkHandlers})
    .freeze()
  return nodes => {
    const made = processor.runSync({type: 'root', children: [...nodes]} as unknown as MarkdownRoot)
    return (made as Root).children as ElementContent[]
  }
}

type AnyHandler = (
  node: Node,
  all: All<ElementContent>,
  parent: Node | undefined
) => ElementContent | readonly ElementContent[]

/** Adapts a handler of the table to the signature that remark-rehype calls. */
function remarkHandler(handle: AnyHandler): RemarkHandler {
  return (state: State, node: unknown, parent: unknown) => {
    const all: All<ElementContent> = (nodes, inside) =>
      nodes.flatMap(each => state.one(each as never, inside as never) ?? []) as ElementContent[]
    const elements = [handle(node as Node, all, parent as Node | undefined)].flat()
    return withChange(elements, node as Node) as ElementContent[]
  }
}
