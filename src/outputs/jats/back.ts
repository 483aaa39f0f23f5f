import {readRichText} from '../../cite/rich-text.ts'
import type {ArticleStatement, Entry, Note} from '../../core/article.ts'
import {segmentText} from '../../core/segment.ts'
import type {CslItem} from '../../core/types.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {XmlElement} from '../../core/xml.ts'
import {isXmlElement, withAttributes, withChildren, type XmlNode, xml} from '../../core/xml-tree.ts'
import {statementTitle} from '../page/colophon.ts'
import {jatsBlocks} from './blocks.ts'
import {anchorId, type JatsContext} from './context.ts'
import {elementCitation, publicationType} from './element-citation.ts'
import {jatsInlines} from './inline.ts'
import {isAboutAuthors} from './people.ts'
import {lengthOf, printedCitation} from './printed-citation.ts'
import type {Sections} from './sections.ts'

/** The end of the article: appendices, statements, notes and references; undefined if the article has none of these. */
export function back(
  {titles, appendices}: Pick<Sections, 'titles' | 'appendices'>,
  context: JatsContext
): XmlElement | undefined {
  const {article} = context
  const {notes, lists, statements} = article
  const generated = generatedTitles(context)
  const parts = [
    ...(appendices.length === 0 ? [] : [xml('app-group', {}, appendices)]),
    ...statements.flatMap(each => statement(each, context)),
    ...(notes.length === 0
      ? []
      : [
          xml(
            'fn-group',
            {},
            generated.notes === undefined ? undefined : xml('title', {}, generated.notes),
            notes.map(each => note(each, context))
          )
        ]),
    ...lists.flatMap(({entries, anchor}, index) => {
      if (entries.length === 0) return []
      const heading = titles.get(index)
      const own = generated.lists.get(index)
      const title = heading === undefined ? (own?.title ?? '') : jatsInlines(heading.children, context)
      return [
        xml(
          'ref-list',
          {id: anchorId(heading?.anchor ?? own?.anchor ?? anchor)},
          title === '' ? undefined : xml('title', {}, title),
          entries.map(entry => reference(entry, context))
        )
      ]
    })
  ]
  return parts.length === 0 ? undefined : xml('back', {}, parts)
}

type Titles = Readonly<{
  notes: string | undefined
  lists: ReadonlyMap<number, Readonly<{title: string | undefined; anchor: string | undefined}>>
}>

/** The titles that galley generates for the notes and for lists of references. */
function generatedTitles({article}: JatsContext): Titles {
  let notes: string | undefined
  const lists = new Map<number, Readonly<{title: string | undefined; anchor: string | undefined}>>()
  walkNodes(topNodes(article), node => {
    if (node.type === 'notes') notes ??= node.title
    if (node.type === 'references') lists.set(node.list, {title: node.title, anchor: node.anchor})
    return undefined
  })
  return {notes, lists}
}

/**
 * A statement. Acknowledgements have an element of their own; the funding statement belongs to the metadata, and
 * conflicts of interest belong to the notes about the authors.
 */
function statement({name, lang, children}: ArticleStatement, context: JatsContext): readonly XmlElement[] {
  if (name === 'funding' || isAboutAuthors(name, context)) return []
  const title = xml('title', {}, statementTitle(name, lang))
  const content = jatsBlocks(children, context)
  const own = lang === context.article.lang ? undefined : lang
  if (name === 'acknowledgements') return [xml('ack', {'xml:lang': own}, title, content)]
  return [xml('sec', {'sec-type': sectionTypes[name] ?? name, 'xml:lang': own}, title, content)]
}

/** JATS4R's types of statements, where they differ from galley's names, by these names. */
const sectionTypes: Readonly<Record<string, string>> = {
  conflicts: 'coi-statement',
  ethics: 'ethics-statement'
}

function note({number, label, children}: Note, context: JatsContext): XmlElement {
  return xml('fn', {id: `note-${number}`}, xml('label', {}, label), jatsBlocks(children, context))
}

/** An entry of a list of references: its fields, and its words as the citation style prints them. */
function reference(
  {anchor, children, fields, work, lang, annotation}: Entry,
  context: JatsContext
): XmlElement {
  const [first, ...rest] = children
  const isNumbered = first?.type === 'entryPart' && first.part === 'left-margin'
  const label = isNumbered ? jatsInlines(first.children, context) : []
  const shown = isNumbered ? rest : children
  const from = isNumbered ? lengthOf([first]) : 0
  const printed =
    work === undefined ? jatsInlines(shown, context) : printedCitation(shown, {fields, work, from}, context)
  const words = xml(
    'mixed-citation',
    {'publication-type': work && typeOfWords(work), 'xml:lang': lang},
    titled(trimmed(printed), work)
  )
  const element = work && elementCitation(work, context)
  return xml(
    'ref',
    {id: anchor},
    label.length === 0 ? undefined : xml('label', {}, trimmed(label)),
    element === undefined ? words : xml('citation-alternatives', {}, element, words),
    annotation &&
      xml(
        'note',
        {},
        annotation.map(paragraph => xml('p', {}, jatsInlines(paragraph, context)))
      )
  )
}

/**
 * The type of an entry's words: never `preprint`, because JATS4R requires for this type that the parts of the words are
 * marked.
 */
function typeOfWords(work: CslItem): string {
  const type = publicationType(work)
  return type === 'preprint' ? 'other' : type
}

/** Replaces the label of each link that has one with the title of the work. */
function titled(nodes: readonly XmlNode[], work: CslItem | undefined): readonly XmlNode[] {
  const title = work && typeof work.title === 'string' ? segmentText(readRichText(work.title)) : undefined
  if (title === undefined) return nodes
  return nodes.map(node => {
    if (!isXmlElement(node)) return node
    const inner = withChildren(node, titled(node.children, work))
    return node.attributes.has('xlink:title') ? withAttributes(inner, {'xlink:title': title}) : inner
  })
}

/** Nodes without white space at the end. */
function trimmed(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const last = nodes.at(-1)
  if (last === undefined || isXmlElement(last)) return nodes
  const text = last.trimEnd()
  return text === '' ? trimmed(nodes.slice(0, -1)) : [...nodes.slice(0, -1), text]
}
