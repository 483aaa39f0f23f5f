import {addAll} from '../../../core/add-all.ts'
import {isElement, keyOf, type StructureElement, type StructureKid} from '../file/structure-tree.ts'
import {joinText} from './joined-text.ts'
import type {PaintedText, TextOfFile} from './painted-text.ts'
import {descriptionOf, type Hearing, isSaidBeside, pageOf, paintedIn} from './utterances.ts'

/** The content that a screen reader cannot speak, or omits. */
export type Unheard = Readonly<{
  /** Sentences about words that belong to no element, and about elements without words. */
  faults: readonly string[]
  /** The decoration of each page, such as its running head. */
  decoration: readonly WordsOfPage[]
  /** The words in pictures and the symbols in formulas, which alternative texts replace. */
  pictures: readonly WordsOfPage[]
  formulas: readonly WordsOfPage[]
}>

/** Words on a page. */
export type WordsOfPage = Readonly<{page: number; text: string}>

/** Compares the text of the pages with the structure. */
export function findUnheard(hearing: Hearing, root: StructureElement, text: TextOfFile): Unheard {
  const reached = new Set<number>()
  const silent: Fault[] = []
  const [pictures, formulas]: [PaintedText[], PaintedText[]] = [[], []]
  visit(root, false)
  const unreached = [...text.marked].flatMap(([key, painted]) => (reached.has(key) ? [] : painted))
  const lost = byPage([...unreached, ...text.unmarked])
  return {
    faults: inSentences([
      ...lost.map(({page, text: words}) => ({page, what: `no element reaches “${words}”`})),
      ...silent
    ]),
    decoration: byPage(text.artifacts),
    pictures: byPage(pictures),
    formulas: byPage(formulas)
  }

  function visit(kid: StructureKid, isReplaced: boolean): void {
    if (kid.kind === 'content') reached.add(keyOf(kid))
    if (!isElement(kid)) return
    const replaces = (kid.alternative ?? kid.actualText ?? '').trim() !== ''
    if (!isReplaced && !replaces && isSilent(hearing, kid)) silent.push(silence(hearing, kid))
    const unsaid = kid.kids.filter(inner => !isSaidBeside(kid, inner))
    const list = kid.type === 'Formula' ? formulas : kid.type === 'Figure' ? pictures : undefined
    if (replaces && !isReplaced)
      addAll(
        list ?? [],
        unsaid.flatMap(inner => paintedIn(hearing, inner))
      )
    for (const inner of kid.kids) visit(inner, isReplaced || (replaces && unsaid.includes(inner)))
  }
}

/**
 * Whether an element has no spoken text: a figure or formula without a replacement text, or a childless element
 * without text.
 */
function isSilent(hearing: Hearing, element: StructureElement): boolean {
  const {type, kids} = element
  if (type === 'Figure' || type === 'Formula') return true
  if (canBeEmpty.has(type) || kids.some(kid => isElement(kid))) return false
  return isBlank(paintedIn(hearing, element)) && descriptionOf(hearing, element) === undefined
}

/**
 * Types of elements that may have no spoken text: cells and items of lists can be empty, and the labels of items can
 * be drawings.
 */
const canBeEmpty: ReadonlySet<string> = new Set(['TD', 'TH', 'LBody', 'Lbl', 'StructTreeRoot'])

function isBlank(painted: readonly PaintedText[]): boolean {
  return painted.every(({text}) => text.trim() === '')
}

type Fault = Readonly<{page: number | undefined; what: string}>

function silence(hearing: Hearing, element: StructureElement): Fault {
  const {type} = element
  const isPicture = type === 'Figure' || type === 'Formula'
  const what = isPicture
    ? `a ${type.toLowerCase()} has no alternative text`
    : `an element ${type} reaches no words`
  return {page: pageOf(hearing, element), what}
}

/** One sentence for each kind of fault, with the pages on which it occurs. */
function inSentences(faults: readonly Fault[]): readonly string[] {
  const pages = new Map<string, (number | undefined)[]>()
  for (const {page, what} of faults) pages.set(what, [...(pages.get(what) ?? []), page])
  return Array.from(pages, ([what, all]) => {
    const known = [...new Set(all)].filter(page => page !== undefined)
    const place = known.length === 0 ? '' : `page${known.length === 1 ? '' : 's'} ${known.join(', ')}: `
    return `${place}${what}${all.length > known.length && all.length > 1 ? ` (${all.length} times)` : ''}`
  })
}

/** Groups painted words by page. */
function byPage(painted: readonly PaintedText[]): readonly WordsOfPage[] {
  const pages = new Map<number, PaintedText[]>()
  for (const text of painted) {
    const texts = pages.get(text.page) ?? []
    pages.set(text.page, texts)
    texts.push(text)
  }
  return [...pages]
    .map(([page, texts]) => ({page, text: joinText(texts.map(text => ({kind: 'painted', text}))).text}))
    .filter(({text}) => text !== '')
    .sort((left, right) => left.page - right.page)
}
