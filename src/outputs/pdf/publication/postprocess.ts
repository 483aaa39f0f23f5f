import {openPdf, type PdfFile} from '../file/index.ts'
import {containerNumber} from '../file/structure-tree.ts'
import {repairStructure} from '../structure/index.ts'
import type {QueryNote, QueryNotes} from '../structure/query-notes.ts'
import {spokenIn} from '../structure/spoken.ts'
import {artifactMarker} from '../text/artifacts.ts'
import {contentsOf, type PageContent} from '../text/page-content.ts'
import {changeUnicodeMaps, withoutLigatures, withoutNull} from '../text/unicode-maps.ts'
import {archivalFaults, intendScreenColours} from './archive.ts'
import {type Attachment, attachFiles} from './attachments.ts'
import {nameDestinations} from './destinations.ts'
import {saveWithIdentity} from './identity.ts'
import {describeDocument, type PdfMetadata} from './metadata.ts'
import {prepareViewing} from './viewing.ts'

export type {PdfMetadata, QueryNote}

/** The facts about an article that are known before typesetting. */
export type ArticleMetadata = Omit<PdfMetadata, 'pages' | 'conformance'> &
  Readonly<{
    firstPage?: number | undefined
    /** The queries of a proof. */
    queries?: QueryNotes | undefined
  }>

/**
 * Converts Chromium's PDF to a publication: all content tagged or marked as artifact, a structure tree that screen
 * readers understand, embedded metadata, licence and attachments, and the same bytes for the same document.
 */
export async function postprocess(
  pdf: Uint8Array,
  metadata: ArticleMetadata,
  attachments: readonly Attachment[] = []
): Promise<Uint8Array> {
  return finishPdf(await openPdf(pdf), metadata, attachments)
}

/** The same for an open file; `faults` are already known to keep it from being PDF/A. */
export async function finishPdf(
  file: PdfFile,
  metadata: ArticleMetadata,
  attachments: readonly Attachment[],
  faults: readonly string[] = []
): Promise<Uint8Array> {
  const contents = markContents(file, metadata.queries ?? noQueries)
  changeUnicodeMaps(file, map => withoutLigatures(withoutNull(map)))
  nameDestinations(file)
  prepareViewing(file, metadata.lang, metadata.firstPage ?? 1)
  intendScreenColours(file)
  attachFiles(file, attachments, metadata.date)
  const isArchival = [...faults, ...archivalFaults(file, contents)].length === 0
  const last = (metadata.firstPage ?? 1) + file.pages.length - 1
  describeDocument(file, {
    ...metadata,
    pages: metadata.firstPage === undefined ? undefined : {first: metadata.firstPage, last},
    conformance: isArchival ? {part: attachments.length > 0 ? 3 : 2, level: 'A'} : undefined
  })
  return saveWithIdentity(file)
}

const noQueries: QueryNotes = {notes: [], side: 'right'}

/**
 * Marks all content and repairs the structure tree, which can turn some content into artifacts. These are mostly
 * drawings: a page without any is marked as soon as it is read, and compressed while the others are read.
 */
function markContents(file: PdfFile, queries: QueryNotes): readonly PageContent[] {
  const mark = artifactMarker(file)
  const contents: PageContent[] = []
  for (const content of contentsOf(file)) {
    contents.push(content)
    if (content.drawings.size === 0) mark(content)
  }
  const drawings = new Set(contents.flatMap(content => [...content.drawings]))
  const artifacts = repairStructure(file, drawings, spokenIn(contents), queries)
  const changed = new Set(Array.from(artifacts, containerNumber))
  for (const content of contents) {
    if (content.drawings.size > 0 || changed.has(content.container.objectNumber)) mark(content, artifacts)
  }
  const order = file.name('S')
  for (const {node} of file.pages) node.set(file.name('Tabs'), order)
  return contents
}
