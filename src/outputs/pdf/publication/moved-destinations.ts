import type {PDFArray} from 'pdf-lib'
import {dictionary, members, numberOf, type PdfFile} from '../file/index.ts'
import {outlineDestinations} from '../file/outline.ts'

/**
 * Moves the named destinations to their targets. Chromium measures destinations from the edge of the page instead of
 * from its margins, so links lead to places above their targets. A browser without this bug is recognized by its
 * outline, whose entries refer to the same headings as destinations do. Margins are in CSS px.
 */
export function moveDestinations(file: PdfFile, margins: Readonly<{top: number; left: number}>): void {
  const {document, library, name} = file
  const places = (dictionary(file, document.catalog.get(name('Dests')))?.values() ?? []).flatMap(value => {
    const place = document.context.lookup(value)
    return place instanceof library.PDFArray && place.size() === 5 ? [place] : []
  })
  const [right, down] = [margins.left * pointsPerPx, margins.top * pointsPerPx]
  const headings = outlineDestinations(file).map(place => heightOn(file, members(file, place)))
  const heights = places.map(place => heightOn(file, place.asArray()))
  const found = (shift: number) =>
    headings.filter(({page, top}) =>
      heights.some(target => target.page === page && Math.abs(target.top - shift - top) < nearby)
    ).length
  if (found(0) > found(down)) return
  for (const place of places) shift(place, 2, right)
  for (const place of places) shift(place, 3, -down)

  function shift(place: PDFArray, index: number, by: number): void {
    const number = numberOf(file, place.get(index))
    if (number !== undefined) place.set(index, library.PDFNumber.of(number + by))
  }
}

const pointsPerPx = 0.75

/** The tolerance, in points: an outline entry refers to the text of a heading, but a destination refers to its box. */
const nearby = 9

function heightOn(file: PdfFile, [page, , , top]: ReturnType<typeof members>): {page: string; top: number} {
  return {page: String(page), top: numberOf(file, top) ?? Number.NaN}
}
