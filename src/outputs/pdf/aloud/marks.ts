import type {PDFDict, PDFRef} from 'pdf-lib'
import {dictionary, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {contentMark as writtenMark} from '../file/mark-properties.ts'
import {contentKey} from '../file/structure-tree.ts'

/** Marked content that is open. */
export type HeardMark = Readonly<{
  /** The key of the content, if the structure can refer to it. */
  key?: number | undefined
  isArtifact: boolean
  /** Whether the letters are painted in reverse of their reading order (ISO 32000-1, 14.8.2.3.3). */
  isReversed: boolean
  /** Text that is spoken instead of the painted text. */
  actualText?: string | undefined
}>

/** The mark that the operator `BMC` or `BDC` opens in a page or form. */
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
