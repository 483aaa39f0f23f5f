import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString
} from 'pdf-lib'

/**
 * Checks the requirements of PDF/A-2 and PDF/A-3 other than tags and fonts (`uaFaults`), as far as the objects of a
 * file show them; the numbers are the clauses of ISO 19005-2. It is not a validator.
 */
export async function archiveFaults(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, {updateMetadata: false})
  const faults = new Set([
    ...fileFaults(bytes, document),
    ...catalogFaults(document),
    ...annotationFaults(document),
    ...objectFaults(document)
  ])
  return [...faults].sort()
}

const name = PDFName.of

function* fileFaults(bytes: Uint8Array, {context}: PDFDocument): Generator<string> {
  if (!/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(latin1(bytes.subarray(0, 20)))) yield 'header [6.1.2]'
  if (context.trailerInfo.Encrypt) yield 'encryption [6.1.3]'
  if (!(context.lookup(context.trailerInfo.ID) instanceof PDFArray)) yield 'no ID [6.1.3]'
  if (!/%%EOF\r?\n?$/.test(latin1(bytes.subarray(-8)))) yield 'data after the end [6.1.3]'
}

function* catalogFaults({catalog, context}: PDFDocument): Generator<string> {
  for (const key of ['AA', 'OCProperties', 'AcroForm', 'Requirements', 'NeedsRendering'])
    if (catalog.has(name(key))) yield `${key} in the catalog [6.4 to 6.10]`
  const names = catalog.lookupMaybe(name('Names'), PDFDict)
  if (names?.has(name('JavaScript'))) yield 'scripts [6.5.1]'
  const metadata = catalog.lookup(name('Metadata'))
  const packet = metadata instanceof PDFRawStream ? metadata : undefined
  const xmp = packet ? new TextDecoder().decode(packet.getContents()) : ''
  if (packet === undefined || packet.dict.has(name('Filter'))) yield 'XMP that is not plain [6.6.2.1]'
  if (/<\?xpacket[^>]*(bytes|encoding)=/.test(xmp)) yield 'XMP with bytes or encoding [6.6.2.1]'
  const part = /<pdfaid:part>(\d)</.exec(xmp)?.[1]
  if (part === undefined || !/<pdfaid:conformance>A</.test(xmp)) yield 'no claim [6.6.4]'
  const isCarrying = names?.has(name('EmbeddedFiles')) === true
  if (isCarrying !== (part === '3')) yield 'attachments and the claim [6.8]'
  const [intent] = catalog.lookupMaybe(name('OutputIntents'), PDFArray)?.asArray() ?? []
  const output = context.lookupMaybe(intent, PDFDict)
  const profile = output?.lookup(name('DestOutputProfile'))
  if (String(output?.get(name('S'))) !== '/GTS_PDFA1' || !(profile instanceof PDFRawStream))
    yield 'no output intent [6.2.3]'
  else {
    const icc = decodePDFRawStream(profile).decode()
    const [device, space] = [12, 16].map(start => latin1(icc.subarray(start, start + 4)))
    if (icc[8]! > 4 || device !== 'mntr' || space !== 'RGB ') yield 'another colour profile [6.2.3]'
    if (new DataView(icc.buffer, icc.byteOffset).getUint32(0) !== icc.length) yield 'cut profile [6.2.3]'
  }
}

function* annotationFaults(document: PDFDocument): Generator<string> {
  for (const {node} of document.getPages()) {
    if (node.has(name('AA'))) yield 'action of a page [6.5.2]'
    for (const reference of node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(reference, PDFDict)
      const flags = annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0
      // Print is set; Invisible, Hidden, NoView and ToggleNoView are not.
      if ((flags & 0x127) !== 4) yield 'flags of an annotation [6.3.2]'
      const isShown = annotation.lookupMaybe(name('AP'), PDFDict)?.lookup(name('N')) instanceof PDFRawStream
      if (String(annotation.get(name('Subtype'))) !== '/Link' && !isShown)
        yield 'annotation without appearance [6.3.3]'
      if (annotation.has(name('AA'))) yield 'action of an annotation [6.5.2]'
    }
  }
}

const actions: ReadonlySet<string> = new Set(['/GoTo', '/GoToR', '/URI', '/Thread', '/Named', '/SubmitForm'])
const blends: ReadonlySet<string> = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight ' +
    'Difference Exclusion Hue Saturation Color Luminosity'
  )
    .split(' ')
    .map(mode => `/${mode}`)
)

function* objectFaults({context}: PDFDocument): Generator<string> {
  for (const [, object] of context.enumerateIndirectObjects()) yield* faultsOf(object)

  function* faultsOf(object: PDFObject): Generator<string> {
    if (object instanceof PDFRawStream) {
      const filters = String(object.dict.get(name('Filter')) ?? '')
      if (/LZWDecode|Crypt/.test(filters)) yield 'filter [6.1.7.2]'
      for (const key of ['F', 'FFilter', 'FDecodeParms'])
        if (object.dict.has(name(key))) yield 'stream of another file [6.1.7.1]'
      const kind = String(object.dict.get(name('Subtype')))
      if (kind === '/PS' || object.dict.has(name('PS'))) yield 'PostScript [6.2.9]'
      if (kind === '/Form') yield* contentFaults(object)
      if (object.dict.has(name('Alternates')) || object.dict.has(name('OPI'))) yield 'picture [6.2.8]'
      if (object.dict.get(name('Interpolate')) === PDFBool.True) yield 'interpolated picture [6.2.8]'
      yield* faultsOf(object.dict)
    } else if (object instanceof PDFDict) {
      const type = String(object.get(name('S')))
      const isAction = String(object.get(name('Type'))) === '/Action' || object.has(name('URI'))
      if (isAction && !actions.has(type)) yield `action ${type} [6.5.1]`
      if (String(object.get(name('Type'))) === '/ExtGState') {
        for (const key of ['TR', 'HTP']) if (object.has(name(key))) yield `${key} of graphics [6.2.5]`
        const blend = object.lookup(name('BM'))
        if (blend !== undefined && !blends.has(String(blend))) yield `blend mode ${blend} [6.2.10]`
      }
      for (const [key, value] of object.entries()) {
        if (key.asString().length > 128) yield 'long name [6.1.13]'
        yield* faultsOf(value)
      }
    } else if (object instanceof PDFArray) for (const item of object.asArray()) yield* faultsOf(item)
    else if (object instanceof PDFString || object instanceof PDFHexString) {
      if (object.asBytes().length > 32_767) yield 'long string [6.1.13]'
    } else if (object instanceof PDFNumber && Math.abs(object.asNumber()) > 2_147_483_647)
      yield 'large number [6.1.13]'
  }
}

/** The faults of content: CMYK colours, which would need a profile of their own. */
function* contentFaults(stream: PDFRawStream): Generator<string> {
  if (/[\d.] [kK]\s/.test(latin1(decodePDFRawStream(stream).decode()))) yield 'colours in CMYK [6.2.4.3]'
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
