import {decodeXml} from '../../review/word/read/part-text.ts'
import {unzipWithin} from './zip.ts'

/**
 * A format that may be mistaken for Word's, and advice for files in it; `isOffice` if LibreOffice can convert them to
 * Word.
 */
type OtherFormat = Readonly<{
  is: (bytes: Uint8Array, head: string) => boolean
  says: string
  isOffice?: true
}>

/** The table of formats that are not Word's. */
const otherFormats: readonly OtherFormat[] = [
  {is: bytes => bytes.length === 0, says: 'is empty'},
  {
    is: bytes => isCompound(bytes) && hasName(bytes, 'EncryptedPackage'),
    says: 'is protected by a password; save it without one'
  },
  {is: isCompound, says: 'is a document of an old version of Word; save it as .docx', isOffice: true},
  {
    is: (_, head) => head.startsWith('{\\rtf'),
    says: 'is in the format RTF; save it as .docx',
    isOffice: true
  },
  {is: (_, head) => head.startsWith('%PDF'), says: 'is a PDF; give it a name that ends in .pdf'},
  {
    is: (_, head) => head.includes('http://schemas.microsoft.com/office/2006/xmlPackage'),
    says: 'is a Word document in one XML file; save it as .docx',
    isOffice: true
  },
  {
    is: (_, head) => head.includes('http://schemas.microsoft.com/office/word/2003/wordml'),
    says: 'is in the XML format of Word 2003; save it as .docx',
    isOffice: true
  },
  {is: isOpenDocument, says: 'is an OpenDocument file; save it as .docx', isOffice: true},
  {is: bytes => !startsWith(bytes, [0x50, 0x4b]), says: 'is not a Word file'}
]

/** The reason why a file is not a Word file, by its first bytes; undefined if it may be one. */
export function otherFormat(bytes: Uint8Array): string | undefined {
  return formatOf(bytes)?.says
}

/** The reason why a file of another word processor is rejected, with the command that converts it to Word. */
export function officeFormat(path: string, bytes: Uint8Array): string | undefined {
  const {says, isOffice} = formatOf(bytes) ?? {}
  if (says === undefined || isOffice === undefined) return undefined
  return `${says} in Word or LibreOffice, or run \`soffice --headless --convert-to docx ${shellWord(path)}\``
}

/** The table of formats of manuscripts that other programs convert, by the endings of their names. */
const sourceFormats: ReadonlyArray<
  Readonly<{ending: RegExp; says: (path: string, renamed: (ending: string) => string) => string}>
> = [
  {
    ending: /\.(?:tex|latex|ltx)$/i,
    says: (path, renamed) =>
      `is LaTeX; run \`pandoc -s ${path} -o ${renamed('md')}\`, and build the new file with \`galley build ${renamed('md')}\``
  },
  {
    ending: /\.(?:x?html?|ipynb)$/i,
    says: (path, renamed) =>
      `is not a Word file; run \`pandoc ${path} -o ${renamed('docx')}\`, and import the new file`
  },
  {
    ending: /\.(?:md|markdown|[qr]md)$/i,
    says: path => `is Markdown, which needs no import; run \`galley check ${path}\``
  },
  {
    ending: /\.pdf$/i,
    says: () =>
      'is a PDF, which has no headings, notes or citations to import; ask for the Word file or the sources'
  }
]

/** The reason why a manuscript in the format of another program is rejected, with the command that converts it. */
export function sourceFormat(path: string, bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x50, 0x4b])) return undefined
  const format = sourceFormats.find(({ending}) => ending.test(path))
  return format?.says(shellWord(path), ending => shellWord(path.replace(/\.\w+$/, `.${ending}`)))
}

/** A path as a word of a command line. */
function shellWord(path: string): string {
  return /^[\w.,=/-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}

function formatOf(bytes: Uint8Array): OtherFormat | undefined {
  const head = decodeXml(bytes.subarray(0, 4096))
  return otherFormats.find(({is}) => is(bytes, head))
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** Whether a file is a compound file (MS-CFB), the format of old Word files and of encrypted ones. */
function isCompound(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}

/** Whether a compound file has an entry with a name; names are in UTF-16. */
function hasName(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(name, 'utf16le'))
}

/** Whether a file is an OpenDocument file: an archive, or a single XML file. */
function isOpenDocument(bytes: Uint8Array, head: string): boolean {
  if (!startsWith(bytes, [0x50, 0x4b])) return head.includes('urn:oasis:names:tc:opendocument:xmlns:office')
  const type = unzipWithin(bytes, 'mimetype', 1000)
  return typeof type !== 'string' && decodeXml(type).startsWith('application/vnd.oasis.opendocument')
}
