import {placeMark} from '../../place-mark.ts'
import type {PdfFile} from '../file/index.ts'
import {isElement, mapElements, type StructureElement, type StructureKid} from '../file/structure-tree.ts'
import {destinationOf} from './links.ts'

/**
 * Turns a structure tree of PDF 1.7 into one of PDF 2.0 (ISO 32000-2, 14.8; ISO 14289-2): notes refer to their calls and
 * the calls to them, and a caption is a part of what it names.
 */
export function toSecondEdition(file: PdfFile, root: StructureElement): StructureElement {
  return mapElements(withReferences(file, root), element => withInnerCaption(withStandardType(element)))
}

/** Types of PDF 1.7 and of galley, and those of PDF 2.0 in their place. */
const types: Readonly<Record<string, string>> = {Note: 'FENote', Ins: 'Span', Del: 'Span'}

function withStandardType(element: StructureElement): StructureElement {
  const type = types[element.type] ?? element.type
  return type === element.type ? element : {...element, type}
}

/** Connects notes and the links that call them, both ways (ISO 14289-2, 8.2.5.14). */
function withReferences(file: PdfFile, root: StructureElement): StructureElement {
  const calls = new Map<number, string[]>()
  const called = mapElements(root, element => {
    const number = noteCalledBy(file, element)
    if (number === undefined || element.type !== 'Link') return element
    const known = calls.get(number) ?? []
    const identifier = `call-${number}-${known.length + 1}`
    calls.set(number, [...known, identifier])
    return {...element, identifier}
  })
  const identifiers = new Map<number, string>()
  const referred = mapElements(called, element => {
    if (element.type !== 'Note') return element
    const {noteNumber, identifier} = element
    const callers = noteNumber === undefined ? undefined : calls.get(noteNumber)
    if (noteNumber !== undefined && identifier !== undefined) identifiers.set(noteNumber, identifier)
    const places = noteNumber === undefined ? undefined : [placeMark(`note-${noteNumber}`)]
    return {...element, noteType: 'Footnote', refers: callers, places}
  })
  return mapElements(referred, element => {
    const number = element.type === 'Link' ? noteCalledBy(file, element) : undefined
    const note = number === undefined ? undefined : identifiers.get(number)
    return note === undefined ? element : {...element, refers: [note]}
  })
}

function noteCalledBy(file: PdfFile, {kids}: StructureElement): number | undefined {
  for (const kid of kids) {
    if (kid.kind !== 'annotation') continue
    const [, number] = /^note-(\d+)$/.exec(destinationOf(file, kid.annotation) ?? '') ?? []
    if (number !== undefined) return Number(number)
  }
  return undefined
}

/**
 * Moves a caption beside a picture or table into it, as its last or first child, and keeps that of anything else at the
 * edge of a division (ISO 14289-2, 8.2.5.27).
 */
function withInnerCaption(element: StructureElement): StructureElement {
  const caption = element.kids.findIndex(kid => isElement(kid) && kid.type === 'Caption')
  if (caption < 0 || element.type === 'Table' || element.type === 'Figure') return element
  const named = element.kids.findIndex(
    kid => isElement(kid) && (kid.type === 'Figure' || kid.type === 'Table')
  )
  const [words, target] = [element.kids[caption], element.kids[named]]
  const count = element.kids.filter(kid => isElement(kid) && captioned.has(kid.type)).length
  if (isElement(target) && words !== undefined && count === 1) {
    const inner: readonly StructureKid[] = caption < named ? [words, ...target.kids] : [...target.kids, words]
    return {
      ...element,
      kids: element.kids.flatMap(kid =>
        kid === words ? [] : kid === target ? [{...target, kids: inner}] : [kid]
      )
    }
  }
  if (words === undefined) return element
  if (pageParts.has(element.type)) return withBoxAround(element, caption)
  const rest = element.kids.filter(kid => kid !== words)
  const isEdge = caption === 0 || caption === element.kids.length - 1
  if (isEdge) return element
  return {...element, kids: caption * 2 < element.kids.length ? [words, ...rest] : [...rest, words]}
}

/** A part of the text has no caption of its own: the block behind it does, or before it if it is the last. */
function withBoxAround(element: StructureElement, caption: number): StructureElement {
  const start = caption === element.kids.length - 1 ? Math.max(0, caption - 1) : caption
  const box: StructureElement = {kind: 'element', type: 'Div', kids: element.kids.slice(start, start + 2)}
  return {...element, kids: [...element.kids.slice(0, start), box, ...element.kids.slice(start + 2)]}
}

const pageParts: ReadonlySet<string> = new Set(['Document', 'Part', 'Art', 'Sect'])
const captioned: ReadonlySet<string> = new Set(['Figure', 'Table', 'Div'])
