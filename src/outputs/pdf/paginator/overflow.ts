/** Content that overflows its place: the beginning of its text, and its page, from 0. */
export type Overflow = Readonly<{text: string; page: number}>

/** Columns whose text overlaps their notes or the content below them, or extends beyond the page. */
export function overfullColumns(built: readonly HTMLElement[]): readonly Overflow[] {
  return built.flatMap((page, index) =>
    [...page.querySelectorAll(':scope .page-column')].flatMap(column => {
      const feet = [...column.querySelectorAll(':scope > :is(.foot-floats, .footnotes)')]
      const text = [...column.children].filter(child => !feet.includes(child)).at(-1)
      // Below the last columns of an article, the rest of the page is free.
      const below = column.closest('.region')!.nextElementSibling ? column : page
      const foot = feet[0]?.getBoundingClientRect().top ?? below.getBoundingClientRect().bottom
      const isOver = text !== undefined && text.getBoundingClientRect().bottom > foot + 1
      return isOver ? [{text: beginningOf(text), page: index}] : []
    })
  )
}

/** Formulas and tables that extend into the next column, or beyond the sides of their page. */
export function overwideBlocks(built: readonly HTMLElement[]): readonly Overflow[] {
  return built.flatMap((page, index) => {
    const area = page.getBoundingClientRect()
    const over = [...page.querySelectorAll('math, .typeset, .equation-number, table')].filter(block => {
      const {left, right} = block.getBoundingClientRect()
      const isFromRight = getComputedStyle(block).direction === 'rtl'
      const start = isFromRight ? Math.min(left, right - block.scrollWidth) : left
      const end = isFromRight ? right : Math.max(right, left + block.scrollWidth)
      const own = block.closest('.page-column')
      const others = block.closest('figure.wide') ? [] : [...(own?.parentElement?.children ?? [])]
      const isInOther = others.some(other => {
        const {left: first, right: last} = other.getBoundingClientRect()
        return other !== own && end > first + 1 && start < last - 1
      })
      return isInOther || end > area.right + 1 || start < area.left - 1
    })
    const blocks = new Set(over.map(block => block.closest('.equation, table') ?? block))
    return [...blocks].map(block => ({text: beginningOf(block), page: index}))
  })
}

/** The beginning of a text, in which the letters of formulas are replaced by ordinary letters. */
function beginningOf(element: Element): string {
  return (element.textContent ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ').slice(0, 60)
}
