import {kindOf} from './inline-content.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {pageReferences} from './page-references.ts'

/** A block with page references, and its state before it was set in lines. */
export type RenewableBlock = Readonly<{
  /** Replaces the typeset block by its original, and returns it. */
  renew: () => HTMLElement
  /** The indexes of its references among those of the article. */
  references: readonly number[]
}>

/** The blocks whose lines depend on page numbers, before they are set. */
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
  // A caption is set together with its table.
  return block.closest('figure') ?? block
}
