import type {PDFDict, PDFObject} from 'pdf-lib'
import type {Operator} from '../file/content-stream.ts'
import {members, type PdfFile, textOf} from '../file/index.ts'
import {deepestState} from './archive.ts'
import type {Obstacle, ObstacleKind} from './obstacles.ts'

/**
 * Parts of a drawing, except its fonts, that are known to keep a document from meeting the standards (ISO 19005-2,
 * 6.2).
 */
export function drawingObstacles(source: PdfFile): readonly Obstacle[] {
  const {document, library, name} = source
  const found = new Map<string, Obstacle>()
  for (const [, object] of document.context.enumerateIndirectObjects()) addFaults(object)
  return [...found.values()]

  function add(kind: ObstacleKind, subject?: string): void {
    found.set(`${kind} ${subject}`, {kind, subject})
  }

  function addFaults(object: PDFObject): void {
    if (object === name('DeviceCMYK')) add('drawing-cmyk')
    else if (object instanceof library.PDFDict) addFaultsOf(object)
    else if (object instanceof library.PDFRawStream) addFaultsOf(object.dict)
    else if (object instanceof library.PDFArray) for (const member of object.asArray()) addFaults(member)
  }

  function addFaultsOf(dictionary: PDFDict): void {
    if (['TR', 'TR2', 'HTP'].some(key => dictionary.has(name(key)))) add('transfer')
    for (const filter of members(source, dictionary.get(name('Filter')))) {
      const packing = textOf(source, filter) ?? ''
      if (['LZWDecode', 'JPXDecode', 'Crypt'].includes(packing)) add('packing', packing)
    }
    for (const [, member] of dictionary.entries()) addFaults(member)
  }
}

/** The obstacles to meeting standards that the operators of a drawing's content are known to cause. */
export function operatorObstacles(operators: readonly Operator[]): readonly ObstacleKind[] {
  return [
    ...(operators.some(({name}) => name === 'k' || name === 'K') ? (['drawing-cmyk'] as const) : []),
    ...(deepestState(operators) > 28 ? (['nested'] as const) : [])
  ]
}
