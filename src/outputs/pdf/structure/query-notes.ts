import type {PDFDict, PDFRef} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile, textOf} from '../file/index.ts'
import {outlineEntries} from '../file/outline.ts'
import {putStream} from '../file/streams.ts'
import {type AnnotationKid, isElement, mapStructure, type StructureElement} from '../file/structure-tree.ts'
import {destinationOf} from './links.ts'

/**
 * A note on a page of a proof, which PDF readers list as a comment: it contains the query whose mark is at a
 * destination.
 */
export type QueryNote = Readonly<{destination: string; title: string; text: string}>

/** The notes for a document, and the side of the page on which to put them. */
export type QueryNotes = Readonly<{notes: readonly QueryNote[]; side: 'left' | 'right'}>

/** The size of a note, and its distance from the edge of the page, in points. */
const [size, inset] = [12, 14]

/**
 * Puts a note next to the line of each query, for readers such as Acrobat and Okular. A note is an annotation of its
 * own in the structure tree, after the link that marks the query (ISO 14289-1, 7.18.1), and it has an appearance (ISO
 * 19005-2, 6.3.3).
 */
export function addQueryNotes(
  file: PdfFile,
  root: StructureElement,
  {notes, side}: QueryNotes
): StructureElement {
  if (notes.length === 0) return root
  const standing: Note[] = []
  const waiting = new Map(notes.map(note => [note.destination, note]))
  const appearance = appearanceOf(file)
  let key = lastKey(file)
  const inHeadings: string[] = []
  const noted = mapStructure(root, element => {
    const kids = element.kids.flatMap(kid => {
      const link = isElement(kid) ? linkIn(file, kid) : undefined
      const note = link && waiting.get(destinationOf(file, link.annotation) ?? '')
      const page = link && pageOf(file, link)
      if (link === undefined || note === undefined || page === undefined) return [kid]
      waiting.delete(note.destination)
      key++
      if (headings.has(element.type)) inHeadings.push(note.title)
      const annotation = noteOf(file, note, {link, page, side, key, appearance, standing})
      return [kid, {kind: 'element', type: 'Annot', kids: [annotation]} as const]
    })
    return kids.length === element.kids.length ? element : {...element, kids}
  })
  cleanOutline(file, inHeadings)
  return noted
}

const headings: ReadonlySet<string> = new Set('H H1 H2 H3 H4 H5 H6 Title'.split(' '))

/** Removes the marks of queries from the outline, in which each entry contains the whole text of a heading. */
function cleanOutline(file: PdfFile, marks: readonly string[]): void {
  const entries = outlineEntries(file)
  // The longest mark comes first, because the mark AQ12 begins like AQ1.
  for (const mark of marks.toSorted((left, right) => right.length - left.length)) {
    const titles = entries.map(entry => textOf(file, entry.get(file.name('Title'))) ?? '')
    const index = titles.findIndex(title => title.includes(mark))
    const title = titles[index]
    if (title === undefined) continue
    const at = title.lastIndexOf(mark)
    const words = `${title.slice(0, at)}${title.slice(at + mark.length)}`.trim()
    entries[index]?.set(file.name('Title'), file.library.PDFHexString.fromText(words))
  }
}

function linkIn(file: PdfFile, {kids}: StructureElement): AnnotationKid | undefined {
  return kids.find(
    (kid): kid is AnnotationKid => kid.kind === 'annotation' && dictionary(file, kid.annotation) !== undefined
  )
}

type Page = PdfFile['pages'][number]

function pageOf({pages}: PdfFile, {reference}: AnnotationKid): Page | undefined {
  return pages.find(({node}) => node.Annots()?.asArray().includes(reference))
}

type Standing = Readonly<{
  link: AnnotationKid
  page: Page
  side: 'left' | 'right'
  /** The key of the annotation in the parent tree. */
  key: number
  appearance: PDFRef
  /** The notes placed so far, with the heights of their middles; `noteOf` adds the new note. */
  standing: Note[]
}>

type Note = Readonly<{page: Page; middle: number}>

function noteOf(
  file: PdfFile,
  {destination, title, text}: QueryNote,
  {link, page, side, key, appearance, standing}: Standing
): AnnotationKid {
  const {document, library, name} = file
  const {PDFHexString} = library
  // The question is shown while the pointer is over the mark, and is read aloud.
  link.annotation.set(name('Contents'), PDFHexString.fromText(`${title}: ${text}`))
  const numbers = (object: Parameters<typeof members>[1]): readonly number[] =>
    members(file, object).map(each => numberOf(file, each) ?? 0)
  const [, bottom = 0, , top = 0] = numbers(link.annotation.get(name('Rect')))
  const [pageLeft = 0, , pageRight = 0] = numbers(page.node.MediaBox())
  const middle = (bottom + top) / 2
  const beside = standing.filter(other => other.page === page && Math.abs(other.middle - middle) < size)
  standing.push({page, middle})
  const distance = inset + beside.length * (size + 1)
  const left = side === 'right' ? pageRight - distance - size : pageLeft + distance
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [left, middle - size / 2, left + size, middle + size / 2],
    Contents: PDFHexString.fromText(text),
    T: PDFHexString.fromText(title),
    Subj: PDFHexString.fromText('Query'),
    NM: PDFHexString.fromText(destination),
    Name: 'Comment',
    C: [...yellow],
    // The note is printed, and keeps its size and direction at any zoom.
    F: 28,
    P: page.ref,
    StructParent: key,
    AP: {N: appearance}
  }) as PDFDict
  const reference = document.context.register(annotation)
  page.node.addAnnot(reference)
  return {kind: 'annotation', page: page.ref, reference, annotation}
}

const yellow = [1, 0.88, 0.4] as const

/** A speech balloon in sRGB colours, like the rest of the file. */
function appearanceOf(file: PdfFile): PDFRef {
  const reference = file.document.context.nextRef()
  const balloon = `${yellow.join(' ')} rg 0.36 0.24 0 RG 0.7 w
1 3.5 m 3 3.5 l 3 1 l 6 3.5 l 11 3.5 l 11 11 l 1 11 l h B
3 8.5 m 9 8.5 l S 3 6 m 7.5 6 l S
`
  const form = {Type: 'XObject', Subtype: 'Form', BBox: [0, 0, size, size], Resources: {}}
  putStream(file, reference, new TextEncoder().encode(balloon), file.document.context.obj(form))
  return reference
}

/** The highest key that is used in the file's parent tree. */
function lastKey({document, library, name}: PdfFile): number {
  let last = -1
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof library.PDFStream ? object.dict : object
    if (!(dict instanceof library.PDFDict)) continue
    for (const key of ['StructParent', 'StructParents']) {
      const number = document.context.lookup(dict.get(name(key)))
      if (number instanceof library.PDFNumber) last = Math.max(last, number.asNumber())
    }
  }
  return last
}
