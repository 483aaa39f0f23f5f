/**
 * Checks PDF/UA-1 (ISO 14289-1) by the machine-testable failure conditions of the Matterhorn Protocol 1.1; each fault
 * ends with the number of its condition, if it has one. It reads content streams with its own scanner, so that it does
 * not share the errors of the code under test. It is not a validator: a file without findings may still not conform.
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
import {fontFaults} from './pdf-fonts.ts'

/** The faults of a PDF: each kind once, sorted, with its number of occurrences. */
export async function uaFaults(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, {updateMetadata: false})
  const faults = [
    ...documentFaults(document),
    ...structureFaults(document),
    ...pageFaults(document),
    ...fontDictionaryFaults(document),
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

function* documentFaults({catalog, context}: PDFDocument): Generator<string> {
  const metadata = catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.getContents()) : ''
  if (xmp === '') yield 'no XMP [06-001]'
  if (!xmp.includes('<dc:title>')) yield 'no title in XMP [06-003]'
  if (!/<pdfuaid:part>1</.test(xmp)) yield 'no claim [06-002]'
  const preferences = catalog.lookup(name('ViewerPreferences'))
  if (!(preferences instanceof PDFDict) || String(preferences.get(name('DisplayDocTitle'))) !== 'true')
    yield 'no DisplayDocTitle [07-001, 07-002]'
  const marks = catalog.lookupMaybe(name('MarkInfo'), PDFDict)
  if (String(marks?.get(name('Marked'))) !== 'true') yield 'no MarkInfo'
  if (String(marks?.get(name('Suspects'))) === 'true') yield 'suspects [01-007]'
  if (catalog.has(name('OCProperties'))) yield 'layers that nobody has looked at [20]'
  if (catalog.has(name('AcroForm'))) yield 'a form [25-001, 28-005]'
  if (!isLanguage(textOf(catalog.get(name('Lang'))))) yield 'no Lang'
  if (context.trailerInfo.Encrypt) yield 'encryption [26]'
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && textOf(object.get(name('Type'))) === 'Filespec') {
      if (!object.has(name('F')) || !object.has(name('UF'))) yield 'attachment without F and UF [21-001]'
    }
    const isForm = object instanceof PDFRawStream && textOf(object.dict.get(name('Subtype'))) === 'Form'
    if (isForm && object.dict.has(name('Ref'))) yield 'a page of another file [30-001]'
  }
}

/** Whether a tag is well-formed by BCP 47, and has none of the paginator's private-use marks. */
function isLanguage(tag: string): boolean {
  return /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag) && !tag.includes('-x-')
}

function* structureFaults(document: PDFDocument): Generator<string> {
  const {context, catalog} = document
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const roles = root.lookup(name('RoleMap'))
  const identifiers = new Set<string>()
  let headingLevel = 0
  yield* roleFaults(roles)
  yield* elementFaults(kidsOf(document, root)[0], '', root)
  yield* parentTreeFaults(document, root)
  yield* headerFaults()

  function* elementFaults(
    object: PDFObject | undefined,
    parent: string,
    parentObject: PDFDict
  ): Generator<string> {
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
    if (level > headingLevel + 1) yield `H${level} after H${headingLevel} [14-003]`
    if (level > 0) headingLevel = level
    if (type === 'H') yield 'a heading without a level [14-007]'
    if (/^(TOCI?|R[BPT]|Ruby|W[PT]|Warichu)$/.test(type)) yield `${type}, which nobody has looked at [09-006]`
    if (element.has(name('Lang')) && !isLanguage(textOf(element.get(name('Lang')))))
      yield 'language that is no tag [11-006]'
    const types = kids.flatMap(kid => typeOfKid(kid) ?? [])
    if (type === 'Table') yield* tableFaults(types)
    if (type === 'L' && !types.includes('LI')) yield 'list without items [16]'
    if (type === 'LI' && types.filter(inner => inner === 'LBody').length !== 1)
      yield 'LI without one LBody [16]'
    if (parentOf[type] && !parentOf[type].includes(parent)) yield `${type} in ${parent} [09]`
    if (type === 'Link' && !kids.some(kid => isReference(kid))) yield 'Link without annotation [28-011]'
    if (element.lookup(name('P')) !== parentObject)
      yield 'element whose parent is another [ISO 32000-1, 14.7.2]'
    for (const kid of kids) {
      const reference = context.lookup(kid)
      const isAnnotation = reference instanceof PDFDict && textOf(reference.get(name('Type'))) === 'OBJR'
      const annotation = isAnnotation ? context.lookup(reference.get(name('Obj'))) : undefined
      const isNote = annotation instanceof PDFDict && textOf(annotation.get(name('Subtype'))) === 'Text'
      if (isAnnotation && type !== (isNote ? 'Annot' : 'Link')) yield `annotation in ${type}`
      yield* elementFaults(kid, type, element)
    }
  }

  function typeOfKid(kid: PDFObject): string | undefined {
    const found = context.lookup(kid)
    if (!(found instanceof PDFDict) || !found.has(name('S'))) return undefined
    const written = textOf(found.get(name('S')))
    return (roles instanceof PDFDict && textOf(roles.get(name(written)))) || written
  }

  function isReference(kid: PDFObject): boolean {
    const found = context.lookup(kid)
    return found instanceof PDFDict && textOf(found.get(name('Type'))) === 'OBJR'
  }

  /** The cells that name header cells which do not exist. */
  function* headerFaults(): Generator<string> {
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || textOf(object.get(name('S'))) !== 'TD') continue
      const attributes = object.lookup(name('A'))
      const headers = attributes instanceof PDFDict ? attributes.lookup(name('Headers')) : undefined
      for (const header of headers instanceof PDFArray ? headers.asArray() : [])
        if (!identifiers.has(textOf(header))) yield 'cell of a header that is not there [15-005]'
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

/** Types that do not lead to a standard type in one step, and standard types that are mapped. */
function* roleFaults(roles: unknown): Generator<string> {
  if (!(roles instanceof PDFDict)) return
  for (const [role, mapped] of roles.entries()) {
    if (!standardTypes.has(textOf(mapped))) yield `role ${textOf(role)} that is no standard type [02-001]`
    if (standardTypes.has(textOf(role))) yield `standard type ${textOf(role)} as another [02-004]`
  }
}

const parentOf: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  THead: ['Table'],
  TBody: ['Table'],
  TH: ['TR'],
  TD: ['TR']
}

function* tableFaults(types: readonly string[]): Generator<string> {
  const count = (type: string) => types.filter(inner => inner === type).length
  if (count('THead') > 1 || count('Caption') > 1) yield 'table with two heads or captions [09-004]'
  if (count('THead') > 0 && count('TBody') === 0) yield 'table with a head and no body [09-004]'
  const caption = types.indexOf('Caption')
  if (caption > 0 && caption < types.length - 1) yield 'caption within a table [09-004]'
}

/**
 * Faults of the parent tree, which must have an element for every piece of marked content and every annotation; the
 * content or annotation must be a kid of that element (ISO 32000-1, 14.7.4.4).
 */
function* parentTreeFaults(document: PDFDocument, root: PDFDict): Generator<string> {
  const {context} = document
  const tree = root.lookup(name('ParentTree'), PDFDict)
  const owners = new Map<number, PDFObject | undefined>()
  const pending = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const kids = node.lookup(name('Kids'))
    if (kids instanceof PDFArray) pending.push(...kids.asArray().map(kid => context.lookup(kid, PDFDict)))
    const numbers = node.lookup(name('Nums'))
    const list = numbers instanceof PDFArray ? numbers.asArray() : []
    for (let index = 0; index + 1 < list.length; index += 2)
      owners.set((list[index] as PDFNumber).asNumber(), context.lookup(list[index + 1]))
  }
  for (const {node} of document.getPages()) {
    const key = node.lookup(name('StructParents'))
    const row = key instanceof PDFNumber ? owners.get(key.asNumber()) : undefined
    const contents = node.Contents()
    const stream = contents instanceof PDFArray ? context.lookup(contents.get(0)) : contents
    if (!(stream instanceof PDFRawStream)) continue
    const content = latin1(decodePDFRawStream(stream).decode())
    for (const [, id] of content.matchAll(/\/MCID\s+(\d+)/g)) {
      const owner = row instanceof PDFArray ? context.lookup(row.get(Number(id))) : undefined
      if (!(owner instanceof PDFDict)) yield 'marked content without an element [01-005]'
    }
    for (const reference of node.Annots()?.asArray() ?? []) {
      const annotation = context.lookup(reference, PDFDict)
      const parent = annotation.lookup(name('StructParent'))
      const owner = parent instanceof PDFNumber ? owners.get(parent.asNumber()) : undefined
      if (!(owner instanceof PDFDict)) yield 'annotation outside the tree [28-002]'
    }
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
      if (!(annotation instanceof PDFDict)) continue
      if (!annotation.has(name('Contents'))) yield 'annotation without Contents [28-004, 28-012]'
      if (!['Link', 'Text'].includes(textOf(annotation.get(name('Subtype')))))
        yield 'annotation that is neither link nor note [28-002]'
    }
    if (annotations.length > 0 && textOf(page.node.get(name('Tabs'))) !== 'S')
      yield 'page without tab order [28-008]'
    const contents = page.node.Contents()
    for (const content of contents instanceof PDFArray ? contents.asArray() : [contents]) {
      yield* contentFaults(document, page.node, document.context.lookup(content))
    }
  }
}

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Tj', 'TJ', "'", '"', 'Do', 'sh'])

/**
 * The faults of content that is painted outside marked content. A form with `StructParents` is also examined, because
 * it has its own tags.
 */
function* contentFaults(document: PDFDocument, owner: PDFDict, stream: unknown): Generator<string> {
  if (!(stream instanceof PDFRawStream)) return
  const words = latin1(decodePDFRawStream(stream).decode())
    .replace(/\((?:\\[\s\S]|[^\\()])*\)|<[\dA-Fa-f\s]*>/g, ' () ')
    .split(/\s+/)
  const objects = owner.lookup(name('Resources'), PDFDict).lookup(name('XObject'))
  let depth = 0
  const marked: string[] = []
  for (const [index, word] of words.entries()) {
    if (/(BDC|BMC)$/.test(word)) {
      depth++
      const kind = kindOfMark(words.slice(Math.max(0, index - 8), index))
      if (kind === 'artifact' && marked.includes('tagged')) yield 'artifact in what is tagged [01-003]'
      if (kind === 'tagged' && marked.includes('artifact')) yield 'what is tagged in an artifact [01-004]'
      marked.push(kind)
    } else if (word === 'EMC') {
      depth--
      marked.pop()
    } else if (depth === 0 && painting.has(word)) {
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

/**
 * The kind of content that the words before `BMC` or `BDC` begin: an artifact, content with a number, or only a name.
 */
function kindOfMark(words: readonly string[]): string {
  const text = words.join(' ')
  const begin = Math.max(text.lastIndexOf('BMC'), text.lastIndexOf('BDC'), text.lastIndexOf('EMC'))
  const own = text.slice(begin + 1)
  return /\/MCID\b/.test(own) ? 'tagged' : own.includes('/Artifact') ? 'artifact' : 'named'
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join('')
}

function* fontDictionaryFaults({context}: PDFDocument): Generator<string> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || textOf(object.get(name('Type'))) !== 'Font') continue
    const kind = textOf(object.get(name('Subtype')))
    if (['Type0', 'Type3'].includes(kind) && !object.has(name('ToUnicode'))) yield 'font without ToUnicode'
    if (kind.startsWith('CIDFont')) {
      const descriptor = object.lookup(name('FontDescriptor'))
      const isEmbedded =
        descriptor instanceof PDFDict && ['FontFile2', 'FontFile3'].some(key => descriptor.has(name(key)))
      if (!isEmbedded) yield 'font that is not embedded [31-009]'
    }
  }
}
