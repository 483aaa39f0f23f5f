import {PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFObject, type PDFRef} from 'pdf-lib'

/** A kid of an element: an element, marked content of page 1 or of another page, or an annotation. */
type Kid = Tagged | number | Readonly<{page: number; id: number}> | Readonly<{comment: string}>

/** An element of a structure tree: its type, its texts, and its kids. */
export interface Tagged extends ReadonlyArray<string | Readonly<{Alt?: string; ActualText?: string}> | Kid> {
  readonly 0: string
  readonly 1: Readonly<{Alt?: string; ActualText?: string}>
}

/** A PDF with these contents as pages, one simple font `F` whose letters are half an em wide, and a structure. */
export async function taggedPdf(
  pages: readonly string[],
  elements: readonly Tagged[],
  forms: Readonly<Record<string, string>> = {}
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const {context} = document
  const font = context.register(context.obj({Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica'}))
  const resources: Record<string, PDFObject> = {Font: context.obj({F: font})}
  const painted = Object.entries(forms).map(([name, content]) => {
    const stream = context.stream(content, {Type: 'XObject', Subtype: 'Form', Resources: resources})
    return [name, context.register(stream)] as const
  })
  resources.XObject = context.obj(Object.fromEntries(painted))
  const refs = pages.map(content => {
    const page = document.addPage([600, 800])
    page.node.set(PDFName.of('Contents'), context.register(context.stream(content)))
    page.node.set(PDFName.of('Resources'), context.obj(resources))
    return page.ref
  })
  const root = context.register(context.obj({Type: 'StructTreeRoot', K: elements.map(element)}))
  document.catalog.set(PDFName.of('StructTreeRoot'), root)
  return document.save({useObjectStreams: false})

  function element(tagged: Tagged): PDFRef {
    const kids = tagged.slice(2) as readonly Kid[]
    const written = context.obj({Type: 'StructElem', S: tagged[0], Pg: refs[0]!, K: kids.map(kidOf)})
    for (const [key, text] of Object.entries(tagged[1]))
      written.set(PDFName.of(key), PDFHexString.fromText(text))
    return context.register(written)
  }

  function kidOf(kid: Kid): PDFObject {
    if (typeof kid === 'number') return PDFNumber.of(kid)
    if ('page' in kid) return context.obj({Type: 'MCR', Pg: refs[kid.page - 1]!, MCID: kid.id})
    if (!('comment' in kid)) return element(kid)
    const annotation = context.obj({Type: 'Annot', Subtype: 'Link'})
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(kid.comment))
    return context.obj({Type: 'OBJR', Obj: context.register(annotation), Pg: refs[0]!})
  }
}

/** Marked content with a text at a place, in type of 10 points. */
export function marked(id: number, x: number, y: number, text: string): string {
  return `/P <</MCID ${id}>> BDC ${shown(x, y, text)} EMC`
}

/** A text at a place without a mark. */
export function shown(x: number, y: number, text: string): string {
  return `BT /F 10 Tf 1 0 0 1 ${x} ${y} Tm <${Buffer.from(text, 'latin1').toString('hex')}> Tj ET`
}
