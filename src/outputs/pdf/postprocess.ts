import {drawingsIn, markArtifacts, readContents} from './artifacts.ts'
import {openPdf} from './file.ts'
import {saveWithIdentity} from './identity.ts'
import {describeDocument, type PdfMetadata} from './metadata.ts'
import {repairStructure} from './structure.ts'

export type {PdfMetadata}

/**
 * Makes a publication of what Chromium printed: all content tagged or marked as artifact, a structure tree that
 * screen readers understand, metadata and licence inside the file, and the same bytes for the same document.
 */
export async function postprocess(pdf: Uint8Array, metadata: PdfMetadata): Promise<Uint8Array> {
  const file = await openPdf(pdf)
  const contents = readContents(file)
  const artifacts = repairStructure(file, drawingsIn(contents))
  markArtifacts(file, contents, artifacts)
  describeDocument(file, metadata)
  return saveWithIdentity(file)
}
