/** Where words of a text may be hyphenated, as offsets in the text without the soft hyphens. */
export type SoftHyphens = ReadonlyMap<Text, readonly number[]>

/** Takes the soft hyphens out of texts: they would hinder kerning, and what is not used would stay in the PDF. */
export function takeSoftHyphens(texts: Iterable<Text>): SoftHyphens {
  const taken = new Map<Text, readonly number[]>()
  for (const text of texts) {
    if (!text.data.includes('\u00ad')) continue
    const parts = text.data.split('\u00ad')
    let length = 0
    taken.set(
      text,
      parts.slice(0, -1).map(part => (length += part.length))
    )
    text.data = parts.join('')
  }
  return taken
}

/** Puts them back, where the browser is to break the lines. */
export function putSoftHyphens(texts: Iterable<Text>, softHyphens: SoftHyphens): void {
  for (const text of texts) {
    const offsets = softHyphens.get(text)
    if (!offsets) continue
    const starts = [0, ...offsets]
    text.data = starts.map((start, index) => text.data.slice(start, offsets[index])).join('\u00ad')
  }
}

/**
 * Drops the soft hyphens of an element that end no line. All are measured before any is dropped: one layout.
 * Of the two boxes of a letter after a break, the last is the painted one.
 */
export function dropUnusedSoftHyphens(root: Element): void {
  const range = document.createRange()
  const boxAt = (node: Text, offset: number): DOMRect | undefined => {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    return [...range.getClientRects()].at(-1)
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const changes: [Text, string][] = []
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!node.data.includes('\u00ad')) continue
    let text = ''
    for (let offset = 0; offset < node.length; offset++) {
      const letter = node.data[offset]!
      if (letter === '\u00ad' && offset > 0 && offset + 1 < node.length) {
        const before = boxAt(node, offset - 1)
        const after = boxAt(node, offset + 1)
        if (!before || !after || Math.abs(before.bottom - after.bottom) < 4) continue
      }
      text += letter
    }
    changes.push([node, text])
  }
  for (const [node, text] of changes) node.data = text
}
