/** Sets what is wider than its column in smaller type, down to six tenths: a formula cannot be broken. */
export function narrowFormulas(article: HTMLElement): void {
  const formulas = [...article.querySelectorAll<HTMLElement>('.equation')].map(element => ({
    element,
    size: Number.parseFloat(getComputedStyle(element).fontSize),
    width: element.clientWidth,
    needed: Math.max(element.scrollWidth, ...[...element.children].map(child => child.scrollWidth))
  }))
  for (const {element, size, width, needed} of formulas) {
    const part = Math.max(0.6, (width / needed) * 0.99)
    if (needed > width + 1) element.style.fontSize = `${(size * part).toFixed(2)}px`
  }
}
