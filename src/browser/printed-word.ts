import type {PreviewRequest} from './messages.ts'

type PrintedWord = Omit<Extract<PreviewRequest, {ask: 'printed'}>, 'ask'>

/**
 * Runs in the document of the typeset pages: returns the word at a point, as an element with a source and the number of
 * earlier occurrences of the word in it. Undefined for text that comes from no file.
 */
export function printedWordAt(
  node: Node,
  offset: number,
  pages: readonly HTMLElement[]
): PrintedWord | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const owner = element?.closest<HTMLElement>('[data-source]')
  const page = pages.findIndex(each => owner !== null && each.contains(owner ?? null))
  if (!owner || page < 0) return undefined
  const source = Number(owner.dataset.source)
  if (!(node instanceof Text)) return {page, source, word: '', count: 0}
  const [before, after] = aroundOf(owner, node, offset)
  // A word that is broken at the end of a line is in two nodes, with a soft hyphen between them.
  const start = /[\p{L}\p{M}\p{N}\u00ad]*$/u.exec(before)?.[0] ?? ''
  const end = /^[\p{L}\p{M}\p{N}\u00ad]*/u.exec(after)?.[0] ?? ''
  const word = (start + end).replaceAll('\u00ad', '')
  const rest = before.slice(0, before.length - start.length).replaceAll('\u00ad', '')
  const count = [...rest.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].filter(([found]) => found === word).length
  return {page, source, word, count}
}

/** The text of an element before a point, and after it. */
function aroundOf(owner: Element, node: Text, offset: number): readonly [string, string] {
  const range = document.createRange()
  range.selectNodeContents(owner)
  range.setEnd(node, offset)
  const before = range.toString()
  range.selectNodeContents(owner)
  range.setStart(node, offset)
  return [before, range.toString()]
}
