import type {Element, ElementContent} from 'hast'
import {terms} from '../../core/terms/index.ts'
import {h, textNode} from '../article/elements.ts'
import {classesOf, elementsIn, mapElements} from '../hast.ts'
import type {DocumentKind, EpubDocument} from './documents.ts'
import {fragmentOf} from './links.ts'
import {isPageMark} from './page-breaks.ts'

/** A line of the list of sections. */
type NavigationLine = Readonly<{level: number; href: string; words: readonly ElementContent[]}>

/** The list of sections, the landmarks, and the pages of the PDF if they are marked. */
export function navigation(documents: readonly EpubDocument[], lang: string): readonly ElementContent[] {
  const {contents} = terms(lang)
  const lines = documents.flatMap(linesOf)
  return [
    h(
      'nav',
      {'epub:type': 'toc', role: 'doc-toc', id: 'toc', ariaLabelledBy: ['toc-title']},
      h('h1', {id: 'toc-title'}, contents),
      list(lines)
    ),
    textNode('\n'),
    h(
      'nav',
      {'epub:type': 'landmarks', id: 'landmarks', hidden: true, ariaLabel: contents},
      h('ol', {}, landmarks(documents))
    ),
    ...pageList(documents, lang)
  ]
}

/** The marked pages in reading order. */
function pageList(documents: readonly EpubDocument[], lang: string): readonly ElementContent[] {
  const lines = documents.flatMap(({file, content}) =>
    [...elementsIn(content)].filter(isPageMark).map(({properties: {id, ariaLabel}}) => {
      const href = `${file}${fragmentOf(String(id))}`
      return h('li', {}, h('a', {href}, String(ariaLabel)))
    })
  )
  if (lines.length === 0) return []
  const {many: pages} = terms(lang).page
  const properties = {'epub:type': 'page-list', role: 'doc-pagelist', id: 'pages', hidden: true}
  return [textNode('\n'), h('nav', {...properties, ariaLabel: pages}, h('ol', {}, lines))]
}

/** The title of the title page; for any other document, the headings with ids. */
function linesOf({file, title, kind, content}: EpubDocument): readonly NavigationLine[] {
  if (kind === 'titlepage') return [{level: 1, href: file, words: [textNode(title)]}]
  return [...elementsIn(content)].flatMap(element => {
    const level = levels.get(element.tagName)
    const {id} = element.properties
    if (level === undefined || typeof id !== 'string') return []
    const words = wordsForLine(element.children)
    return [{level, href: `${file}${fragmentOf(id)}`, words}]
  })
}

const levels: ReadonlyMap<string, number> = new Map([
  ['h2', 1],
  ['h3', 2],
  ['h4', 3]
])

/** The text of a heading, without links, names and note calls. */
function wordsForLine(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const kept = nodes.filter(
    node => node.type !== 'element' || !(classesOf(node).includes('note-call') || isPageMark(node))
  )
  return mapElements(kept, ({properties, ...element}) => {
    const {id: _, href: __, role: ___, 'epub:type': ____, ...marks} = properties
    return {...element, tagName: element.tagName === 'a' ? 'span' : element.tagName, properties: marks}
  })
}

/** Converts lines of navigation to nested lists by their levels. */
function list(lines: readonly NavigationLine[]): Element {
  const items: ElementContent[] = []
  for (let index = 0; index < lines.length; ) {
    const {level, href, words} = lines[index]!
    const end = lines.findIndex((line, at) => at > index && line.level <= level)
    const within = lines.slice(index + 1, end < 0 ? lines.length : end)
    items.push(
      h('li', {}, h('a', {href}, words), within.length > 0 ? list(within) : undefined),
      textNode('\n')
    )
    index += 1 + within.length
  }
  return h('ol', {}, textNode('\n'), items)
}

function landmarks(documents: readonly EpubDocument[]): readonly Element[] {
  const first = (kind: DocumentKind): EpubDocument | undefined =>
    documents.find(document => document.kind === kind)
  const landmark = (type: string, href: string, words: string): Element =>
    h('li', {}, h('a', {'epub:type': type, href}, words))
  const rows = [
    ['titlepage', first('titlepage')],
    ['bodymatter', first('chapter')],
    ['endnotes', first('endnotes')],
    ['bibliography', first('bibliography')]
  ] as const
  return rows.flatMap(([type, document]) =>
    document === undefined ? [] : [landmark(type, document.file, document.title)]
  )
}
