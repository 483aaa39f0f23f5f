import {
  flowLetters,
  type PageStart,
  textBlockClasses,
  textBlockNames,
  textLessClasses
} from '../../../core/page-start.ts'

/** The letters of each block of the article. */
export type MarkedBlocks = readonly string[]

/**
 * Numbers the blocks of the article.
 * - Needs the article before its lines are set.
 * - Leaves each block with its index, which is also on all parts of a divided block.
 */
export function markBlocks(article: HTMLElement): MarkedBlocks {
  const selector = [...textBlockNames, ...textBlockClasses.map(name => `.${name}`)].join(',')
  const blocks = [...article.querySelectorAll<HTMLElement>(selector)]
  const texts = blocks.map(() => '')
  blocks.forEach((block, index) => {
    block.dataset.start = String(index)
  })
  visit(article, undefined, (index, text) => {
    texts[index] += flowLetters(text)
  })
  return texts
}

/**
 * Finds the places in the text where the finished pages begin. A page with only figures begins where the next page
 * begins or, if none follows, where the text ends.
 */
export function pageStarts(
  pages: readonly HTMLElement[],
  blocks: MarkedBlocks,
  {firstPage, print}: Readonly<{firstPage: number; print: (page: number) => string}>
): readonly PageStart[] {
  const occurrences = occurrencesOf(blocks)
  const before = blocks.map(() => 0)
  const endings = blocks.map(() => '')
  const starts: PageStart[] = []
  let waiting: number[] = []
  let last: number | undefined
  const begin = (index: number, isWordless: boolean): void => {
    for (const each of waiting)
      starts.push({
        page: each + firstPage,
        label: print(each),
        block: blocks[index]!,
        occurrence: occurrences[index]!,
        letters: before[index]!,
        isWordless,
        isDivided: endings[index]!.endsWith('\u00ad')
      })
    waiting = []
  }
  for (const [page, element] of pages.entries()) {
    waiting.push(page)
    let isFirst = true
    visit(element, undefined, (index, text) => {
      const letters = flowLetters(text)
      const isWordless = text === ''
      if (isFirst && (isWordless || letters !== '')) {
        isFirst = false
        begin(index, isWordless)
      }
      before[index]! += letters.length
      if (text.trim() !== '') endings[index] = text
      last = index
    })
  }
  if (last !== undefined) begin(last, false)
  return starts
}

function occurrencesOf(blocks: MarkedBlocks): readonly number[] {
  const counts = new Map<string, number>()
  return blocks.map(block => {
    const count = counts.get(block) ?? 0
    counts.set(block, count + 1)
    return count
  })
}

/** Calls a function for each text in the flow, and with an empty text for each formula or picture. */
function visit(
  parent: Element,
  block: number | undefined,
  found: (block: number, text: string) => void
): void {
  for (const node of parent.childNodes) {
    if (node instanceof Text) {
      if (block !== undefined) found(block, node.data)
    } else if (node instanceof HTMLElement && !node.matches(outOfFlow)) {
      const own = node.dataset.start === undefined ? block : Number(node.dataset.start)
      const isWordless = node.localName === 'img' || node.classList.contains('typeset')
      if (isWordless && own !== undefined) found(own, '')
      else if (!node.matches(textLess)) visit(node, own, found)
    } else if (node instanceof Element && wordless.has(node.localName) && block !== undefined)
      found(block, '')
  }
}

/** Floats, notes, and content repeated from earlier pages. */
const outOfFlow = '.floated, .footnotes, .continued > thead, style, script'
const textLess = textLessClasses.map(name => `.${name}`).join(',')
const wordless: ReadonlySet<string> = new Set(['math', 'svg'])
