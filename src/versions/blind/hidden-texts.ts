import {addAll} from '../../core/add-all.ts'
import type {Article, IndexMark, Node} from '../../core/article.ts'
import {letters} from '../../core/letters.ts'
import type {Manuscript, Reference} from '../../core/types.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import {parseXml, rawText} from '../../core/xml.ts'
import {folded} from './folded-words.ts'
import type {Drawing} from './picture-words.ts'
import {romanized} from './romanized.ts'

/**
 * Text in a copy other than running text: its kind (`where`), and the place that contains it (`at`) unless that is a
 * text of the paper.
 */
export type HiddenText = Readonly<{text: string; where: string; at?: string | undefined}>

/** The texts of an article that its files contain but that readers do not see as running text. */
export function hiddenTexts(
  article: Article,
  source: Manuscript,
  drawings: readonly Drawing[]
): readonly HiddenText[] {
  const found: HiddenText[] = source.metadata.keywords.flatMap(({words}) =>
    words.map(text => ({text, where: 'a keyword'}))
  )
  for (const reference of othersWorks(article, source)) {
    found.push({text: reference.key, where: 'the key of a work'})
    for (const field of addressFields) {
      const text = reference.csl[field]
      if (typeof text === 'string')
        found.push({text, where: 'the address of a work', at: placeOfWork(reference)})
    }
  }
  walkNodes(topNodes(article), node => {
    for (const text of hiddenIn(node)) found.push(text)
    return undefined
  })
  addAll(found, linksOutsideLists(article))
  // The style sheets of a style that is in the project.
  const {style} = source.project
  if (style.ownFiles.size > 0)
    for (const text of style.files.values()) found.push({text, where: 'a file of the style'})
  for (const {path, attributes} of drawings)
    for (const text of attributes) found.push({text, where: 'an attribute of a picture', at: path})
  return found
}

const addressFields = ['URL', 'DOI']

/** The place of the entry of a work. */
export function placeOfWork({file, place}: Reference): string {
  return `${file}:${place.start.line}:${place.start.column}`
}

/** The works of a copy, except those by namesakes of the authors, whose entries may contain the authors' names. */
export function othersWorks(article: Article, {bibliography, metadata}: Manuscript): readonly Reference[] {
  const authors = new Set(
    metadata.authors.flatMap(({family}) =>
      family === undefined ? [] : [family, ...romanized(family)].map(name => letters(folded(name)))
    )
  )
  return worksShown(article).flatMap(key => {
    const reference = bibliography.byKey.get(key)
    return reference === undefined || familiesOf(reference).some(family => authors.has(family))
      ? []
      : [reference]
  })
}

/** The keys of the works that an article lists or cites. */
export function worksShown(article: Article): readonly string[] {
  const keys = new Set(article.lists.flatMap(({entries}) => entries.map(({key}) => key)))
  walkNodes(topNodes(article), node => {
    if (node.type === 'citation') for (const {work} of node.items) if (work !== undefined) keys.add(work)
    return undefined
  })
  return [...keys]
}

function familiesOf({csl}: Reference): readonly string[] {
  return ['author', 'editor', 'translator'].flatMap(role =>
    Array.isArray(csl[role])
      ? (csl[role] as ReadonlyArray<{family?: string}>).map(({family = ''}) => letters(folded(family)))
      : []
  )
}

/** The fields of a work that readers see: titles, publishers, notes, and names of organizations. */
export function wordsOfWork({csl}: Reference): readonly string[] {
  return Object.entries(csl).flatMap(([field, value]) => {
    if (typeof value === 'string') return unread.has(field) ? [] : [rawText(parseXml(value).root)]
    return Array.isArray(value) ? (value as ReadonlyArray<{literal?: string}>).flatMap(bodyName) : []
  })
}

const bodyName = ({literal}: Readonly<{literal?: string}>): readonly string[] =>
  literal === undefined ? [] : [literal]

/** Fields with URLs or codes, and remarks, which a copy does not contain. */
const unread: ReadonlySet<string> = new Set([
  ...['id', 'type', 'citation-key', 'language', 'annote', 'keyword', 'abstract'],
  ...addressFields
])

/** The texts of a node other than running text. */
function hiddenIn(node: Node): readonly HiddenText[] {
  const {anchor, id, classes, tooltip, path, url, language} = node as Readonly<Record<string, unknown>>
  const texts: ReadonlyArray<readonly [text: unknown, where: string]> = [
    [anchor, 'a label'],
    // The id of a citation contains the key of its work, so it is not a label.
    [node.type === 'citation' ? undefined : id, 'a label'],
    [tooltip, 'a tooltip'],
    [node.type === 'abbreviation' ? node.title : undefined, 'the words of an abbreviation'],
    [node.type === 'image' ? (path ?? nameIn(url)) : undefined, 'the name of a file'],
    [node.type === 'listing' ? language : undefined, 'the language of code'],
    [node.type === 'listing' || node.type === 'inlineCode' ? node.value : undefined, 'code'],
    ...(node.type === 'indexMark' ? termsOf(node).map(words => [words, 'an index term'] as const) : []),
    ...(Array.isArray(classes) ? classes.map((name: unknown) => [name, 'a class'] as const) : [])
  ]
  return texts.flatMap(([text, where]) => (typeof text === 'string' && text !== '' ? [{text, where}] : []))
}

/** The addresses of links, except those in the lists of references, which are addresses of works. */
function linksOutsideLists(article: Article): readonly HiddenText[] {
  const found: HiddenText[] = []
  walkNodes(topNodes({...article, lists: []}), node => {
    if (node.type === 'citation' || node.type === 'references') return false
    if (node.type === 'link' && !node.url.startsWith('#'))
      found.push({text: node.url, where: 'the address of a link'})
    return undefined
  })
  return found
}

/** The words of an index term, and of those to which it refers. */
function termsOf({index}: IndexMark): readonly string[] {
  const {levels, see, seeAlso} = index
  return [...levels.map(({words}) => words), see, seeAlso].filter(words => words !== undefined)
}

/** The URL of a picture; undefined for a `data:` URL, which contains no name. */
function nameIn(url: unknown): string | undefined {
  return typeof url === 'string' && !url.startsWith('data:') ? url : undefined
}
