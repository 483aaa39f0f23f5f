import type {PdfFile} from '../../file/index.ts'
import type {MarkedElement} from '../../paginator/mark-places.ts'
import type {WrittenStructure} from '../../structure/writing.ts'
import {nameSpaces} from './namespaces.ts'
import {referNotes} from './notes.ts'
import {leadToElements} from './structure-destinations.ts'

/** A file with its new structure tree, and the elements that were marked on the page. */
export type SecondEdition = Readonly<{
  file: PdfFile
  structure: WrittenStructure
  marked: readonly MarkedElement[]
}>

/**
 * Completes a file that already has a PDF 2.0 structure with everything else that PDF/UA-2 and PDF/A-4 require
 * (docs/decisions/0052).
 */
export function finishSecondEdition(edition: SecondEdition): void {
  for (const change of changes) change(edition)
}

/** The changes that PDF/UA-2 and PDF/A-4 require, in order. */
const changes: ReadonlyArray<(edition: SecondEdition) => void> = [leadToElements, referNotes, nameSpaces]
