import type {PDFDict, PDFRef} from 'pdf-lib'
import {dictionary, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {contentMark as writtenMark} from '../file/mark-properties.ts'
import {contentKey} from '../file/structure-tree.ts'

/** Marked content that is open. */
export type HeardMark = Readonly<{
  /** Its key, if the structure can refer to it. */
  key?: number | undefined
  isArtifact: boolean
  /** Whether its letters are painted in the reverse of reading order (ISO 32000-1, 14.8.2.3.3). */
  isReversed: boolean
  /** The text that is spoken instead. */
  actualText?: string | undefined
}>

/** The mark that `BMC` or `BDC` opens in a page or form. */
export function heardMark(
  file: PdfFile,
  {owner, container}: Readonly<{owner: PDFDict; container: PDFRef}>,
  operands: readonly string[]
): HeardMark {
  const {name} = file
  const {tag, propertyList, ...written} = writtenMark(operands)
  const lists = dictionary(file, dictionary(file, owner.get(name('Resources')))?.get(name('Properties')))
  const list = propertyList === undefined ? undefined : dictionary(file, lists?.get(name(propertyList)))
  const id = written.id ?? numberOf(file, list?.get(name('MCID')))
  return {
    isArtifact: tag === 'Artifact',
    isReversed: tag === 'ReversedChars',
    key: id === undefined ? undefined : contentKey(container, id),
    actualText: written.actualText ?? textOf(file, list?.get(name('ActualText')))
  }
}
