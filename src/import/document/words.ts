import type {TypedBlock, TypedInline, TypedLook, TypedParagraph} from './content.ts'

/** A placeholder for a picture or formula in the text of a paragraph. */
const atomSign = '\ufffc'

/** The text of a range as Word shows it with all changes accepted; note calls have no text. */
export function textOfInlines(inlines: readonly TypedInline[]): string {
  return inlines.map(inline => (inline.del === undefined ? textOfInline(inline) : '')).join('')
}

/** The text of one part of a paragraph. */
export function textOfInline(inline: TypedInline): string {
  if (inline.kind === 'text') return inline.text
  if (inline.kind === 'break') return '\n'
  return inline.kind === 'picture' || inline.kind === 'formula' ? atomSign : ''
}

/** The text of a paragraph on one line. */
export function typedLine({inlines}: TypedParagraph): string {
  return textOfInlines(inlines).replaceAll(atomSign, '').replace(/\s+/g, ' ').trim()
}

/** The words of a line of names; raised marks are separate words. */
export function wordsApart({inlines}: TypedParagraph): string {
  const apart = inlines.map(inline =>
    inline.kind !== 'text'
      ? inline
      : inline.look.raised !== undefined
        ? {...inline, text: ` ${inline.text} `}
        : {...inline, text: inline.text.replace(/[\u00b9\u00b2\u00b3\u2070-\u2079]+/g, ' $& ')}
  )
  return textOfInlines(apart).replace(/\s+/g, ' ').trim()
}

/** Whether a block has no visible content: it contains only white space, line breaks and bookmarks. */
export function isBlankBlock(block: TypedBlock): boolean {
  if (block.kind === 'table') return false
  return block.inlines.every(
    inline =>
      inline.kind === 'bookmark' ||
      inline.kind === 'break' ||
      (inline.kind === 'text' && inline.text.trim() === '')
  )
}

/** Removes a number of characters from the beginning of ranges; ranges without text stay. */
export function withoutStart(inlines: readonly TypedInline[], length: number): readonly TypedInline[] {
  let left = length
  return inlines.flatMap(inline => {
    if (left <= 0 || inline.del !== undefined) return [inline]
    if (inline.kind === 'text') {
      const cut = Math.min(left, inline.text.length)
      left -= cut
      return cut === inline.text.length ? [] : [{...inline, text: inline.text.slice(cut)}]
    }
    if (inline.kind === 'break') {
      left--
      return []
    }
    if (textOfInline(inline) !== '') left--
    return [inline]
  })
}

type WholeLook = 'bold' | 'underline' | 'italic' | 'smallCaps'

/**
 * Removes formatting that covers a whole line, such as bold in a title: the style of the paper determines such
 * formatting.
 */
export function withoutWholeLook(
  {inlines}: Pick<TypedParagraph, 'inlines'>,
  names: readonly WholeLook[] = ['bold', 'underline']
): readonly TypedInline[] {
  const texts = inlines.flatMap(inline =>
    inline.kind === 'text' && /[\p{L}\p{N}]/u.test(inline.text) ? [inline.look] : []
  )
  const whole = names.filter(name => texts.every(look => look[name]))
  if (whole.length === 0) return inlines
  return inlines.map(inline => {
    if (inline.kind !== 'text') return inline
    const kept = Object.entries(inline.look).filter(([name]) => !whole.includes(name as WholeLook))
    return {...inline, look: Object.fromEntries(kept) as TypedLook}
  })
}

/** The part of ranges between two offsets in their text; ranges without text keep their positions. */
export function sliceOf(inlines: readonly TypedInline[], start: number, end: number): readonly TypedInline[] {
  let at = 0
  return inlines.flatMap((inline): readonly TypedInline[] => {
    const text = inline.del === undefined ? textOfInline(inline) : ''
    const [from, to] = [at, at + text.length]
    at = to
    if (text === '') return from >= start && from < end ? [inline] : []
    if (to <= start || from >= end) return []
    if (inline.kind !== 'text') return [inline]
    return [{...inline, text: inline.text.slice(Math.max(0, start - from), end - from)}]
  })
}

/** The paragraphs of blocks in order, including paragraphs in cells. */
export function paragraphsOf(blocks: readonly TypedBlock[]): readonly TypedParagraph[] {
  return blocks.flatMap(block =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(cells => cells.flatMap(cell => paragraphsOf(cell.blocks)))
  )
}

/** The words by which texts are compared: runs of letters and digits, normalized and in lower case. */
export function comparedWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}
