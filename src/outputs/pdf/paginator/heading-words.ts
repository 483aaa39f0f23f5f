/** Keeps words with hyphens in titles and headings on one line: `Scikit-Learn` is one name. */
export function keepHeadingWords(article: HTMLElement): void {
  const texts = [...article.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap(heading => {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (walker.nextNode()) found.push(walker.currentNode as Text)
    return found
  })
  for (const text of texts) {
    // Longer words may have to be broken in a narrow column.
    const parts = text.data.split(/((?<!\S)[^\s-]{1,16}-[^\s-]{1,16}(?!\S))/)
    if (parts.length < 2) continue
    text.replaceWith(...parts.map((part, index) => (index % 2 === 1 ? inOneLine(part) : part)))
  }
}

function inOneLine(word: string): HTMLElement {
  const span = document.createElement('span')
  span.style.whiteSpace = 'nowrap'
  span.textContent = word
  return span
}
