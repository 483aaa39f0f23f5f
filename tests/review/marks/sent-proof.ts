import {PDFDocument} from 'pdf-lib'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {World} from '../../../src/core/world.ts'
import {readGlyphs} from '../../../src/node/pdf-glyphs.ts'
import {type ReturnedPdf, readAnnotations} from '../../../src/review/answers/pdf/annotations.ts'
import {returnedMarks} from '../../../src/review/answers/pdf/index.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {decodeMap, type ProofMap} from '../../../src/review/proofs/map/format.ts'
import {proofMarks} from '../../../src/review/proofs/marks.ts'
import {pdfOutput} from '../../built-pdfs.ts'

/** A proof as sent: its PDF, and the map and texts saved with its round. */
export type SentProof = Readonly<{
  pdf: Uint8Array
  map: ProofMap
  textOf: (file: string) => string | undefined
}>

/** Makes a proof of a paper. */
export async function sendProof(world: World, entry: string): Promise<SentProof> {
  const identity = {round: 1, date: undefined, revision: undefined}
  const built = await build(world, createMemo(), {
    entry,
    outputs: [pdfOutput],
    draft: true,
    proof: content => proofMarks(content, identity, 'abc', {})
  })
  const {textOf} = built.files
  const map = built.proofMap && decodeMap(new TextDecoder().decode(built.proofMap), textOf)
  if (map === undefined) throw new Error('the proof has no map')
  return {pdf: built.artifacts[0]!.bytes, map, textOf}
}

/** A copy of a PDF after a change. */
export async function changedPdf(
  pdf: Uint8Array,
  change: (document: PDFDocument) => void
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  change(document)
  return document.save()
}

/** The marks in a returned PDF. */
export async function marksIn(pdf: Uint8Array, {map}: SentProof): Promise<readonly Returned[]> {
  const read = (await readAnnotations(pdf)) as ReturnedPdf
  const numbers = [...new Set(read.annotations.map(({page}) => page))]
  const glyphs = (await readGlyphs(pdf, numbers)) as Exclude<
    Awaited<ReturnType<typeof readGlyphs>>,
    Readonly<{fault: string}>
  >
  const pages = numbers.map((page, index) => ({page, glyphs: glyphs[index]!}))
  return returnedMarks({pdf: read, pages, map, asked: new Map()})
}
