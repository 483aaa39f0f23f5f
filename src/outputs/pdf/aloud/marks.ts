import type {PDFDict, PDFRef} from 'pdf-lib'
import {textOfString} from '../file/content-operators.ts'
import {dictionary, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {contentKey} from '../file/structure-tree.ts'

/** Marked content that is open. */
export type Mark = Readonly<{
  /** Its key, if the structure can refer to it. */
  key?: number | undefined
  isArtifact: boolean
  /** Whether its letters are painted in the reverse of reading order (ISO 32000-1, 14.8.2.3.3). */
  isReversed: boolean
  /** The text that is said in its place. */
  actualText?: string | undefined
}>

/** The mark that `BMC` or `BDC` opens in a page or form. */
export function markOf(
  file: PdfFile,
  {owner, container}: Readonly<{owner: PDFDict; container: PDFRef}>,
  [tag = '', ...properties]: readonly string[]
): Mark {
  const {name} = file
  const [isArtifact, isReversed] = [tag === '/Artifact', tag === '/ReversedChars']
  if (properties[0]?.startsWith('/') === true) {
    const resources = dictionary(file, owner.get(name('Resources')))
    const list = dictionary(file, resources?.get(name('Properties')))
    const found = dictionary(file, list?.get(name(properties[0].slice(1))))
    const id = numberOf(file, found?.get(name('MCID')))
    return {
      isArtifact,
      isReversed,
      key: id === undefined ? undefined : contentKey(container, id),
      actualText: textOf(file, found?.get(name('ActualText')))
    }
  }
  const id = Number(valueBehind(properties, '/MCID') ?? Number.NaN)
  const actualText = valueBehind(properties, '/ActualText')
  return {
    isArtifact,
    isReversed,
    key: Number.isInteger(id) ? contentKey(container, id) : undefined,
    actualText: actualText === undefined ? undefined : textOfString(actualText)
  }
}

function valueBehind(properties: readonly string[], key: string): string | undefined {
  const index = properties.indexOf(key)
  return index < 0 ? undefined : properties[index + 1]
}
