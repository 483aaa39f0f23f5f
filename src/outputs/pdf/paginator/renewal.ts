import {kindOf} from './inline-content.ts'
import type {MeasuredTexts} from './measured-texts.ts'
import {pageReferences} from './page-references.ts'

/** A paragraph, or a block with page references, that can be restored to its state before it was set in lines. */
export type RenewableBlock = Readonly<{
  /** Replaces the block in the page with its original, and returns the original. */
  renew: () => HTMLElement
  /** Returns the block that is currently in the page. */
  current: () => HTMLElement
  /** The indexes of the block's page references among all of the article's. */
  references: readonly number[]
}>

/**
 * The blocks whose lines depend on the pages, as they are before these lines are set: blocks with page references, and
 * paragraphs that can fill columns.
 */
export function renewableBlocks(article: HTMLElement, texts: MeasuredTexts): readonly RenewableBlock[] {
  const found = new Map<HTMLElement, number[]>()
  pageReferences(article).forEach((link, index) => {
    const block = blockOf(link)
    found.set(block, [...(found.get(block) ?? []), index])
  })
  const others = [...found.keys()].filter(({localName}) => localName !== 'p')
  for (const block of article.querySelectorAll<HTMLElement>(paragraphs))
    if (!found.has(block)) found.set(block, [])
  const outermost = [...found.keys()].filter(
    block => !others.some(other => other !== block && other.contains(block))
  )
  return outermost.map(block => {
    const source = texts.copy(block)
    let current = block
    return {
      references: others.includes(block)
        ? [...found].flatMap(([inner, indexes]) => (block.contains(inner) ? indexes : []))
        : found.get(block)!,
      current: () => current,
      renew() {
        const fresh = source.cloneNode(true) as HTMLElement
        current.replaceWith(fresh)
        current = fresh
        return fresh
      }
    }
  })
}

/** Paragraphs whose number of lines can change. */
const paragraphs =
  ':is(.text, .text section, .text div, .text blockquote, .text li) > p, .text li:not(:has(p, ul, ol, pre, table, figure, blockquote, div))'

function blockOf(link: HTMLElement): HTMLElement {
  let block = link.parentElement!
  while (kindOf(block) === 'inline') block = block.parentElement!
  // A caption is restored together with its table.
  return block.closest('figure') ?? block
}
