/**
 * Puts each line of a listing into its own text node, so that lines keep their indents and a long listing can be cut
 * repeatedly. In a single text node, a cut would move all later places. A numbered line begins with its number.
 */
export function splitListings(article: HTMLElement): void {
  for (const listing of article.querySelectorAll('pre')) {
    const walker = document.createTreeWalker(listing, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const end = node.data.indexOf('\n')
      if (end >= 0 && end + 1 < node.length) node.splitText(end + 1)
    }
    if (listing.dataset.lines !== undefined) numberLines(listing, listing.dataset.lines.split('\n'))
  }
}

/** The text nodes of each line in a listing, without the numbers. */
export function linesOfListing(listing: HTMLElement): readonly (readonly Text[])[] {
  const walker = document.createTreeWalker(listing, NodeFilter.SHOW_TEXT)
  const lines: Text[][] = []
  let isBegun = false
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.className === numberClass) continue
    if (isBegun) lines.at(-1)!.push(node)
    else lines.push([node])
    isBegun = !node.data.endsWith('\n')
  }
  return lines
}

const numberClass = 'listing-number'

/** Numbers the lines in a way that neither screen readers nor searches see. */
function numberLines(listing: HTMLElement, numbers: readonly string[]): void {
  listing.style.setProperty('--digits', String(numbers.at(-1)!.length))
  for (const [index, [text]] of linesOfListing(listing).slice(0, numbers.length).entries()) {
    const number = document.createElement('span')
    number.className = numberClass
    number.ariaHidden = 'true'
    number.textContent = numbers[index]!
    text!.before(number)
  }
}
