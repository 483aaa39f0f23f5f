import type {PDFDict, PDFObject} from 'pdf-lib'
import {dictionary, members, type PdfFile, textOf} from '../../file/index.ts'
import {outlineEntries} from '../../file/outline.ts'
import {isElement, type StructureElement, visitElements} from '../../file/structure-tree.ts'
import {destinationOf} from '../../structure/links.ts'
import {misplacedType} from '../../structure/placement.ts'
import type {Obstacle, ObstacleKind} from '../obstacles.ts'
import {namedPlaces} from './named-places.ts'
import {secondNamespace} from './namespaces.ts'

/**
 * The obstacles that keep a PDF 2.0 file from meeting PDF/UA-2, determined from its objects, whichever program wrote
 * it.
 */
export function secondEditionObstacles(
  file: PdfFile,
  root: StructureElement | undefined
): readonly Obstacle[] {
  if (root === undefined) return []
  const found = new Set<ObstacleKind>()
  if (!hasNamespaces(file)) found.add('tag-nameless')
  if (placesOf(file).some(place => !leadsToElement(file, place))) found.add('place-elementless')
  if (!refersBothWays(file)) found.add('note-referless')
  visitElements(root, element => {
    const captions = element.kids.filter(kid => isElement(kid, captionTypes))
    const ends = [element.kids[0], element.kids.at(-1)]
    if (captions.length > 1 || !captions.every(caption => ends.includes(caption))) found.add('caption-amid')
    if (isDivided(file, element)) found.add('link-divided')
  })
  const misplaced = misplacedType(root)
  return [
    ...Array.from(found, kind => ({kind})),
    ...(misplaced === undefined ? [] : [{kind: 'tag-misplaced', subject: misplaced} as const])
  ]
}

const captionTypes: ReadonlySet<string> = new Set(['Caption'])

/** Whether all elements have a namespace, and the root contains only a `Document` of PDF 2.0. */
function hasNamespaces(file: PdfFile): boolean {
  const {document, name} = file
  const tree = dictionary(file, document.catalog.get(name('StructTreeRoot')))
  const tops = members(file, tree?.get(name('K'))).map(kid => dictionary(file, kid))
  const [top] = tops
  return (
    tops.length === 1 &&
    textOf(file, top?.get(name('S'))) === 'Document' &&
    textOf(file, dictionary(file, top?.get(name('NS')))?.get(name('NS'))) === secondNamespace &&
    elementsOf(file).every(element => dictionary(file, element.get(name('NS')))?.has(name('NS')) === true)
  )
}

function elementsOf(file: PdfFile): readonly PDFDict[] {
  const {document, name} = file
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => dictionary(file, object) ?? [])
    .filter(found => textOf(file, found.get(name('Type'))) === 'StructElem')
}

/**
 * All destinations in the document: named ones, and destinations of the outline, of links, and of the opening action.
 */
function placesOf(file: PdfFile): readonly (PDFObject | undefined)[] {
  const {document, name} = file
  const named = namedPlaces(file).map(({place}) => place)
  const led = outlineEntries(file).map(entry => entry.get(name('A')) ?? entry.get(name('Dest')))
  const direct = linksOf(file).flatMap(link => {
    const target = link.get(name('Dest')) ?? dictionary(file, link.get(name('A')))
    return target === undefined || destinationOf(file, link) !== undefined || hasAddress(file, link)
      ? []
      : [target]
  })
  const opening = document.catalog.get(name('OpenAction'))
  return [...named, ...led, ...direct, ...(opening === undefined ? [] : [opening])]
}

function hasAddress(file: PdfFile, link: PDFDict): boolean {
  return dictionary(file, link.get(file.name('A')))?.has(file.name('URI')) === true
}

function leadsToElement(file: PdfFile, place: PDFObject | undefined): boolean {
  return elementAt(file, place)?.has(file.name('S')) === true
}

/** The structure element that a structure destination refers to. */
function elementAt(file: PdfFile, place: PDFObject | undefined): PDFDict | undefined {
  const [element] = members(file, dictionary(file, place)?.get(file.name('SD')))
  return dictionary(file, element)
}

/** Whether references between notes and their calls are mutual. */
function refersBothWays(file: PdfFile): boolean {
  const {name} = file
  const referred = (element: PDFDict): readonly (PDFDict | undefined)[] =>
    members(file, element.get(name('Ref'))).map(each => dictionary(file, each))
  const isNote = (element: PDFDict | undefined): boolean => textOf(file, element?.get(name('S'))) === 'FENote'
  const byName = new Map(namedPlaces(file).map(({text, place}) => [text, elementAt(file, place)]))
  const called = new Set(linksOf(file).map(link => byName.get(destinationOf(file, link) ?? '')))
  return elementsOf(file).every(element => {
    const others = referred(element)
    if (isNote(element) && called.has(element) && others.length === 0) return false
    return others.every(other => other !== undefined && referred(other).includes(element))
  })
}

/** Whether a link element contains links to different targets. */
function isDivided(file: PdfFile, {kids}: StructureElement): boolean {
  const targets = kids.flatMap(kid => {
    if (kid.kind !== 'annotation') return []
    const action = dictionary(file, kid.annotation.get(file.name('A')))
    return [destinationOf(file, kid.annotation) ?? textOf(file, action?.get(file.name('URI')))]
  })
  return new Set(targets).size > 1
}

function linksOf(file: PdfFile): readonly PDFDict[] {
  return file.pages.flatMap(({node}) =>
    (node.Annots()?.asArray() ?? []).flatMap(annotation => dictionary(file, annotation) ?? [])
  )
}
