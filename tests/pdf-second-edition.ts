import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString
} from 'pdf-lib'
import {type PaintedText, paintedText} from './pdf-text.ts'

const name = PDFName.of

/** The faults of the destinations and references in a PDF 2.0. */
export async function secondEditionFaults(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const pieces = await paintedText(pdf)
  const destinations = destinationsOf(document)
  return [
    ...destinations.flatMap(each => destinationFaults(document, each, pieces)),
    ...referenceFaults(document),
    ...(destinations.length > 0 ? [] : ['no destinations'])
  ]
}

type Destination = Readonly<{name: string; place: PDFDict | undefined}>

/** All destinations in the document: those of its names, of its outline, and of its links without a name. */
export function destinationsOf(document: PDFDocument): readonly Destination[] {
  const {catalog, context} = document
  const tree = catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('Dests'), PDFDict)
  const list = tree?.lookup(name('Names'), PDFArray).asArray() ?? []
  const named = list.flatMap((key, index) =>
    index % 2 === 0 ? [{name: textOf(key), place: asDict(context.lookup(list[index + 1]))}] : []
  )
  const entries: Destination[] = []
  const read = (parent: PDFDict | undefined): void => {
    let entry = parent?.lookupMaybe(name('First'), PDFDict)
    for (; entry; entry = entry.lookupMaybe(name('Next'), PDFDict)) {
      entries.push({
        name: `outline ${textOf(entry.get(name('Title')))}`,
        place: asDict(entry.lookup(name('A')))
      })
      read(entry)
    }
  }
  read(catalog.lookupMaybe(name('Outlines'), PDFDict))
  return [...named, ...entries]
}

/** The destinations that are not at the beginning of their element: in its first line, next to it, or above it. */
function destinationFaults(
  document: PDFDocument,
  {name: called, place}: Destination,
  pieces: readonly PaintedText[]
): readonly string[] {
  const target = place?.lookupMaybe(name('D'), PDFArray)
  const [element] = place?.lookupMaybe(name('SD'), PDFArray)?.asArray() ?? []
  const found = asDict(document.context.lookup(element))
  if (!target || !found) return [`${called} leads to no element`]
  const type = textOf(found.get(name('S')))
  if (type === 'Document') return [`${called} leads to the document`]
  const pages = document.getPages()
  const page = pages.findIndex(({ref}) => ref === target.get(0))
  const [x, up] = [2, 3].map(index => (target.lookup(index) as PDFNumber).asNumber()) as [number, number]
  const y = pages[page]!.getHeight() - up
  const content = new Set(contentOf(document, found))
  const own = pieces.filter(piece => content.has(`${pages[piece.page]!.ref} ${piece.id}`))
  const here = own.filter(piece => piece.page === page)
  // A picture is painted above its caption.
  const reach = holds(document, found, 'Figure') ? Number.POSITIVE_INFINITY : nearby
  // In a right-to-left text, words begin at the right, but the destination is at the left of its block.
  const across = /^(?:ar|fa|he|ur)\b/.test(textOf(document.catalog.get(name('Lang'))))
    ? Number.POSITIVE_INFINITY
    : wide
  const isThere = here.some(piece => piece.y > y - 2 && piece.y - y < reach && Math.abs(piece.x - x) < across)
  return isThere ? [] : [`${called} is not where its ${type} begins`]
}

/** A line and the space above it, and the width of a column, in points. */
const [nearby, wide] = [50, 300]

/**
 * References that are not mutual: every `Ref` must be answered by another, and every link to a note must have a `Ref`.
 */
function referenceFaults(document: PDFDocument): readonly string[] {
  const {context} = document
  const faults: string[] = []
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict) || textOf(element.get(name('Type'))) !== 'StructElem') continue
    const type = textOf(element.get(name('S')))
    const others = element
      .lookupMaybe(name('Ref'), PDFArray)
      ?.asArray()
      .map(each => context.lookup(each, PDFDict))
    if (type === 'FENote' && !others?.length) faults.push('a note refers to no call')
    for (const other of others ?? []) {
      const back = other.lookupMaybe(name('Ref'), PDFArray)?.asArray() ?? []
      if (!back.some(each => context.lookup(each) === element)) faults.push(`a ${type} is not referred to`)
    }
  }
  return faults
}

function* contentOf(document: PDFDocument, element: PDFDict): Generator<string> {
  const page = element.get(name('Pg'))
  for (const kid of kidsOf(document, element)) {
    const found = document.context.lookup(kid)
    if (found instanceof PDFNumber) yield `${page} ${found.asNumber()}`
    else if (found instanceof PDFDict && found.has(name('MCID')))
      yield `${found.get(name('Pg'))} ${found.lookup(name('MCID'), PDFNumber).asNumber()}`
    else if (found instanceof PDFDict && found.has(name('S'))) yield* contentOf(document, found)
  }
}

function holds(document: PDFDocument, element: PDFDict, type: string): boolean {
  if (textOf(element.get(name('S'))) === type) return true
  return kidsOf(document, element).some(kid => {
    const found = document.context.lookup(kid)
    return found instanceof PDFDict && found.has(name('S')) && holds(document, found, type)
  })
}

function kidsOf({context}: PDFDocument, element: PDFDict): readonly PDFObject[] {
  const kids = element.get(name('K'))
  const list = context.lookup(kids)
  return list instanceof PDFArray ? list.asArray() : kids ? [kids] : []
}

function asDict(object: PDFObject | undefined): PDFDict | undefined {
  return object instanceof PDFDict ? object : undefined
}

function textOf(object: PDFObject | undefined): string {
  const isText = object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString
  return isText ? object.decodeText() : ''
}
