import {blockNumberOf, type FlowPlace, flowPlace, isSamePlace} from './flow-place.ts'
import {pageReferences} from './page-references.ts'
import type {PaperPart} from './paper-part.ts'
import type {SettledPages} from './settled-pages.ts'

/** Information with which some of the pages can later be set again. */
export type PageMarks = Readonly<{
  pages: readonly PageMark[]
  /** The numbers that references to pages show, by their targets. */
  labels: Readonly<Record<string, string>>
  /** The state of the last page; if it is `saved`, the space between all blocks was reduced. */
  end: SettledPages['end']
  fillings: PaperPart['fillings']
  /** Whether notes are at the end of the article instead of at the foot of pages. */
  hasEndNotes: boolean
}>

/** The place and the state in which a page begins. */
export type PageMark = FlowPlace &
  Readonly<{
    /** Whether neither figures nor notes wait for a place, no figure precedes its place, and columns were filled as planned. */
    isSettled: boolean
    /** Whether a paragraph of the block has more or fewer lines than its best number. */
    isLoose: boolean
    /** The title of the section for running heads, before the page. */
    section: string
  }>

/** The states in which pages begin, before the pages are built. */
export function pageMarks({
  composition,
  pages,
  wanted,
  expected
}: SettledPages): readonly Omit<PageMark, 'section'>[] {
  const loose = new Set([...wanted.keys()].map(blockNumberOf))
  return pages.map(({before}, page) => {
    const {waiting, ahead, rest} = before
    const place = flowPlace(composition, before)
    const isPlanned = expected.every(starts => starts[page] !== undefined && isSamePlace(starts[page], place))
    return {
      ...place,
      isSettled: waiting.length === 0 && ahead === 0 && rest.length === 0 && isPlanned,
      isLoose: loose.has(place.block)
    }
  })
}

/** The numbers that references to pages show. */
export function pageLabels(article: HTMLElement): PageMarks['labels'] {
  const links = pageReferences(article).filter(({textContent}) => textContent !== '')
  return Object.fromEntries(links.map(link => [link.hash, link.textContent]))
}
