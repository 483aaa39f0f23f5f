import {archivalFaults, intendScreenColours} from './archive.ts'
import {drawingsIn, markArtifacts, readContents} from './artifacts.ts'
import {type Attachment, attachFiles} from './attachments.ts'
import {nameDestinations} from './destinations.ts'
import {openPdf, type PdfFile} from './file.ts'
import {saveWithIdentity} from './identity.ts'
import {describeDocument, type PdfMetadata} from './metadata.ts'
import {repairStructure} from './structure.ts'
import {spokenIn} from './structure-spoken.ts'
import {changeUnicodeMaps, withoutNull} from './unicode-maps.ts'
import {prepareViewing} from './viewing.ts'

export type {PdfMetadata}

/** What is known of an article before it is printed. */
export type ArticleMetadata = Omit<PdfMetadata, 'pages' | 'conformance'> &
  Readonly<{firstPage?: number | undefined}>

/**
 * Makes a publication of what Chromium printed: all content tagged or marked as artifact, a structure tree that
 * screen readers understand, metadata, licence and attachments inside the file, and the same bytes for the same
 * document.
 */
export async function postprocess(
  pdf: Uint8Array,
  metadata: ArticleMetadata,
  attachments: readonly Attachment[] = []
): Promise<Uint8Array> {
  return finishPdf(await openPdf(pdf), metadata, attachments)
}

/** The same for a file that is open; `faults` are those that are known to keep it from being PDF/A. */
export async function finishPdf(
  file: PdfFile,
  metadata: ArticleMetadata,
  attachments: readonly Attachment[],
  faults: readonly string[] = []
): Promise<Uint8Array> {
  const contents = readContents(file)
  const artifacts = repairStructure(file, drawingsIn(contents), spokenIn(contents))
  markArtifacts(file, contents, artifacts)
  changeUnicodeMaps(file, withoutNull)
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
