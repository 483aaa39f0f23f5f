/**
 * Consecutive children of an element that are laid out in lines: a paragraph, or the text of a list item before its
 * sublist.
 */
export type InlineRun = Readonly<{parent: HTMLElement; nodes: readonly Node[]}>

/** The children of an element as runs of text and blocks, without hidden and out-of-flow nodes. */
export function contentOf(parent: HTMLElement): readonly (InlineRun | HTMLElement)[] {
  const content: (InlineRun | HTMLElement)[] = []
  let run: Node[] = []
  const endRun = () => {
    const isText = run.some(node => !(node instanceof Text) || node.data.trim() !== '')
    if (isText) content.push({parent, nodes: run})
    run = []
  }
  for (const child of parent.childNodes) {
    const kind = kindOf(child)
    if (kind === 'inline') run.push(child)
    if (kind === 'block') {
      endRun()
      content.push(child as HTMLElement)
    }
  }
  endRun()
  return content
}

export function isRun(part: InlineRun | HTMLElement): part is InlineRun {
  return 'nodes' in part
}

/** Whether a node is inline or a block; `none` if it is hidden or out of the flow. */
export function kindOf(node: Node): 'inline' | 'block' | 'none' {
  if (node instanceof Text) return 'inline'
  if (!(node instanceof Element)) return 'none'
  if (inlineTags.has(node.localName) || isSpacedText(node)) return 'inline'
  // For formulas, browsers have special display values.
  if (node.localName === 'math') return node.getAttribute('display') === 'block' ? 'block' : 'inline'
  const {display, position, float} = getComputedStyle(node)
  if (display === 'none' || position === 'absolute' || position === 'fixed') return 'none'
  return /^(inline|ruby|contents)/.test(display) && float === 'none' ? 'inline' : 'block'
}

/** Elements that galley's styles never turn into blocks; for others, the computed style decides. */
const inlineTags: ReadonlySet<string> = new Set([
  'em',
  'strong',
  'i',
  'b',
  'sup',
  'sub',
  'code',
  'cite',
  'q',
  'abbr',
  'br',
  'wbr',
  'bdi',
  'kbd',
  'mark'
])

/** The text nodes and atomic inline elements of a run, in order. */
export function* leavesOf(nodes: Iterable<Node>): Generator<Text | Element> {
  for (const node of nodes) {
    if (node instanceof Text) yield node
    else if (node instanceof Element) {
      if (isAtom(node)) yield node
      else if (kindOf(node) !== 'none') yield* leavesOf(node.childNodes)
    }
  }
}

/** Whether an element is an atomic inline. */
export function isAtom(element: Element): boolean {
  if (/^(math|svg|img|br|wbr|input)$/.test(element.localName)) return true
  if (inlineTags.has(element.localName) || element.localName === 'a' || isSpacedText(element)) return false
  return getComputedStyle(element).display.startsWith('inline-')
}

/** Whether a span is part of a line whose spaces are adjusted; this test avoids computing its style. */
export function isSpacedText(element: Element): boolean {
  return element.localName === 'span' && (element.getAttribute('style') ?? '').startsWith('word-spacing')
}
