import type {PDFRef} from 'pdf-lib'
import {type PdfFile, textOf} from '../file/index.ts'
import {keyOf, type StructureElement, type StructureKid} from '../file/structure-tree.ts'
import type {Utterance} from './joined-text.ts'
import type {PaintedText} from './painted-text.ts'

/** The data of a file from which its spoken text is derived. */
export type Hearing = Readonly<{
  file: PdfFile
  /** The text of marked content, by the keys of the marked content. */
  painted: ReadonlyMap<number, readonly PaintedText[]>
  /** The numbers of pages, from 1. */
  pages: ReadonlyMap<PDFRef, number>
}>

/** The utterances of a child within a block. Its alternative text or `ActualText` replaces its painted content. */
export function utterancesOf(hearing: Hearing, kid: StructureKid): readonly Utterance[] {
  if (kid.kind === 'content') return paintedIn(hearing, kid).map(text => ({kind: 'painted', text}))
  if (kid.kind === 'annotation') return []
  const replacement = kid.alternative ?? kid.actualText
  const inside =
    replacement === undefined
      ? kid.kids.flatMap(inner => utterancesOf(hearing, inner))
      : inPlaceOf(hearing, kid, replacement)
  const role = roles.get(kid.type)
  if (role === undefined) return inside
  if (inside.length > 0) return [{kind: 'role', role, inside}]
  const description = descriptionOf(hearing, kid)
  return description === undefined ? [] : [{kind: 'role', role, inside: [{kind: 'words', text: description}]}]
}

const roles: ReadonlyMap<string, string> = new Map([
  ['Link', 'link'],
  ['Annot', 'comment'],
  ['Formula', 'formula'],
  ['Code', 'code'],
  ['Figure', 'figure'],
  ['Ins', 'inserted'],
  ['Del', 'deleted']
])

/** The description in an element's annotation, which is spoken for links and comments without words. */
export function descriptionOf({file}: Hearing, {kids}: StructureElement): string | undefined {
  const described = kids.flatMap(kid =>
    kid.kind === 'annotation' ? (textOf(file, kid.annotation.get(file.name('Contents'))) ?? []) : []
  )
  return described[0]
}

function inPlaceOf(hearing: Hearing, element: StructureElement, text: string): readonly Utterance[] {
  const painted = paintedIn(hearing, element)
  const [first, last] = [painted[0], painted.at(-1)]
  if (first === undefined || last === undefined) return [{kind: 'words', text}]
  return [{kind: 'painted', text: {...first, text, end: last.end, isBroken: last.isBroken}}]
}

/** Whether a child of a figure is spoken in addition to the figure's alternative text: captions and tables are. */
export function isSaidBeside({type}: StructureElement, kid: StructureKid): boolean {
  return type === 'Figure' && kid.kind === 'element' && (kid.type === 'Caption' || kid.type === 'Table')
}

/** The text that a child paints. */
export function paintedIn(hearing: Hearing, kid: StructureKid): readonly PaintedText[] {
  if (kid.kind === 'content') return hearing.painted.get(keyOf(kid)) ?? []
  return kid.kind === 'element' ? kid.kids.flatMap(inner => paintedIn(hearing, inner)) : []
}

/** The number of the page on which a child begins. */
export function pageOf({pages}: Pick<Hearing, 'pages'>, kid: StructureKid): number | undefined {
  if (kid.kind !== 'element') return kid.page && pages.get(kid.page)
  for (const inner of kid.kids) {
    const page = pageOf({pages}, inner)
    if (page !== undefined) return page
  }
  return undefined
}
