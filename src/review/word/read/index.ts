import {groupedNumber} from '../../../core/grouped-number.ts'
import {
  childElements,
  deepestXml,
  elementAt,
  elementsOf,
  rawText,
  type XmlElement
} from '../../../core/xml.ts'
import {authorOf} from './changes.ts'
import type {WordComment, WordDocument} from './document.ts'
import {beyondLimits} from './limits.ts'
import {partNames} from './part-names.ts'
import {hasDocumentType, parsePart} from './part-text.ts'
import {pictureReader} from './pictures.ts'
import {readStory, type StoryReading} from './stories.ts'

/** Returns the content of a part of a Word file by its path; undefined if the file has no such part. */
export type PartOf = (path: string) => string | undefined

/** The reason why a file cannot be parsed as a Word file. */
export type WordFault = Readonly<{fault: string}>

/**
 * Parses the text of a Word file with its tracked changes and comments; notes follow the body. Pictures are
 * identified by the checksums of their files.
 */
export function readWord(partOf: PartOf, checksumOf: PartOf = () => undefined): WordDocument | WordFault {
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
  if (isTooDeep) return {fault: tooDeep}
  if (fault !== undefined) return {fault: 'is damaged: its text is not sound XML'}
  if (body === undefined) return {fault: 'is not a Word file: its main part has another type'}
  if (elementsOf(body, 'w:altChunk').length > 0)
    return {fault: 'has other files within its text; open it in Word and save it again'}
  const comments = commentsOf(partOf(names.comments), partOf(names.commentsExtended))
  const reading: StoryReading = {paragraphs: [], comments, changes: new Map(), pictureOf: () => ({})}
  const readingOf = (path: string): StoryReading => ({
    ...reading,
    pictureOf: pictureReader(partOf, checksumOf, path)
  })
  readStory(body, 'body', readingOf(names.document))
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = partOf(names[`${kind}s`])
    const own = readingOf(names[`${kind}s`])
    const notes = part === undefined ? undefined : elementAt(parsePart(part).root, `w:${kind}s`)
    for (const note of childElements(notes)) {
      // The lines between text and notes are stored as notes with a type; their ids differ from program to program.
      if (note.name !== `w:${kind}` || separators.has(note.attributes.get('w:type') ?? '')) continue
      readStory(note, `${kind} ${note.attributes.get('w:id') ?? ''}`, own)
    }
  }
  const read = {paragraphs: reading.paragraphs, comments: [...comments.values()]}
  const beyond = beyondLimits(read)
  if (beyond !== undefined) return {fault: beyond}
  return {
    ...read,
    properties: propertiesOf(partOf('docProps/custom.xml'))
  }
}

const tooDeep = `has elements nested more than ${deepestXml} deep, which no real file has`

/** The maximum number of elements: a book has about a million, and many more would not fit into memory. */
const mostElements = 2_000_000

function countElements(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count++
  return Math.floor(count / 2)
}

const separators: ReadonlySet<string> = new Set(['separator', 'continuationSeparator', 'continuationNotice'])

function commentsOf(
  part: string | undefined,
  extended: string | undefined
): ReadonlyMap<string, WordComment> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'w:comments')
  const own = childElements(root).filter(({name}) => name === 'w:comment')
  const idOf = ({attributes}: XmlElement): string => attributes.get('w:id') ?? ''
  // A comment is identified by the name of its last paragraph.
  const named = new Map(
    own.flatMap(comment =>
      elementsOf(comment, 'w:p').flatMap(each => {
        // Comments without a named paragraph, as other programs write them, have no replies.
        const name = each.attributes.get('w14:paraId')
        return name === undefined ? [] : [[name, idOf(comment)] as const]
      })
    )
  )
  const threads = threadingOf(extended, named)
  return new Map(
    own.map(comment => {
      const [id, {attributes}] = [idOf(comment), comment]
      const text = elementsOf(comment, 'w:p').map(textOf).join(' ').replace(/\s+/g, ' ').trim()
      const date = attributes.get('w:date') ?? ''
      const threading = threads.get(id)
      const isOpen = extended !== undefined && !threading?.isResolved
      return [id, {id, author: authorOf(attributes), date, text, ...threading, ...(isOpen && {isOpen})}]
    })
  )
}

type Threading = Pick<WordComment, 'parent' | 'isRoot' | 'isResolved'>

/**
 * The threads recorded in a file ([MS-DOCX] 2.5.3.1), by comment id. LibreOffice records only that threads are
 * resolved, not which comment begins a thread, so the first comment of a thread is unknown in its files.
 */
function threadingOf(
  part: string | undefined,
  named: ReadonlyMap<string, string>
): ReadonlyMap<string, Threading> {
  const root = part === undefined ? undefined : parsePart(part).root
  const all = elementsOf(root, 'w15:commentEx')
  const isDone = ({attributes}: XmlElement): boolean =>
    /^(?:1|true|on)$/.test(attributes.get('w15:done') ?? '')
  const hasRoots = all.some(({attributes}) => attributes.has('w15:paraIdParent')) || !all.every(isDone)
  return new Map(
    all.flatMap(each => {
      const {attributes} = each
      const id = named.get(attributes.get('w15:paraId') ?? '')
      if (id === undefined) return []
      const parent = named.get(attributes.get('w15:paraIdParent') ?? '')
      const threading: Threading = {
        ...(parent !== undefined && {parent}),
        ...(parent === undefined && hasRoots && {isRoot: true as const}),
        ...(isDone(each) && {isResolved: true as const})
      }
      return [[id, threading] as const]
    })
  )
}

/** The text of a paragraph in a comment. */
function textOf(paragraph: XmlElement): string {
  return elementsOf(paragraph, 'w:t').map(rawText).join('')
}

function propertiesOf(part: string | undefined): ReadonlyMap<string, string> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, 'Properties')
  return new Map(
    childElements(root).map(property => [property.attributes.get('name') ?? '', rawText(property)])
  )
}
