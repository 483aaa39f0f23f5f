import type {Rewrite} from './rewritten.ts'

/** Whether a text uses LaTeX and may contain a shorthand of babel. */
export function mayHoldShorthands(text: string): boolean {
  return shorthand.test(text) && /\\[A-Za-z]{2}/.test(text)
}

const shorthand = /[\p{L}\p{N}/-]"[\p{L}=~|/"-]|"`|,,\S/u

/**
 * Rewrites the shorthands of babel, and the quotation marks of German typed as commas, as the characters that LaTeX
 * prints: `` "`Wort"' ``, ``,,Wort`` ``, `"-`, `"=`, `"~`, `"/`, `"|`, `""` and `"a`. Only in texts with LaTeX, and
 * outside code.
 */
export function shorthandRewrites(text: string, isCode: (place: number) => boolean): readonly Rewrite[] {
  if (!mayHoldShorthands(text)) return []
  const found: Rewrite[] = []
  for (const {0: paragraph, index} of text.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g)) {
    if (!/"|,,/.test(paragraph)) continue
    const quotations = quotationsIn(paragraph)
    const kept = withoutCode(paragraph, quotations)
    for (const {start, end, text: printed} of [...quotations, ...signsIn(kept)])
      if (!isCode(index + start)) found.push({start: index + start, end: index + end, text: printed})
  }
  return found
}

/** The beginnings and ends of quotations in a paragraph. */
function quotationsIn(paragraph: string): readonly Rewrite[] {
  return Array.from(paragraph.matchAll(quotation)).flatMap(match => {
    const end = match.index + match[0].length
    return [
      {start: match.index, end: match.index + 2, text: '„'},
      {start: end - 2, end, text: '“'}
    ]
  })
}

const quotation =
  /(?<![\p{L}\p{N}`])"`(?=[^\s`"])(?:(?!"`)[^`]){1,1000}?"'|(?<![\p{L}\p{N},`]),,(?=[\p{L}\p{N}\\*_([])(?:(?!,,)[^`"]){1,1000}?(?<=\S)(?:``(?!`)|''(?!'))/gu

/** The paragraph with spaces in place of code, tags, the attributes of Markdown, and the marks of quotations. */
function withoutCode(paragraph: string, quotations: readonly Rewrite[]): string {
  let text = paragraph
  for (const {start, end} of quotations) text = `${text.slice(0, start)}  ${text.slice(end)}`
  return text.replace(/`[^`]*`|<[A-Za-z/][^<>]*>|\{[^{}\\]*=\s*"[^"{}]*"[^{}]*\}|\]\([^()\n]*\)/g, code =>
    ' '.repeat(code.length)
  )
}

/** The shorthands of a paragraph: quotation marks between letters while no quotation is open. */
function signsIn(text: string): readonly Rewrite[] {
  const found: Rewrite[] = []
  let isOpen = false
  for (const {index: start} of text.matchAll(/(?<!\\)"/g)) {
    const before = text[start - 1] ?? ' '
    const [written, printed] = shorthandAt(text, start) ?? []
    if (found.at(-1)?.end === start + 1) continue
    if (written !== undefined && printed !== undefined && !isOpen)
      found.push({start, end: start + written.length, text: printed})
    else isOpen = !isOpen && !/[\p{L}\p{N}.,;:!?)\]]/u.test(before)
  }
  return found
}

/** A shorthand between two letters, and its characters; undefined for a quotation mark. */
function shorthandAt(text: string, at: number): readonly [written: string, printed: string] | undefined {
  const sign = text[at + 1] ?? ' '
  // “20"=jährig” has a hyphen, but 5" is also a length.
  if (!(/[=~]/.test(sign) ? /[\p{L}\p{N}]/u : /[\p{L}/-]/u).test(text[at - 1] ?? ' ')) return undefined
  const isBetween = /\p{L}/u.test(text[at + 2] ?? ' ')
  const printed = signs.get(sign)
  if (printed !== undefined) return isBetween ? [`"${sign}`, printed] : undefined
  if (!isBetween && !/[sz]/.test(sign)) return undefined
  return letters.has(sign) ? [`"${sign}`, letters.get(sign) ?? sign] : undefined
}

/** A soft hyphen, a hyphen, one that does not end a line, a slash, nothing between two letters, and a place for a line end. */
const signs: ReadonlyMap<string, string> = new Map([
  ['-', '\u00AD'],
  ['=', '-'],
  ['~', '\u2011'],
  ['/', '/'],
  ['|', ''],
  ['"', '\u200B']
])

const letters: ReadonlyMap<string, string> = new Map([
  ...Array.from('aouAOUeiEI', letter => [letter, `${letter}\u0308`.normalize('NFC')] as const),
  ['s', 'ß'],
  ['z', 'ß']
])
