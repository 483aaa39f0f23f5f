import {dictionary, members, type PdfFile, textOf} from '../file/index.ts'
import {outlineDestinations} from '../file/outline.ts'
import type {Pagination} from '../paginator/paginate.ts'

/**
 * Reports differences between the typeset file and the paginator's layout, and content that the paginator could not
 * place, each on one line. Headings are looked up in the outline, and notes by the links that call them, because
 * Chromium's named destinations can refer to the previous page.
 */
export function pageFaults(file: PdfFile, pagination: Pagination, foreign: readonly string[] = []): string[] {
  const {pages} = file
  const count = pages.length
  const faults = pagination.overfull.map(
    ({text, page}) =>
      `A block reaches beyond the foot of page ${page + 1} (\`${text}\`): make it smaller, or divide it`
  )
  for (const {text, page} of pagination.overwide) {
    faults.push(
      `A formula or table on page ${page + 1} is too wide for its place (\`${text}\`): break the formula into lines, or take columns or words out of the table`
    )
  }
  if (pagination.missing.length > 0) {
    const characters = pagination.missing.slice(0, 20).map(character => `\`${character}\``)
    faults.push(
      `No font that the style names for their place has ${characters.join(', ')}: these are printed as boxes, or in a replacement font. Add a font to the style that has them (docs/guide-languages.md, “Other scripts”)`
    )
  }
  for (const name of foreign) {
    faults.push(
      `The PDF has the font \`${name}\` of this machine, so another machine prints another PDF: add this font to the journal style, or take it out of its sheets`
    )
  }
  for (const target of pagination.unsettled) {
    faults.push(
      `A reference to the page of \`${target}\` may name a wrong page, since its own length moves \`${target}\` to another: refer to it without its page, or change a word near it`
    )
  }
  if (count !== pagination.pages)
    return [...faults, `The PDF has ${count} pages, though ${pagination.pages} were composed: ${lookThrough}`]
  const pageOf = new Map(pages.map((page, index) => [page.ref.toString(), index]))
  const headings = outlineDestinations(file).map(place =>
    pageOf.get(members(file, place)[0]?.toString() ?? '')
  )
  if (headings.join() !== pagination.headings.join())
    faults.push(`Headings are on other pages than the outline says: ${lookThrough}`)
  if (callPages(file).join() !== pagination.calls.map(({href, page}) => `${page}${href}`).join())
    faults.push(`Calls of notes are on other pages than their notes: ${lookThrough}`)
  return faults
}

/** The advice to the author if the browser has printed something other than the composed pages. */
const lookThrough =
  'the browser has printed something else than galley composed. Look through the PDF, and please report it with the version of the browser'

/** The links to notes with their pages, such as `3#note-12`. A link on two lines occurs twice. */
function callPages(file: PdfFile): readonly string[] {
  const {pages, name} = file
  return pages.flatMap(({node}, page) =>
    members(file, node.get(name('Annots'))).flatMap(reference => {
      const target = textOf(file, dictionary(file, reference)?.get(name('Dest')))
      return target !== undefined && /^note-\d+$/.test(target) ? [`${page}#${target}`] : []
    })
  )
}
