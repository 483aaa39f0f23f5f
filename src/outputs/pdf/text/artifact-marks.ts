import type {PDFDict} from 'pdf-lib'
import type {Box, PagePoint} from '../file/geometry.ts'
import {members, numberOf, type PdfFile} from '../file/index.ts'
import type {PageMargins} from '../paginator/page-geometry.ts'

/**
 * The type of an artifact (ISO 32000-1, 14.8.2.2.2): part of the layout, such as a rule, or of the pagination, such as
 * a page number. Programs that reflow pages omit the latter.
 */
export type ArtifactType = 'Layout' | 'Pagination'

/** The operator that opens an artifact. */
export function artifactMark(type: ArtifactType, subtype?: 'Header' | 'Footer'): string {
  return `/Artifact <</Type /${type}${subtype === undefined ? '' : ` /Subtype /${subtype}`}>> BDC`
}

export const layoutMark = artifactMark('Layout')

/**
 * The operator that opens an artifact for untagged text: untagged text in the margins is a running head, a page number
 * or a line number.
 */
export function textMark(place: PagePoint | undefined, body: Box | undefined): string {
  if (place === undefined || body === undefined) return layoutMark
  const [x, y] = place
  const [left, bottom, right, top] = body
  if (y > top) return artifactMark('Pagination', 'Header')
  if (y < bottom) return artifactMark('Pagination', 'Footer')
  return artifactMark(x < left || x > right ? 'Pagination' : 'Layout')
}

/** The area of a page inside its margins, in points; undefined for a form. */
export function bodyOf(file: PdfFile, owner: PDFDict, margins: PageMargins | undefined): Box | undefined {
  const sides = members(file, owner.get(file.name('MediaBox'))).map(side => numberOf(file, side))
  const [left, bottom, right, top] = sides
  if (margins === undefined || left === undefined || bottom === undefined) return undefined
  if (right === undefined || top === undefined) return undefined
  return [
    left + margins.left * pointsPerPx,
    bottom + margins.bottom * pointsPerPx,
    right - margins.right * pointsPerPx,
    top - margins.top * pointsPerPx
  ]
}

const pointsPerPx = 0.75
