/**
 * Fixes the columns of numbered entries in lists of references, so that the second part of a divided entry, which has
 * no number, is aligned with the first.
 */
export function fixEntries(article: HTMLElement): void {
  const entries = [...article.querySelectorAll<HTMLElement>('.csl-entry:has(> .csl-left-margin)')]
  const columns = entries.map(entry => {
    const {display, gridTemplateColumns, columnGap} = getComputedStyle(entry)
    return {display, gridTemplateColumns, columnGap}
  })
  entries.forEach((entry, index) => {
    Object.assign(entry.style, columns[index])
  })
}
