import {bytesOfText} from '../../../core/bytes.ts'
import type {Pagination} from '../../../paginator/paginate.ts'

/** A typeset document and the paginator's report on it. */
export type PaginatedDocument = Readonly<{pdf: Uint8Array; pagination: Pagination}>

/**
 * Warms up the processing of a typeset document: runs it on an invented document while the browser typesets. A third of
 * the processing time is loading and compiling code, and this thread is idle then. It ends when the browser is done.
 */
export async function rehearse(
  finish: (document: PaginatedDocument) => Promise<unknown>,
  printing: Promise<unknown>
): Promise<void> {
  let isPrinted = false
  const end = () => {
    isPrinted = true
  }
  printing.then(end, end)
  const document = rehearsedDocument()
  for (let round = 0; round < mostRounds && !isPrinted; round++) await finish(document)
}

/** On two cores, more rounds delay the browser more than they speed up the processing. */
const mostRounds = 2

/** A document like Chromium's, with meaningless paragraphs. */
export function rehearsedDocument(): PaginatedDocument {
  const objects: string[] = []
  const reserve = () => objects.push('')
  const add = (body: string) => objects.push(body)
  const [catalog, pageTree, structure, group] = [reserve(), reserve(), reserve(), reserve()]
  const map = add(streamOf('1 beginbfrange\n<0000> <00FF> <0020>\nendbfrange'))
  const descendant = add(
    `<</Type /Font\n/Subtype /CIDFontType2\n/DW 500\n/W [1 [512.5 480.25 500] 4 90 530]>>`
  )
  const font = add(
    `<</Type /Font\n/Subtype /Type0\n/Encoding /Identity-H\n/DescendantFonts [${descendant} 0 R]\n/ToUnicode ${map} 0 R>>`
  )
  const resources = `<</ProcSet [/PDF /Text]\n/Font <</F4 ${font} 0 R>>>>`
  const [pages, elements, parents, places]: [string[], string[], string[], string[]] = [[], [], [], []]
  for (let number = 0; number < pageCount; number++) {
    const page = reserve()
    pages.push(`${page} 0 R`)
    const [owners, links]: [string[], string[]] = [[], []]
    let content = '.23999999 0 0 -.23999999 0 841.91998 cm\nq\n96 71 74 1 re\nf\n'
    for (let index = 0; index < paragraphs; index++) {
      const [paragraph, text, link] = [reserve(), reserve(), reserve()]
      const key = pageCount + number * paragraphs + index
      const annotation = add(
        `<</Type /Annot\n/Subtype /Link\n/Border [0 0 0]\n/Rect [165.75 583.91998 174.75 599.66998]\n/Dest /p-${key}\n/StructParent ${key}>>`
      )
      objects[paragraph - 1] = element('P', group, `[${text} 0 R ${link} 0 R]`)
      objects[text - 1] = element('NonStruct', paragraph, `${index}`, `/Pg ${page} 0 R\n`)
      objects[link - 1] = element(
        'Link',
        paragraph,
        `<</Type /OBJR\n/Obj ${annotation} 0 R>>`,
        '/Lang (en)\n'
      )
      elements.push(`${paragraph} 0 R`)
      owners.push(`${text} 0 R`)
      links.push(`${annotation} 0 R`)
      parents.push(`${key} ${link} 0 R`)
      places.push(`/p-${key} [${page} 0 R /XYZ 82.5 ${700.25 - index} 0]`)
      content += paragraphOf(index)
    }
    const stream = add(streamOf(`${content}Q\n`))
    objects[page - 1] =
      `<</Type /Page\n/Resources ${resources}\n/MediaBox [0 0 594.95996 841.91998]\n/Annots [${links.join(' ')}]\n/Contents ${stream} 0 R\n/StructParents ${number}\n/Parent ${pageTree} 0 R>>`
    parents.unshift(`${pageCount - 1 - number} ${add(`[${owners.join(' ')}]`)} 0 R`)
  }
  const parentTree = add(`<</Type /ParentTree\n/Nums [${parents.join(' ')}]>>`)
  objects[catalog - 1] =
    `<</Type /Catalog\n/Pages ${pageTree} 0 R\n/Dests ${add(`<<${places.join('\n')}>>`)} 0 R\n/StructTreeRoot ${structure} 0 R\n/Lang (en)>>`
  objects[pageTree - 1] = `<</Type /Pages\n/Count ${pageCount}\n/Kids [${pages.join(' ')}]>>`
  objects[structure - 1] =
    `<</Type /StructTreeRoot\n/K ${group} 0 R\n/ParentTree ${parentTree} 0 R\n/ParentTreeNextKey ${parents.length}>>`
  objects[group - 1] = element('Document', structure, `[${elements.join(' ')}]`)
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  const end = `xref\n0 0\ntrailer\n<</Size ${objects.length + 1}\n/Root ${catalog} 0 R>>\nstartxref\n0\n%%EOF\n`
  return {pdf: bytesOfText(`%PDF-1.4\n%\n${body}${end}`), pagination: {...plainPagination, pages: pageCount}}
}

const [pageCount, paragraphs, glyphs] = [2, 40, 60]

const plainPagination: Omit<Pagination, 'pages'> = {
  margins: {top: 96, left: 96},
  headings: [],
  calls: [],
  overfull: [],
  overwide: [],
  unsettled: [],
  missing: []
}

function element(type: string, parent: number, kids: string, more = ''): string {
  return `<</Type /StructElem\n/S /${type}\n${more}/P ${parent} 0 R\n/K ${kids}>>`
}

function streamOf(content: string): string {
  return `<</Length ${content.length}>> stream\n${content}\nendstream`
}

function paragraphOf(index: number): string {
  let content = `/NonStruct <</MCID ${index} >>BDC\nBT\n/F4 14.6700001 Tf\n1 0 0 -1 110 ${4668 + 21 * index} Tm\n<0004> Tj\n`
  for (let glyph = 0; glyph < glyphs; glyph++)
    content += `${7.2 + ((glyph * 7) % 11) / 8} 0 Td <00${(16 + ((glyph * index) % 90)).toString(16).toUpperCase()}> Tj\n`
  return `${content}ET\nEMC\n`
}
