import {addAll} from '../../core/add-all.ts'
import type {Block, Heading} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import type {XmlElement} from '../../core/xml.ts'
import {isXmlElement, type XmlNode, xml} from '../../core/xml-tree.ts'
import {statementTitle} from '../page/colophon.ts'
import {jatsBlocks} from './blocks.ts'
import {anchorId, type JatsContext} from './context.ts'
import {jatsInlines} from './inline.ts'
import {isAboutAuthors} from './people.ts'

/**
 * The text of a paper in nested sections; its appendices; and headings in the text that are titles of lists of
 * references.
 */
export type Sections = Readonly<{
  content: readonly XmlNode[]
  appendices: readonly XmlElement[]
  titles: ReadonlyMap<number, Heading>
  /** The sections about conflicts of interest, which become notes about the authors. */
  conflicts: readonly XmlElement[]
}>

/** A section that is still open, with its content so far. */
type Open = Readonly<{level: number; heading: Heading | undefined; content: XmlNode[]}>

/** Nests sections by the levels of their headings. A heading directly before a list of references is the list's title. */
export function sections(body: readonly Block[], context: JatsContext): Sections {
  const root: Open = {level: 0, heading: undefined, content: []}
  const open = [root]
  const titles = new Map<number, Heading>()
  const appendices: XmlElement[] = []
  const conflicts: XmlElement[] = []
  const close = (): void => {
    const {heading, content} = open.pop()!
    if (open.length === 1 && isAppendix(heading!)) appendices.push(section('app', heading!, content, context))
    else if (isAboutConflicts(heading!, content, context))
      conflicts.push(conflictNote(heading!, content, context))
    else open.at(-1)!.content.push(section('sec', heading!, content, context))
  }
  for (const block of withoutDivisions(body)) {
    const {heading, content} = open.at(-1)!
    if (block.type === 'heading') {
      while (open.length > 1 && open.at(-1)!.level >= block.level) close()
      open.push({level: block.level, heading: block, content: []})
    } else if (hasOwnTitle(block, context) && heading !== undefined && content.length === 0) {
      titles.set(block.list, heading)
      open.pop()
    } else addAll(content, jatsBlocks([block], context))
  }
  while (open.length > 1) close()
  return {content: root.content, appendices, titles, conflicts}
}

/**
 * Whether a heading begins an appendix: its number is a letter or, if sections have no numbers, it has the class of
 * appendices.
 */
function isAppendix({number, classes = []}: Heading): boolean {
  return number === undefined ? classes.includes('appendix') : /^\p{Lu}{1,2}$/u.test(number)
}

function section(
  name: 'sec' | 'app',
  heading: Heading,
  content: readonly XmlNode[],
  context: JatsContext
): XmlElement {
  const isSupplement = /^S\d+$/.test(heading.number ?? '')
  return xml(
    name,
    {
      id: anchorId(heading.anchor),
      'sec-type': isSupplement ? 'supplementary-material' : undefined,
      'xml:lang': heading.lang
    },
    heading.number === undefined ? undefined : xml('label', {}, heading.number),
    xml('title', {}, jatsInlines(heading.children, context)),
    content
  )
}

/** Whether a heading before a block is the title of a list; a list without works cannot have a title. */
function hasOwnTitle(block: Block, {article}: JatsContext): block is Extract<Block, {type: 'references'}> {
  if (block.type !== 'references' || block.title !== undefined) return false
  return (article.lists[block.list]?.entries.length ?? 0) > 0
}

/** Whether a section is a statement of conflicts of interest, which belongs to the notes about the authors (JATS4R). */
function isAboutConflicts(heading: Heading, content: readonly XmlNode[], context: JatsContext): boolean {
  const title = wordsOf(heading.children).trim().toLowerCase()
  const names = [statementTitle('conflicts', context.article.lang).toLowerCase(), ...conflictTitles]
  return (
    names.includes(title) &&
    isAboutAuthors('conflicts', context) &&
    content.length > 0 &&
    content.every(node => !isXmlElement(node, 'sec'))
  )
}

/** The titles of such statements that JATS4R recognizes. */
const conflictTitles: readonly string[] = [
  'conflict of interest',
  'conflicts of interest',
  'conflict of interest statement',
  'competing interests',
  'conflicts'
]

function conflictNote(heading: Heading, content: readonly XmlNode[], context: JatsContext): XmlElement {
  const {anchor, lang, number, children} = heading
  const label = number === undefined ? [] : [`${number} `]
  return xml(
    'fn',
    {id: anchorId(anchor), 'fn-type': 'coi-statement', 'xml:lang': lang},
    xml('p', {'content-type': 'heading'}, xml('bold', {}, label, jatsInlines(children, context))),
    content
  )
}

/**
 * Replaces divisions around headings with their content, and moves the words in a block of references before that
 * block.
 */
function withoutDivisions(body: readonly Block[]): readonly Block[] {
  return body.flatMap((block): readonly Block[] => {
    if (block.type === 'division' && block.source === undefined && holdsHeading(block.children))
      return withoutDivisions(block.children)
    if (block.type !== 'references' || block.children === undefined) return [block]
    const {children, ...list} = block
    return [...withoutDivisions(children), list]
  })
}

function holdsHeading(nodes: readonly Block[]): boolean {
  return nodes.some(
    node =>
      node.type === 'heading' ||
      node.type === 'references' ||
      (node.type === 'division' && holdsHeading(node.children))
  )
}
