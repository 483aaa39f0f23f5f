import {everyCharacterFont} from './every-character.ts'

/**
 * The characters of the article that are in none of the style's fonts, in text order; the browser takes them from a
 * system font, or paints a box.
 * - Needs the fonts of the style in the document.
 * - Leaves everything unchanged.
 */
export function missingCharacters(root: Element): readonly string[] {
  const families = new Set([...document.fonts].map(({family}) => withoutQuotes(family)))
  const last = new FontFace(lastFamily, everyCharacterFont().buffer)
  document.fonts.add(last)
  const canvas = document.createElement('canvas').getContext('2d')!
  const asked = new Map<string, Set<string>>()
  const missing = new Set<string>()
  for (const {text, parent} of textsIn(root)) {
    const own = getComputedStyle(parent)
    const stack = own.fontFamily.split(',').filter(family => families.has(withoutQuotes(family)))
    const font = `${own.fontStyle} ${own.fontWeight} 100px ${[...stack, lastFamily].join(',')}`
    const known = asked.get(font) ?? new Set()
    asked.set(font, known)
    for (const character of text.normalize('NFC').match(seen) ?? []) {
      if (known.has(character)) continue
      known.add(character)
      canvas.font = font
      // Some browsers round the widths of characters.
      if (Math.abs(canvas.measureText(character).width - 500) < 0.1) missing.add(character)
    }
  }
  document.fonts.delete(last)
  return [...missing]
}

const lastFamily = 'galley-every-character'

/** Matches visible non-ASCII characters; combining marks belong to their base characters. */
const seen = /[^\0-\x7f\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu

function* textsIn(root: Element): Generator<{text: string; parent: Element}> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement!
    if (node.data.search(seen) >= 0 && !/^(style|script|annotation)$/.test(parent.localName))
      yield {text: node.data, parent}
  }
}

function withoutQuotes(family: string): string {
  return family.trim().replace(/^(["'])(.*)\1$/, '$2')
}
