/**
 * A small checker of PDF/UA-1 (ISO 14289-1). It reads content streams with a scanner of its own, so that it does
 * not share the errors of what it checks. It is no validator: a file without findings may still not conform.
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString
} from 'pdf-lib'

/** What is wrong with a PDF: each kind of fault once, sorted, with how often it was met. */
export async function uaFaults(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, {updateMetadata: false})
  const faults = [
    ...documentFaults(document),
    ...structureFaults(document),
    ...pageFaults(document),
    ...fontFaults(document)
  ]
  const counts = new Map<string, number>()
  for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  return [...counts].map(([fault, count]) => `${fault} ×${count}`).sort()
}

const name = PDFName.of

/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' ')
)

const allowedKids: Readonly<Record<string, readonly string[]>> = {
  L: ['LI', 'Caption', 'L'],
  LI: ['Lbl', 'LBody'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD']
}

function* documentFaults({catalog}: PDFDocument): Generator<string> {
  const metadata = catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.getContents()) : ''
  if (!xmp.includes('<dc:title>')) yield 'no title in XMP'
  if (/pdfuaid/.test(xmp)) yield 'a claim of conformance that nobody has checked'
  const preferences = catalog.lookup(name('ViewerPreferences'))
  if (!(preferences instanceof PDFDict) || !preferences.has(name('DisplayDocTitle')))
    yield 'no DisplayDocTitle'
  if (!catalog.has(name('MarkInfo'))) yield 'no MarkInfo'
  if (!catalog.has(name('Lang'))) yield 'no Lang'
}

function* structureFaults(document: PDFDocument): Generator<string> {
  const {context, catalog} = document
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const roles = root.lookup(name('RoleMap'))
  const identifiers = new Set<string>()
  let headingLevel = 0
  yield* elementFaults(kidsOf(document, root)[0], '')

  function* elementFaults(object: PDFObject | undefined, parent: string): Generator<string> {
    const element = context.lookup(object)
    if (!(element instanceof PDFDict) || !element.has(name('S'))) return
    const written = textOf(element.get(name('S')))
    const mapped = roles instanceof PDFDict ? textOf(roles.get(name(written))) : ''
    const type = mapped || written
    if (!standardTypes.has(type)) yield `type ${type} that PDF 1.7 does not know`
    const allowed = allowedKids[parent]
    if (allowed && !allowed.includes(type)) yield `${type} in ${parent}`
    const kids = kidsOf(document, element)
    if (allowedKids[type] && kids.some(kid => context.lookup(kid) instanceof PDFNumber))
      yield `content in ${type}`
    if (['Figure', 'Formula'].includes(type) && !element.has(name('Alt'))) yield `${type} without Alt`
    if (type === 'TH' && !hasScope(element)) yield 'TH without Scope'
    if (type === 'Note' && !element.has(name('ID'))) yield 'Note without ID'
    if (element.has(name('ID'))) {
      const identifier = textOf(element.get(name('ID')))
      if (identifiers.has(identifier)) yield 'two elements with one ID'
      identifiers.add(identifier)
    }
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0)
    if (level > headingLevel + 1) yield `H${level} after H${headingLevel}`
    if (level > 0) headingLevel = level
    for (const kid of kids) {
      const reference = context.lookup(kid)
      const isAnnotation = reference instanceof PDFDict && textOf(reference.get(name('Type'))) === 'OBJR'
      if (isAnnotation && type !== 'Link') yield `annotation in ${type}`
      yield* elementFaults(kid, type)
    }
  }

  function hasScope(element: PDFDict): boolean {
    const attributes = element.lookup(name('A'))
    const list = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
    return list.some(item => {
      const dictionary = context.lookup(item)
      return dictionary instanceof PDFDict && dictionary.has(name('Scope'))
    })
  }
}

function kidsOf({context}: PDFDocument, element: PDFDict): PDFObject[] {
  const kids = element.get(name('K'))
  const list = context.lookup(kids)
  if (list instanceof PDFArray) return list.asArray()
  return kids ? [kids] : []
}

function textOf(object: PDFObject | undefined): string {
  const isText = object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString
  return isText ? object.decodeText() : ''
}

function* pageFaults(document: PDFDocument): Generator<string> {
  for (const page of document.getPages()) {
    const annotations = page.node.Annots()?.asArray() ?? []
    for (const reference of annotations) {
      const annotation = document.context.lookup(reference)
      if (annotation instanceof PDFDict && !annotation.has(name('Contents')))
        yield 'annotation without Contents'
    }
    if (annotations.length > 0 && textOf(page.node.get(name('Tabs'))) !== 'S') yield 'page without tab order'
    const contents = page.node.Contents()
    for (const content of contents instanceof PDFArray ? contents.asArray() : [contents]) {
      yield* contentFaults(document, page.node, document.context.lookup(content))
    }
  }
}

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Tj', 'TJ', "'", '"', 'Do', 'sh'])

/** Painting outside marked content. A form with `StructParents` is looked into, since it has tags of its own. */
function* contentFaults(document: PDFDocument, owner: PDFDict, stream: unknown): Generator<string> {
  if (!(stream instanceof PDFRawStream)) return
  const words = latin1(decodePDFRawStream(stream).decode())
    .replace(/\((?:\\[\s\S]|[^\\()])*\)|<[\dA-Fa-f\s]*>/g, ' () ')
    .split(/\s+/)
  const objects = owner.lookup(name('Resources'), PDFDict).lookup(name('XObject'))
  let depth = 0
  for (const [index, word] of words.entries()) {
    if (/(BDC|BMC)$/.test(word)) depth++
    else if (word === 'EMC') depth--
    else if (depth === 0 && painting.has(word)) {
      const form =
        word === 'Do' && objects instanceof PDFDict
          ? objects.lookup(name((words[index - 1] ?? '').slice(1)))
          : undefined
      if (form instanceof PDFRawStream && form.dict.has(name('StructParents')))
        yield* contentFaults(document, form.dict, form)
      else yield 'painting that is neither tagged nor an artifact'
    }
  }
  if (depth !== 0) yield 'marked content that does not end'
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
}

function* fontFaults({context}: PDFDocument): Generator<string> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || textOf(object.get(name('Type'))) !== 'Font') continue
    if (textOf(object.get(name('Subtype'))) === 'Type0' && !object.has(name('ToUnicode')))
      yield 'font without ToUnicode'
  }
}
