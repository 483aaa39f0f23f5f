import type {PDFDict, PDFObject} from 'pdf-lib'
import type {Operator} from '../file/content-stream.ts'
import {members, type PdfFile, textOf} from '../file/index.ts'
import {deepestState} from './archive.ts'

/**
 * The known faults of a drawing that keep a document from being PDF/A (ISO 19005-2, 6.2). Widths and names in fonts of
 * other programs are not guaranteed, so each font is a fault.
 */
export function drawingFaults(source: PdfFile): readonly string[] {
  const {document, library, name} = source
  const faults = new Set<string>()
  for (const [, object] of document.context.enumerateIndirectObjects()) addFaults(object)
  return [...faults]

  function addFaults(object: PDFObject): void {
    if (object === name('DeviceCMYK')) faults.add(inCmyk)
    else if (object instanceof library.PDFDict) addFaultsOf(object)
    else if (object instanceof library.PDFRawStream) addFaultsOf(object.dict)
    else if (object instanceof library.PDFArray) for (const member of object.asArray()) addFaults(member)
  }

  function addFaultsOf(dictionary: PDFDict): void {
    if (textOf(source, dictionary.get(name('Type'))) === 'Font') faults.add('font of another program')
    if (['TR', 'TR2', 'HTP'].some(key => dictionary.has(name(key)))) faults.add('transfer function')
    for (const filter of members(source, dictionary.get(name('Filter')))) {
      const packing = textOf(source, filter) ?? ''
      if (['LZWDecode', 'JPXDecode', 'Crypt'].includes(packing)) faults.add(`stream packed by ${packing}`)
    }
    for (const [, member] of dictionary.entries()) addFaults(member)
  }
}

/** The faults of the operators in its content. */
export function contentFaults(operators: readonly Operator[]): readonly string[] {
  return [
    ...(operators.some(({name}) => name === 'k' || name === 'K') ? [inCmyk] : []),
    ...(deepestState(operators) > 28 ? ['graphics nested too deep'] : [])
  ]
}

const inCmyk = 'drawing in CMYK'
