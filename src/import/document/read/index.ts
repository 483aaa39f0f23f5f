import {groupedNumber} from '../../../core/grouped-number.ts'
import {
  childElements,
  deepestXml,
  elementAt,
  elementsOf,
  rawText,
  type XmlElement,
  xmlText
} from '../../../core/xml.ts'
import {partNames, targetsById} from '../../../review/word/read/part-names.ts'
import {hasDocumentType, parsePart} from '../../../review/word/read/part-text.ts'
import type {TypedComment, TypedDocument, TypedNote, TypedParagraph} from '../content.ts'
import {paragraphsOf, textOfInline} from '../words.ts'
import {readTypedStory} from './blocks.ts'
import {itemCounter} from './numbering.ts'
import type {DocumentReading} from './state.ts'
import {readStyles} from './styles.ts'

/** Returns the content of a part of a Word file by its path; undefined if the file has no such part. */
type PartOf = (path: string) => string | undefined

/** Reads a Word file as a manuscript, or returns why that is impossible. */
export function readDocument(
  partOf: PartOf,
  paths: readonly string[]
): TypedDocument | Readonly<{fault: string}> {
  const names = partNames(partOf)
  const main = partOf(names.document)
  if (main === undefined) return {fault: 'is not a Word file: it contains no text'}
  const count = countElements(main)
  if (count > mostElements)
    return {fault: `has ${groupedNumber(count)} elements; at most ${groupedNumber(mostElements)} are read`}
  if (hasDocumentType(main))
    return {fault: 'has a document type, which no Word file has; open it and save it again'}
  const {root, fault, isTooDeep} = parsePart(main)
  const body = elementAt(root, 'w:document', 'w:body')
  if (isTooDeep) return {fault: `has elements nested more than ${deepestXml} deep, which no real file has`}
  if (fault !== undefined) return {fault: 'is damaged: its text is not sound XML'}
  if (body === undefined) return {fault: 'is not a Word file: its main part has another type'}
  if (elementsOf(body, 'w:altChunk').length > 0)
    return {fault: 'has other files within its text; open it in Word and save it again'}
  const folder = names.document.slice(0, names.document.lastIndexOf('/') + 1)
  const styles = readStyles(partOf(`${folder}styles.xml`))
  const reading: DocumentReading = {
    styles,
    nextItem: itemCounter(partOf(`${folder}numbering.xml`)),
    targets: targetsById(partOf, names.document),
    properties: customProperties(partOf('docProps/custom.xml')),
    left: new Map(),
    ended: new Set(),
    bookmarks: new Set(),
    paragraphs: {count: 0}
  }
  const blocks = readTypedStory(body, reading)
  const beyond = beyondLimits(paragraphsOf(blocks))
  if (beyond !== undefined) return {fault: beyond}
  return {
    blocks,
    notes: new Map([
      ...notesOf('footnote', names.footnotes, partOf, reading),
      ...notesOf('endnote', names.endnotes, partOf, reading)
    ]),
    comments: commentsOf(partOf(names.comments), partOf(names.commentsExtended)),
    facts: paperFacts(partOf('docProps/core.xml')),
    lang: styles.lang,
    sources: paths.filter(path => /^customXml\/item\d+\.xml$/.test(path)).flatMap(path => partOf(path) ?? []),
    left: withOthers(reading.left, partOf, paths)
  }
}

/** The limits of a manuscript; for comparison, a long book has 20,000 paragraphs. */
const most = {paragraphs: 50_000, stretches: 10_000, characters: 1_000_000}

function beyondLimits(paragraphs: readonly TypedParagraph[]): string | undefined {
  const tooMany = (count: number, things: string, limit: number): string =>
    `has ${groupedNumber(count)} ${things}; at most ${groupedNumber(limit)} are read`
  if (paragraphs.length > most.paragraphs) return tooMany(paragraphs.length, 'paragraphs', most.paragraphs)
  for (const {inlines} of paragraphs) {
    if (inlines.length > most.stretches)
      return tooMany(inlines.length, 'stretches of text in one paragraph', most.stretches)
    const length = inlines.reduce((sum, inline) => sum + textOfInline(inline).length, 0)
    if (length > most.characters) return tooMany(length, 'characters in one paragraph', most.characters)
  }
  return undefined
}

/** The maximum number of elements: a book has about a million, and many more would not fit into memory. */
const mostElements = 2_000_000

function countElements(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count++
  return Math.floor(count / 2)
}

const separators: ReadonlySet<string> = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

function notesOf(
  kind: TypedNote['kind'],
  path: string,
  partOf: PartOf,
  reading: DocumentReading
): ReadonlyArray<[string, TypedNote]> {
  const part = partOf(path)
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, `w:${kind}s`)
  const own = {...reading, targets: targetsById(partOf, path)}
  return childElements(root).flatMap(note => {
    if (note.name !== `w:${kind}` || separators.has(note.attributes.get('w:type') ?? '')) return []
    const id = `${kind} ${note.attributes.get('w:id') ?? ''}`
    return [[id, {id, kind, blocks: readTypedStory(note, own)}] as [string, TypedNote]]
  })
}

/** The comments with their threads, which Word stores in a separate part. */
function commentsOf(
  part: string | undefined,
  extended: string | undefined
): ReadonlyMap<string, TypedComment> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'w:comments')
  const own = childElements(root).filter(({name}) => name === 'w:comment')
  const idOf = ({attributes}: XmlElement): string => attributes.get('w:id') ?? ''
  const byName = new Map(
    own.flatMap(comment =>
      elementsOf(comment, 'w:p').flatMap(each => {
        const name = each.attributes.get('w14:paraId')
        return name === undefined ? [] : [[name, idOf(comment)] as const]
      })
    )
  )
  const threads = extended === undefined ? [] : elementsOf(parsePart(extended).root, 'w15:commentEx')
  const threadOf = new Map(
    threads.map(({attributes}) => [
      byName.get(attributes.get('w15:paraId') ?? ''),
      {
        parent: byName.get(attributes.get('w15:paraIdParent') ?? ''),
        isResolved: attributes.get('w15:done') === '1'
      }
    ])
  )
  return new Map(
    own.map(comment => {
      const id = idOf(comment)
      const {parent, isResolved = false} = threadOf.get(id) ?? {}
      const text = elementsOf(comment, 'w:p').map(xmlText).join(' ').replace(/\s+/g, ' ').trim()
      const author = (comment.attributes.get('w:author') ?? '').slice(0, 255)
      return [id, {id, author, text, isResolved, ...(parent !== undefined && {parent})}]
    })
  )
}

function customProperties(part: string | undefined): ReadonlyMap<string, string> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'Properties')
  return new Map(
    childElements(root).map(property => [property.attributes.get('name') ?? '', rawText(property)])
  )
}

/** The properties of a file, by their names without namespace prefixes. */
function paperFacts(part: string | undefined): ReadonlyMap<string, string> {
  const [root] = part === undefined ? [] : childElements(parsePart(part).root)
  return new Map(childElements(root).map(fact => [fact.name.replace(/^.*:/, ''), xmlText(fact)]))
}

/** Adds running heads, macros and embedded files to the content that is not imported. */
function withOthers(
  left: Map<string, number>,
  partOf: PartOf,
  paths: readonly string[]
): ReadonlyMap<string, number> {
  for (const path of paths) {
    const kind = otherParts.find(([pattern]) => pattern.test(path))?.[1]
    if (kind === undefined) continue
    const isBlankBlock = /(?:header|footer)\d*\.xml$/.test(path) && !/<w:t[\s>]/.test(partOf(path) ?? '')
    if (!isBlankBlock) left.set(kind, (left.get(kind) ?? 0) + 1)
  }
  return left
}

const otherParts: ReadonlyArray<readonly [path: RegExp, kind: string]> = [
  [/^word\/(?:header|footer)\d*\.xml$/, 'running head'],
  [/(?:^|\/)vbaProject\.bin$/, 'project of macros'],
  [/^word\/embeddings\//, 'embedded file']
]
