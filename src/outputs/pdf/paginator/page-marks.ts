import {pageReferences} from './page-references.ts'
import type {PaperPart} from './paper-part.ts'
import type {SettledPages} from './settled-pages.ts'

/** Information with which some of the pages can later be set again. */
export type PageMarks = Readonly<{
  pages: readonly PageMark[]
  /** The numbers that references to pages show, by their targets. */
  labels: Readonly<Record<string, string>>
  /** The last page: if it was saved, the space between all blocks was reduced. */
  end: SettledPages['end']
  fillings: PaperPart['fillings']
  /** Whether notes are at the end of the article instead of at the foot of pages. */
  hasEndNotes: boolean
}>

/** The state in which a page begins. */
export type PageMark = Readonly<{
  /** The block (`data-block`) that the page begins with or continues; undefined outside the text. */
  block: number | undefined
  /** The number of lines or other items of that block on earlier pages, and the number of all its items. */
  offset: number
  items: number
  /** Whether neither figures nor notes wait for a place, no figure precedes its place, and columns were filled as planned. */
  isSettled: boolean
  /** Whether a paragraph of the block has more or fewer lines than its best number. */
  isLoose: boolean
  /** The title of the section for running heads, before the page. */
  section: string
}>

/** The states in which pages begin, before the pages are built. */
export function pageMarks({
  flows,
  pages,
  wanted,
  expected
}: SettledPages): readonly Omit<PageMark, 'section'>[] {
  const loose = new Set([...wanted.keys()].map(blockOf))
  const numbers = flows.map(({items}) => items.map(({cut}) => blockOf(cut.node)))
  return pages.map(({before: {flow, item, waiting, ahead, rest}}, page) => {
    const isPlanned = expected.every(starts => starts[page]?.flow === flow && starts[page].item === item)
    const own = numbers[flow] ?? []
    const block = own[item]
    const first = own.indexOf(block)
    return {
      block,
      offset: item - first,
      items: own.lastIndexOf(block) + 1 - first,
      isSettled: waiting.length === 0 && ahead === 0 && rest.length === 0 && isPlanned,
      isLoose: loose.has(block)
    }
  })
}

/** The numbers that references to pages show. */
export function pageLabels(article: HTMLElement): PageMarks['labels'] {
  const links = pageReferences(article).filter(({textContent}) => textContent !== '')
  return Object.fromEntries(links.map(link => [link.hash, link.textContent]))
}

/** The number of the block that contains a node. */
function blockOf(node: Node): number | undefined {
  const element = node instanceof HTMLElement ? node : node.parentElement
  const number = element?.closest<HTMLElement>('[data-block]')?.dataset.block
  return number === undefined ? undefined : Number(number)
}
