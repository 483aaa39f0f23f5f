import {allowsTagFiles, isSecondEdition, type PdfStandard} from '../../../core/pdf-standard.ts'
import {openPdf, type PdfFile} from '../file/index.ts'
import {containerNumber} from '../file/structure-tree.ts'
import type {MarkedElement} from '../paginator/mark-places.ts'
import type {PageMargins} from '../paginator/page-geometry.ts'
import {contentFacts} from '../structure/content-facts.ts'
import {formulaMarks} from '../structure/formula-marks.ts'
import {type RepairedStructure, repairStructure, type StructureFacts} from '../structure/index.ts'
import type {QueryNote, QueryNotes} from '../structure/query-notes.ts'
import {readStructure} from '../structure/reading.ts'
import {artifactMarker} from '../text/artifacts.ts'
import {contentsOf, type PageContent} from '../text/page-content.ts'
import {changeUnicodeMaps, withinBytes, withoutLigatures, withoutNull} from '../text/unicode-maps.ts'
import {contentObstacles, intendScreenColours} from './archive.ts'
import {type Attachment, attachFiles} from './attachments.ts'
import {type Claims, claimsOf, usualStandards} from './claims.ts'
import {nameDestinations} from './destinations.ts'
import {attachFormulas} from './formula-files.ts'
import {saveWithIdentity} from './identity.ts'
import {describeDocument, type PdfMetadata} from './metadata.ts'
import type {Obstacle} from './obstacles.ts'
import {finishSecondEdition} from './second-edition/index.ts'
import {secondEditionObstacles} from './second-edition/obstacles.ts'
import {structureObstacles} from './structure-obstacles.ts'
import {prepareViewing} from './viewing.ts'

export type {PdfMetadata, QueryNote}

/** Metadata of an article that are known before the article is typeset. */
export type ArticleMetadata = Omit<PdfMetadata, 'pages' | 'claims' | 'hasInformation'> &
  Readonly<{
    firstPage?: number | undefined
    /** The queries of a proof. */
    queries?: QueryNotes | undefined
    /** The standards that the file must meet; if undefined, the file claims those that it meets. */
    standards?: readonly PdfStandard[] | undefined
  }>

/** Information about an open file before it is finished. */
export type FileFacts = Readonly<{
  /** The known obstacles to meeting standards. */
  obstacles?: readonly Obstacle[]
  margins?: PageMargins | undefined
  /** The words at places of the document, by the names of these places; links to a place are described by its words. */
  places?: ReadonlyMap<string, string>
  /** The marked elements of the page. */
  marked?: readonly MarkedElement[] | undefined
}>

/** A finished file, with the standards that it claims and the standards that it misses. */
export type FinishedPdf = Readonly<{bytes: Uint8Array}> & Claims

/**
 * Converts Chromium's PDF to a publication: all content is tagged or marked as an artifact, screen readers understand
 * the structure tree, metadata, licence and attachments are embedded, and the same document always results in the same
 * bytes.
 */
export async function postprocess(
  pdf: Uint8Array,
  metadata: ArticleMetadata,
  attachments: readonly Attachment[] = []
): Promise<Uint8Array> {
  return (await finishPdf(await openPdf(pdf), metadata, attachments)).bytes
}

/** Converts a file that is already open, as `postprocess` does. */
export async function finishPdf(
  file: PdfFile,
  metadata: ArticleMetadata,
  attachments: readonly Attachment[],
  {obstacles = [], margins, places = new Map(), marked = []}: FileFacts = {}
): Promise<FinishedPdf> {
  const asked = metadata.standards ?? usualStandards(attachments.length > 0)
  const isSecond = isSecondEdition(asked)
  const {contents, root, written} = markContents(
    file,
    {queries: metadata.queries ?? noQueries, places, isSecond},
    {marked, margins}
  )
  changeUnicodeMaps(file, map => withinBytes(withoutLigatures(withoutNull(map))))
  nameDestinations(file)
  prepareViewing(file, metadata.lang, metadata.firstPage ?? 1)
  intendScreenColours(file)
  attachFiles(file, attachments, metadata.date)
  if (written) {
    const structure = {file, structure: written, marked}
    if (isSecond) finishSecondEdition(structure)
    if (allowsTagFiles(asked)) attachFormulas(structure, metadata.date)
  }
  const claims = claimsOf(asked, [
    ...obstacles,
    ...contentObstacles(file, contents),
    ...structureObstacles(file, root),
    ...(isSecond ? secondEditionObstacles(file, root) : []),
    {kind: attachments.length === 0 ? 'fileless' : 'attached'}
  ])
  const last = (metadata.firstPage ?? 1) + file.pages.length - 1
  describeDocument(file, {
    ...metadata,
    pages: metadata.firstPage === undefined ? undefined : {first: metadata.firstPage, last},
    claims: claims.claimed,
    // In PDF 2.0, all metadata are in XMP only.
    hasInformation: !isSecond
  })
  return {bytes: await saveWithIdentity(file, isSecond ? '2.0' : '1.7'), ...claims}
}

const noQueries: QueryNotes = {notes: [], side: 'right'}

/**
 * Marks all content and repairs the structure tree. The repair can turn content into artifacts, mostly drawings, so a
 * page with drawings is marked after it. Any other page is marked as soon as it is read, so that it can be compressed
 * while the rest is read; if the repair then changes the page, it is marked again.
 */
function markContents(
  file: PdfFile,
  facts: Pick<StructureFacts, 'queries' | 'places' | 'isSecond'>,
  {marked = [], margins}: Pick<FileFacts, 'marked' | 'margins'>
): Readonly<{contents: readonly PageContent[]}> & Pick<RepairedStructure, 'root' | 'written'> {
  const mark = artifactMarker(file, margins)
  const read = readStructure(file, place => (place === undefined ? undefined : marked[place]?.type))
  const contents: PageContent[] = []
  for (const content of contentsOf(file, read && formulaMarks(read.root))) {
    contents.push(content)
    if (content.drawings.size === 0) mark(content)
  }
  const {artifacts, root, written} = repairStructure(file, read, {...contentFacts(contents), ...facts})
  const changed = new Set(Array.from(artifacts, containerNumber))
  for (const content of contents) {
    if (content.drawings.size > 0 || changed.has(content.container.objectNumber)) mark(content, artifacts)
  }
  const order = file.name('S')
  for (const {node} of file.pages) node.set(file.name('Tabs'), order)
  return {contents, root, written}
}
