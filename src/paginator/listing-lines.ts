/**
 * Gives each line of a listing a text of its own, so that a long one can be cut many times and a line keeps its indent:
 * what is cut off a text would move all places behind it.
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
