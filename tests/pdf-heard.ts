/**
 * Checks the screen-reader text of a PDF for faults that no validator sees: a table hidden in a picture, links that are
 * spoken as a key, words spoken twice, labels without a tag. It reads the finished file.
 */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString
} from 'pdf-lib'
import {openStructure, type Structure} from './pdf-structure.ts'

/** An element of the finished tree, with its words. */
type Heard = Readonly<{
  type: string
  dictionary: PDFDict
  /** The element's own alternative text or replacement text. */
  said: string | undefined
  /** All spoken text of the element, without alternative texts. */
  text: string
  kids: readonly Heard[]
  annotations: readonly PDFDict[]
}>

/** The faults in the screen-reader text of a PDF: each kind once, with its number of occurrences. */
export async function heardFaults(pdf: Uint8Array): Promise<readonly string[]> {
  const structure = await openStructure(pdf)
  const counts = new Map<string, number>()
  const faults = [
    ...structure.kidsOf(structure.root).flatMap(kid => {
      const root = heard(structure, kid, undefined)
      return root === undefined
        ? []
        : [...faultsIn(structure, root, []), ...tablesIn(root).flatMap(tableFaults)]
    }),
    ...artifactFaults(structure)
  ]
  for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  return [...counts].map(([fault, count]) => `${fault} ×${count}`).sort()
}

const name = PDFName.of

function heard(structure: Structure, object: PDFObject, around: PDFObject | undefined): Heard | undefined {
  const {document, kidsOf, contentText} = structure
  const dictionary = document.context.lookup(object)
  if (!(dictionary instanceof PDFDict) || !dictionary.has(name('S'))) return undefined
  const page = dictionary.get(name('Pg')) ?? around
  const kids: Heard[] = []
  const annotations: PDFDict[] = []
  let text = ''
  for (const kid of kidsOf(dictionary)) {
    const inner = heard(structure, kid, page)
    if (inner !== undefined) kids.push(inner)
    text += inner?.text ?? contentText(kid, page)
    const found = document.context.lookup(kid)
    const annotation = found instanceof PDFDict ? document.context.lookup(found.get(name('Obj'))) : undefined
    if (annotation instanceof PDFDict) annotations.push(annotation)
  }
  const actual = textOf(dictionary.lookup(name('ActualText')))
  return {
    type: dictionary.lookup(name('S'), PDFName).decodeText(),
    dictionary,
    said: textOf(dictionary.lookup(name('Alt'))) ?? actual,
    text: actual ?? text,
    kids,
    annotations
  }
}

function textOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

function* faultsIn(structure: Structure, element: Heard, around: readonly Heard[]): Generator<string> {
  const {type, dictionary, said, text, kids, annotations} = element
  const types = around.map(each => each.type)
  if (type === 'Table' && types.includes('Figure')) yield 'a table in a picture'
  if (type === 'Note' && !kids.some(has('Lbl'))) yield 'a note without a label'
  if (type === 'Lbl' && text.trim() === '' && !kids.some(kid => kid.said)) yield 'a label without words'
  if (
    type === 'L' &&
    !kids.some(kid => kid.kids.some(has('Lbl'))) &&
    /ListNumbering/.test(String(dictionary))
  )
    yield 'a list with signs and no labels'
  if (type === 'Figure') {
    if (!/BBox/.test(String(dictionary.lookup(name('A'))))) yield 'a picture without a place'
    const captions = around.at(-1)?.kids.filter(kid => kid.type === 'Caption') ?? []
    if (
      captions.some(caption => plain(caption.text).endsWith(plain(said ?? '-')) && !isLabelOf(caption, said))
    )
      yield 'a caption that is heard twice'
  }
  if (type === 'Formula' && !said) yield 'a formula without words'
  if (
    kids.length === 0 &&
    /[\u{1D400}-\u{1D7FF}]/u.test(text) &&
    !['Formula', ...types].includes('Formula') &&
    type !== 'Formula'
  )
    yield 'letters of a formula outside of one'
  if (text.includes('\u00AD') && kids.length === 0) yield 'a hyphen of the end of a line'
  if (type === 'Link') {
    if (text.trim() === '' && !said && !kids.some(kid => kid.said)) yield 'a link without words'
    for (const annotation of annotations) {
      const contents = textOf(annotation.lookup(name('Contents'))) ?? ''
      const destination = textOf(annotation.lookup(name('Dest')))
      if (contents === '' || contents.startsWith('Go to ') || contents === destination)
        yield `a link that says a key: ${contents}`
    }
  }
  for (const kid of kids) yield* faultsIn(structure, kid, [...around, element])
}

/** Returns a test of whether an element is of a type, or contains one of that type. */
function has(type: string): (element: Heard) => boolean {
  return element => element.type === type || element.kids.some(has(type))
}

function isLabelOf({kids}: Heard, said: string | undefined): boolean {
  return kids.some(({type, text}) => type === 'Lbl' && plain(text).startsWith(plain(said ?? '-')))
}

function plain(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060]+/g, '')
}

/** The tables of an element, in order. */
function tablesIn(element: Heard): readonly Heard[] {
  return element.type === 'Table' ? [element] : element.kids.flatMap(tablesIn)
}

/**
 * Reports a table whose rows have names that are no headers; the parts of a table that figures divide are not judged.
 */
function tableFaults(table: Heard, index: number, tables: readonly Heard[]): readonly string[] {
  const headOf = (each: Heard | undefined): string | undefined =>
    each?.kids.find(({type}) => type === 'THead')?.text
  const head = headOf(table)
  if (head === undefined || [tables[index - 1], tables[index + 1]].some(each => headOf(each) === head))
    return []
  const body = table.kids.find(({type}) => type === 'TBody')
  const first = body?.kids.map(({kids}) => kids[0]) ?? []
  if (!first.every(cell => cell?.type === 'TD') || !body?.kids.every(({kids}) => kids.length > 1)) return []
  const words = first.map(cell => plain(cell?.text ?? ''))
  const areNames = words.every(text => /\p{L}/u.test(text) && text.length <= 40)
  const isNamed = areNames && words.length > 0 && new Set(words).size === words.length
  return isNamed ? ['a row whose name is no header'] : []
}

/** The artifacts that do not state their purpose. */
function* artifactFaults({document}: Structure): Generator<string> {
  for (const {node} of document.getPages()) {
    const contents = node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
    for (const stream of streams) {
      const found = document.context.lookup(stream)
      if (!(found instanceof PDFRawStream)) continue
      const text = Buffer.from(decodePDFRawStream(found).decode()).toString('latin1')
      for (const _ of text.matchAll(/\/Artifact BMC/g)) yield 'an artifact without a type'
    }
  }
}
