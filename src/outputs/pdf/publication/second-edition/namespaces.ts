import type {PDFRef} from 'pdf-lib'
import {dictionary, type PdfFile, textOf} from '../../file/index.ts'
import type {SecondEdition} from './index.ts'

/** Adds to every element the namespace of its type (ISO 32000-2, 14.7.4), and lists the namespaces in the root. */
export function nameSpaces({file, structure}: SecondEdition): void {
  const {document, name} = file
  const used = new Map<string, PDFRef>()
  for (const reference of structure.elements.values()) {
    const element = dictionary(file, reference)
    const type = textOf(file, element?.get(name('S'))) ?? ''
    const uri = oldTypes.has(type) ? first : edits.has(type) ? html : secondNamespace
    const namespace = used.get(uri) ?? namespaceOf(file, uri)
    used.set(uri, namespace)
    element?.set(name('NS'), namespace)
  }
  // For HTML types, viewers look for the role in the PDF 2.0 namespace.
  const roles = used.get(html)
  if (roles) {
    const standard = used.get(secondNamespace) ?? namespaceOf(file, secondNamespace)
    const map = Object.fromEntries(Array.from(edits, type => [type, ['Span', standard]]))
    dictionary(file, roles)?.set(name('RoleMapNS'), document.context.obj(map))
  }
  dictionary(file, document.catalog.get(name('StructTreeRoot')))?.set(
    name('Namespaces'),
    document.context.obj([...used.values()])
  )
}

function namespaceOf({document, library}: PdfFile, uri: string): PDFRef {
  return document.context.register(document.context.obj({Type: 'Namespace', NS: library.PDFString.of(uri)}))
}

/** The namespace of PDF 2.0. */
export const secondNamespace = 'http://iso.org/pdf2/ssn'

/** The namespaces of PDF 1.7 and of HTML. */
const [first, html] = ['http://iso.org/pdf/ssn', 'http://www.w3.org/1999/xhtml'] as const

/** Types that PDF 2.0 allows only in the namespace of PDF 1.7. */
const oldTypes: ReadonlySet<string> = new Set(
  'Art BlockQuote Code Quote Reference BibEntry TOC TOCI Index NonStruct Private'.split(' ')
)

/** Types for the text of edits; they are HTML types, because PDF has none. */
const edits: ReadonlySet<string> = new Set(['ins', 'del'])
