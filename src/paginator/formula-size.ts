/** Sets what is wider than its column in smaller type, down to six tenths: a formula cannot be broken. */
export function narrowFormulas(article: HTMLElement): void {
  const formulas = [...article.querySelectorAll<HTMLElement>('.equation')].map(element => ({
    element,
    width: element.clientWidth,
    needed: Math.max(element.scrollWidth, ...[...element.children].map(child => child.scrollWidth))
  }))
  for (const {element, width, needed} of formulas) {
    if (needed > width + 1) element.style.fontSize = `${Math.max(0.6, (width / needed) * 0.99).toFixed(3)}em`
  }
}
