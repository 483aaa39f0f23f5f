import type {PDFRef} from 'pdf-lib'
import type {PdfFile} from '../file/index.ts'

/** The namespaces of structure types (ISO 32000-2, 14.8.6), by type. */
export type Namespaces = Readonly<{all: readonly PDFRef[]; of: (type: string) => PDFRef}>

/** Adds the namespaces of PDF 2.0 and 1.7 to a file. */
export function addNamespaces({document, library}: PdfFile): Namespaces {
  const {context} = document
  const [second, first] = ['http://iso.org/pdf2/ssn', 'http://iso.org/pdf/ssn'].map(address =>
    context.register(context.obj({Type: 'Namespace', NS: library.PDFString.of(address)}))
  ) as [PDFRef, PDFRef]
  return {all: [second, first], of: type => (firstOnly.has(type) ? first : second)}
}

/** Types that PDF 2.0 no longer has. */
const firstOnly: ReadonlySet<string> = new Set(
  'Art BlockQuote Code Quote Reference BibEntry TOC TOCI Index NonStruct Private Note'.split(' ')
)
