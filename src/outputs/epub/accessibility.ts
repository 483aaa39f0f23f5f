import type {Element, ElementContent} from 'hast'
import {elementsIn} from '../hast.ts'
import type {EpubDocument} from './documents.ts'
import {isPageMark} from './page-breaks.ts'

/**
 * The accessibility information that a reader needs in advance (EPUB Accessibility 1.1, 2), determined from the
 * documents.
 */
export type Accessibility = Readonly<{
  modes: readonly string[]
  sufficient: readonly string[]
  features: readonly string[]
  hazard: 'none' | 'unknown'
  summary: string
  /** Whether the documents mark and list the pages of the PDF. */
  isPaged: boolean
}>

/** Finds the accessibility metadata of documents. */
export function accessibilityOf(
  documents: readonly EpubDocument[],
  hasMovingPictures: boolean
): Accessibility {
  const elements = documents.flatMap(({content}) => [...elementsIn(content)])
  const pictures = elements.filter(({tagName}) => tagName === 'img')
  const formulas = elements.filter(({tagName}) => tagName === 'math')
  const bare = pictures.filter(({properties}) => `${properties.alt ?? ''}`.trim() === '').length
  const unsaid = formulas.filter(({properties}) => properties.alttext === undefined).length
  const hasPictures = pictures.length > 0
  const isSaid = bare === 0
  const isPaged = elements.some(isPageMark)
  return {
    modes: ['textual', ...(hasPictures ? ['visual'] : [])],
    sufficient: [...(isSaid ? ['textual'] : []), ...(hasPictures ? ['textual,visual'] : [])],
    features: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'ARIA',
      'displayTransformability',
      ...(hasPictures && isSaid ? ['alternativeText'] : []),
      ...(isPaged ? ['pageBreakMarkers', 'pageNavigation'] : []),
      ...(formulas.length > 0 ? ['MathML'] : []),
      ...(formulas.length > 0 && unsaid === 0 ? ['describedMath'] : [])
    ],
    hazard: hasMovingPictures ? 'unknown' : 'none',
    isPaged,
    summary: summaryOf({pictures: pictures.length, bare, formulas: formulas.length, unsaid, isPaged})
  }
}

function summaryOf({
  pictures,
  bare,
  formulas,
  unsaid,
  isPaged
}: Readonly<{
  pictures: number
  bare: number
  formulas: number
  unsaid: number
  isPaged: boolean
}>): string {
  return [
    'The text reflows, with headings, a list of sections, and links from citations, notes and cross-references to what they name and back.',
    pictures === 0
      ? ''
      : bare === 0
        ? 'Every picture has an alternative text.'
        : `${bare} of ${pictures} pictures have no alternative text.`,
    formulas === 0
      ? ''
      : unsaid === 0
        ? 'Formulas are MathML, each with the words in which it is said.'
        : 'Formulas are MathML.',
    isPaged
      ? 'Its pages are those of the PDF: the beginning of each is marked and listed.'
      : 'There are no page numbers of a printed edition.'
  ]
    .filter(Boolean)
    .join(' ')
}

/** The properties of a document that the package document has to declare. */
export function contentProperties(content: readonly ElementContent[]): readonly string[] {
  const names = new Set([...elementsIn(content)].map(({tagName}: Element) => tagName))
  return [...(names.has('math') ? ['mathml'] : []), ...(names.has('svg') ? ['svg'] : [])]
}
