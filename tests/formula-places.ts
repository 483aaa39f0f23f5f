import {type Build, build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import type {TypesettingJob} from '../src/core/typesetting.ts'
import type {World} from '../src/core/world.ts'
import {openPdf} from '../src/outputs/pdf/file/index.ts'
import {contentIn, type StructureElement, visitElements} from '../src/outputs/pdf/file/structure-tree.ts'
import type {Pagination} from '../src/outputs/pdf/paginator/paginate.ts'
import {readStructure} from '../src/outputs/pdf/structure/reading.ts'
import {pdfOutput} from './built-pdfs.ts'
import {paintedText} from './pdf-text.ts'

/** A symbol with its position on the page, in CSS px from the top left, and the number of its formula. */
export type PlacedSign = Readonly<{
  text: string
  formula: number
  page: number
  left: number
  right: number
  top: number
  bottom: number
}>

/** Runs in the laid-out page: returns the positions of all symbols of formulas. */
export function placedSigns(): readonly PlacedSign[] {
  const range = document.createRange()
  const found: PlacedSign[] = []
  let formula = 0
  for (const [page, element] of document.querySelectorAll('.page').entries()) {
    const origin = element.getBoundingClientRect()
    for (const typeset of element.querySelectorAll('.typeset, math')) {
      const texts = document.createTreeWalker(typeset, NodeFilter.SHOW_TEXT)
      for (let sign = texts.nextNode(); sign; sign = texts.nextNode()) {
        range.selectNodeContents(sign)
        const {left, right, top, bottom} = range.getBoundingClientRect()
        found.push({
          text: sign.textContent?.trim() ?? '',
          formula,
          page,
          left: left - origin.left,
          right: right - origin.left,
          top: top - origin.top,
          bottom: bottom - origin.top
        })
      }
      formula++
    }
  }
  return found
}

/** A built paper, with the symbols of its formulas and the faults of their tags. */
export type PlacedFormulas = Build & Readonly<{signs: readonly PlacedSign[]; faults: readonly string[]}>

/** Builds the PDF of a paper and compares the tags of its formulas with their positions on the page. */
export async function buildPlacedFormulas(
  world: World,
  typeset: World['typeset'],
  entry: string
): Promise<PlacedFormulas> {
  let signs: readonly PlacedSign[] = []
  let margins: Pagination['margins'] | undefined
  const placing = async (job: TypesettingJob) => {
    const printed = await typeset({...job, scripts: [...job.scripts, `(${placedSigns})()`]})
    signs = printed.results.at(-1) as readonly PlacedSign[]
    margins = (printed.results[0] as Pagination).margins
    return printed
  }
  const built = await build({...world, typeset: placing}, createMemo(), {
    entry,
    outputs: [pdfOutput],
    draft: true
  })
  return {...built, signs, faults: await tagFaults(built.artifacts[0]!.bytes, signs, margins!)}
}

/**
 * The faults of tags, found by position: symbols of formulas painted outside a `/Formula`, other text inside one,
 * formulas whose symbols are in several, and elements with more marks than pages.
 */
export async function tagFaults(
  bytes: Uint8Array,
  signs: readonly PlacedSign[],
  {left, top}: Readonly<{left: number; top: number}>
): Promise<readonly string[]> {
  const {pages, elements} = await formulaElements(bytes)
  const faults: string[] = []
  const owners = new Map<number, Set<StructureElement>>()
  const formulas = new Map<StructureElement, Set<number>>()
  for (const {page, x, y, id, text} of await paintedText(bytes)) {
    const [right, down] = [x / 0.75 - left, y / 0.75 - top]
    const sign = signs.find(
      sign =>
        sign.page === page &&
        Math.abs(right - sign.left) < 0.4 &&
        down > sign.top - 1 &&
        down < sign.bottom + 1 &&
        text.trim()[0] === sign.text[0]
    )
    const owner = id === undefined ? undefined : elements.get(`${pages[page]} ${id}`)
    if (sign === undefined && owner !== undefined) faults.push(`other text in a formula: ${text}`)
    if (sign !== undefined && owner === undefined) faults.push(`sign outside of its formula: ${text}`)
    if (sign === undefined || owner === undefined) continue
    owners.set(sign.formula, (owners.get(sign.formula) ?? new Set()).add(owner))
    formulas.set(owner, (formulas.get(owner) ?? new Set()).add(sign.formula))
  }
  for (const [formula, {size}] of owners) if (size > 1) faults.push(`formula ${formula} in ${size} elements`)
  for (const [element, {size}] of formulas)
    if (size > 1) faults.push(`${size} formulas in one element: ${element.alternative}`)
  for (const element of new Set(elements.values())) {
    const marks = [...elements.values()].filter(owner => owner === element).length
    if (marks > 1) faults.push(`${marks} marks: ${element.alternative}`)
  }
  const placed = new Set(signs.map(({formula}) => formula))
  if (owners.size < placed.size) faults.push(`${owners.size} of ${placed.size} formulas found by position`)
  return faults
}

/** The pages of a file, and its formulas by page and MCID. */
async function formulaElements(
  bytes: Uint8Array
): Promise<Readonly<{pages: readonly string[]; elements: ReadonlyMap<string, StructureElement>}>> {
  const file = await openPdf(bytes)
  const elements = new Map<string, StructureElement>()
  const root = readStructure(file)?.root
  if (root === undefined) throw new Error('a PDF without tags')
  visitElements(root, element => {
    // The number of a line belongs to the formula, but is not one of its symbols.
    if (element.type === 'Lbl') for (const {page, id} of contentIn(element)) elements.delete(`${page} ${id}`)
    if (element.type !== 'Formula') return
    for (const {page, id} of contentIn(element)) elements.set(`${page} ${id}`, element)
  })
  return {pages: file.pages.map(({ref}) => String(ref)), elements}
}
