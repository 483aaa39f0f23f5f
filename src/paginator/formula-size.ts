/** Sets formulas that are wider than their column in smaller type, down to 60 %, because formulas cannot be broken. */
export function narrowFormulas(article: HTMLElement): void {
  for (const {element, size, width, needed} of [...displayed(article), ...inText(article)]) {
    const part = Math.max(0.6, (width / needed) * 0.99)
    if (needed > width + 1) element.style.fontSize = `${(size * part).toFixed(2)}px`
  }
}

/** A formula, its type size, its width and the width that it needs. */
type Formula = Readonly<{element: HTMLElement; size: number; width: number; needed: number}>

function displayed(article: HTMLElement): readonly Formula[] {
  return [...article.querySelectorAll<HTMLElement>('.equation')].map(element => ({
    element,
    size: sizeOf(element),
    width: element.clientWidth,
    needed: Math.max(element.scrollWidth, ...[...element.children].map(child => child.scrollWidth))
  }))
}

/** Long inline formulas, whose room is a line of their block. */
function inText(article: HTMLElement): readonly Formula[] {
  return [...article.querySelectorAll<HTMLElement>('.formula')].map(element => {
    const block = element.closest<HTMLElement>('p, li, dt, dd, td, th, figcaption, h2, h3, h4, div')
    const {paddingLeft, paddingRight} = getComputedStyle(block ?? article)
    const padding = (Number.parseFloat(paddingLeft) || 0) + (Number.parseFloat(paddingRight) || 0)
    return {
      element,
      size: sizeOf(element),
      width: (block ?? article).clientWidth - padding,
      needed: element.firstElementChild?.getBoundingClientRect().width ?? 0
    }
  })
}

function sizeOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).fontSize)
}
