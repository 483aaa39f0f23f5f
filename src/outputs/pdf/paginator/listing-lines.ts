/**
 * Puts each line of a listing into its own text node, so that lines keep their indents and a long listing can be cut
 * repeatedly: a cut within a single text would move all places after it.
 */
export function splitListings(article: HTMLElement): void {
  for (const listing of article.querySelectorAll('pre')) {
    const walker = document.createTreeWalker(listing, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const end = node.data.indexOf('\n')
      if (end >= 0 && end + 1 < node.length) node.splitText(end + 1)
    }
  }
}
