import {groupedNumber} from '../../../core/grouped-number.ts'
import {childElements, xmlText} from '../../../core/xml.ts'
import {readComments} from '../../../review/word/read/comments.ts'
import {noteElements, type PartOf, readBody, type WordFault} from '../../../review/word/read/main-part.ts'
import {partNames, targetsById} from '../../../review/word/read/part-names.ts'
import {parsePart} from '../../../review/word/read/part-text.ts'
import {readCustomProperties} from '../../../review/word/read/properties.ts'
import type {TypedDocument, TypedNote, TypedParagraph} from '../content.ts'
import {paragraphsOf, textOfInline} from '../words.ts'
import {readTypedStory} from './blocks.ts'
import {itemCounter} from './numbering.ts'
import type {DocumentReading} from './state.ts'
import {readStyles} from './styles.ts'

/** Reads a Word file as a manuscript, or returns why that is impossible. */
export function readDocument(partOf: PartOf, paths: readonly string[]): TypedDocument | WordFault {
  const names = partNames(partOf)
  const body = readBody(partOf(names.document))
  if ('fault' in body) return body
  const folder = names.document.slice(0, names.document.lastIndexOf('/') + 1)
  const styles = readStyles(partOf(`${folder}styles.xml`))
  const reading: DocumentReading = {
    styles,
    nextItem: itemCounter(partOf(`${folder}numbering.xml`)),
    targets: targetsById(partOf, names.document),
    properties: readCustomProperties(partOf('docProps/custom.xml')),
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
    comments: readComments(partOf(names.comments), partOf(names.commentsExtended)),
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

function notesOf(
  kind: TypedNote['kind'],
  path: string,
  partOf: PartOf,
  reading: DocumentReading
): ReadonlyArray<[string, TypedNote]> {
  const own = {...reading, targets: targetsById(partOf, path)}
  return noteElements(kind, partOf(path)).map(({id, note}) => [
    id,
    {id, kind, blocks: readTypedStory(note, own)}
  ])
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
