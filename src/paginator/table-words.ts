/**
 * Lets tables become as narrow as their page. What is wider than its page makes the browser print the whole paper
 * smaller, and a long address takes the room that sentences in other columns need.
 */
export function narrowTables(article: HTMLElement): void {
  const tables = [...article.querySelectorAll('table')]
  for (const table of tables) breakLongWords(table)
  const tooWide = tables.filter(table => {
    const {parentElement} = table
    return parentElement !== null && table.offsetWidth > parentElement.clientWidth + 1
  })
  for (const table of tooWide) table.style.overflowWrap = 'anywhere'
}

/** Marks where long addresses and names in code may go on in the next line: after what joins their parts. */
function breakLongWords(table: HTMLTableElement): void {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (text.parentElement?.closest('math, svg')) continue
    const parts = [...text.data.matchAll(/\S{16,}|\S+|\s+/g)].flatMap(([word]) =>
      word.length < 16
        ? [word]
        : word.split(joints).flatMap((part, index) => (index === 0 ? [part] : [breakHere, part]))
    )
    if (!parts.includes(breakHere)) continue
    text.replaceWith(...parts.map(part => (part === breakHere ? document.createElement('wbr') : part)))
  }
}

/** Stands for a place to break, among parts of text that are never empty. */
const breakHere = ''

/** After signs that join the parts of an address or a name, with some letters on either side. */
const joints = /(?<=[^\s/_.,:;=&?+-]{2}[/_.,:;=&?+-]+)(?=[^\s/_.,:;=&?+-]{3})/
