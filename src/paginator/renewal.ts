import {kindOf} from './inline-content.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {pageReferences} from './page-references.ts'

/** A block with references to pages, and what it was before it was set in lines. */
export type RenewableBlock = Readonly<{
  /** Puts the block as it was in the place of the one that is set, and gives it. */
  renew: () => HTMLElement
  /** Places of its references among those of the article. */
  references: readonly number[]
}>

/** The blocks whose lines depend on page numbers, as long as none is set. */
export function renewableBlocks(article: HTMLElement, texts: MeasuredTexts): readonly RenewableBlock[] {
  const found = new Map<HTMLElement, number[]>()
  pageReferences(article).forEach((link, index) => {
    const block = blockOf(link)
    found.set(block, [...(found.get(block) ?? []), index])
  })
  const outermost = [...found.keys()].filter(
    block => ![...found.keys()].some(other => other !== block && other.contains(block))
  )
  return outermost.map(block => {
    const source = texts.copy(block)
    let current = block
    return {
      references: [...found].flatMap(([inner, indexes]) => (block.contains(inner) ? indexes : [])),
      renew() {
        const fresh = source.cloneNode(true) as HTMLElement
        current.replaceWith(fresh)
        current = fresh
        return fresh
      }
    }
  })
}

function blockOf(link: HTMLElement): HTMLElement {
  let block = link.parentElement!
  while (kindOf(block) === 'inline') block = block.parentElement!
  // Captions of tables are set as one with them.
  return block.closest('figure') ?? block
}
