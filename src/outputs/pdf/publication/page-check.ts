import type {Pagination} from '../../../paginator/paginate.ts'
import {dictionary, members, type PdfFile, textOf} from '../file/index.ts'
import {outlineDestinations} from '../file/outline.ts'

/**
 * Reports differences between the typeset file and the paginator's layout, and content that the paginator could not
 * place, one line each. Headings are looked up in the outline, and notes at the links that call them, because
 * Chromium's named destinations can refer to the previous page.
 */
export function pageFaults(file: PdfFile, pagination: Pagination, foreign: readonly string[] = []): string[] {
  const {pages} = file
  const count = pages.length
  const faults = pagination.overfull.map(
    ({text, page}) =>
      `Unexpected block that reaches beyond the foot of page ${page + 1} (\`${text}\`), expected one that fits on a page`
  )
  for (const {text, page} of pagination.overwide) {
    faults.push(
      `Unexpected formula or table that is too wide for its place on page ${page + 1} (\`${text}\`), expected one that fits`
    )
  }
  if (pagination.missing.length > 0) {
    const characters = pagination.missing.slice(0, 20).map(character => `\`${character}\``)
    faults.push(
      `Unexpected ${characters.join(', ')}, which no font has that the style names for its place, expected characters of its fonts: these are printed as boxes, or in a font that stands in`
    )
  }
  for (const name of foreign) {
    faults.push(
      `Unexpected font \`${name}\` of this machine in the PDF, expected fonts of the journal style alone: another machine prints another PDF`
    )
  }
  for (const target of pagination.unsettled) {
    faults.push(
      `Unexpected reference to the page of \`${target}\` that moves it to another page, expected a page that stays`
    )
  }
  if (count !== pagination.pages)
    return [
      ...faults,
      `Unexpected PDF of ${count} pages, expected the ${pagination.pages} that were composed`
    ]
  const pageOf = new Map(pages.map((page, index) => [page.ref.toString(), index]))
  const headings = outlineDestinations(file).map(place =>
    pageOf.get(members(file, place)[0]?.toString() ?? '')
  )
  if (headings.join() !== pagination.headings.join())
    faults.push('Unexpected headings on other pages than composed, expected the pages of the outline')
  if (callPages(file).join() !== pagination.calls.map(({href, page}) => `${page}${href}`).join())
    faults.push(
      'Unexpected calls of notes on other pages than composed, expected each on the page of its note'
    )
  return faults
}

/** The links to notes with their pages, as `3#note-12`. A link on two lines is two. */
function callPages(file: PdfFile): readonly string[] {
  const {pages, name} = file
  return pages.flatMap(({node}, page) =>
    members(file, node.get(name('Annots'))).flatMap(reference => {
      const target = textOf(file, dictionary(file, reference)?.get(name('Dest')))
      return target !== undefined && /^note-\d+$/.test(target) ? [`${page}#${target}`] : []
    })
  )
}
