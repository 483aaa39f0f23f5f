import type {Root} from 'mdast'
import type {VFile} from 'vfile'

/** A text in which the names in some brackets are masked, and the original letters. */
export type Masked = Readonly<{text: string; letters: ReadonlyMap<string, string>}>

/**
 * Replaces one letter or digit in each pair of brackets that opens at one of these offsets. The rest of the text is
 * parsed in the same way, because letters have no meaning in Markdown. Brackets without a letter or digit are
 * unchanged.
 */
export function maskNames(source: string, starts: ReadonlySet<number>): Masked {
  const letters = new Map<string, string>()
  const strangers = [...ogham].filter(letter => !source.includes(letter))
  const characters = source.split('')
  for (const start of starts) {
    pair.lastIndex = start
    const at = pair.test(source) ? start + source.slice(start, pair.lastIndex).search(letterOrDigit) : start
    const letter = source.charAt(at)
    const stranger = letters.get(letter) ?? strangers.pop()
    if (at <= start || stranger === undefined) continue
    letters.set(letter, stranger)
    characters[at] = stranger
  }
  return {text: characters.join(''), letters: new Map([...letters].map(([letter, mask]) => [mask, letter]))}
}

// A letter or digit of a single UTF-16 unit, so that offsets do not change.
const letterOrDigit = /(?![\u{10000}-\u{10FFFF}])[\p{L}\p{N}]/u

const pair = /\[(?:[^[\]\\]|\\[\s\S])*\]/y

/** Letters to use as replacements, which rarely occur in papers. */
const ogham = 'ᚁᚂᚃᚄᚅᚆᚇᚈᚉᚊᚋᚌᚍᚎᚏᚐᚑᚒᚓᚔᚕᚖᚗᚘᚙᚚ'

/** Restores the original letters in a tree and its messages. */
export function unmaskNames(tree: Root, {messages}: VFile, {letters}: Masked): void {
  if (letters.size === 0) return
  const masks = new RegExp(`[${[...letters.keys()].join('')}]`, 'g')
  const unmasked = (text: string): string => text.replace(masks, mask => letters.get(mask) ?? mask)
  const seen = new Set<object>()
  const unmask = (value: object): void => {
    if (seen.has(value)) return
    seen.add(value)
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string') Reflect.set(value, key, unmasked(inner))
      else if (typeof inner === 'object' && inner !== null) unmask(inner)
    }
  }
  unmask(tree)
  for (const message of messages) message.reason = unmasked(message.reason)
}
