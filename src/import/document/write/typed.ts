import {largestOf} from '../../../core/extremes.ts'
import {soundText} from '../../../core/sound-text.ts'

/**
 * Writes text as Markdown of which no part is parsed as markup; `before` is the preceding text of the same paragraph.
 */
export function typedText(text: string, before = '', isInLink = false): string {
  let markdown = ''
  let at = 0
  const sound = soundText(text)
  for (const match of isInLink ? [] : sound.matchAll(addresses)) {
    const address = match[0].replace(/[.,;:!?'"”’)\]}»]+$/u, '')
    markdown += escapedWords(sound.slice(at, match.index), sound[at - 1] ?? before, address[0]!)
    at = match.index + address.length
    // A URL that contains Markdown characters, or is followed by them, needs angle brackets, since they cannot be
    // escaped in a bare URL.
    const isBare = /^[.,;:!?)]*\s/.test(sound.slice(at)) && !/[\\`*_{}[\]<>$@^~|&]/.test(address)
    const hasBrackets = /[[\]{}\\`]/.test(address)
    markdown += isBare ? address : hasBrackets ? escapedWords(address, '', '') : `<${address}>`
  }
  return markdown + escapedWords(sound.slice(at), sound[at - 1] ?? before, '')
}

const addresses = /https?:\/\/[\p{L}\p{N}][^\s<>\ufffc]*/giu

function escapedWords(text: string, before: string, after: string): string {
  return text
    .replace(/[\\`*_{}[\]<$@^~|]/g, (sign, offset: number) => {
      const [left, right] = [text[offset - 1] ?? before, text[offset + 1] ?? after]
      if (sign === '<' && !/[A-Za-z/!?]/.test(right)) return sign
      // Two backslashes before a space end a line in LaTeX.
      if (sign === '\\' && !/\S/.test(right)) return backslash
      // At offset 0, the character on the left may be Markdown markup.
      const isWithin = offset > 0 && isLetter(left) && isLetter(right)
      if ((sign === '_' || sign === '@') && isWithin) return sign
      return `\\${sign}`
    })
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])(www)\.(?=\S)/giu, '$1\\.')
    .replace(/(?<![\p{L}\p{N}])(https?):(?=\/\/)/giu, '$1\\:')
    .replaceAll(backslash, '&#92;')
}

/** A placeholder for a backslash that is written as a character reference. */
const backslash = '\ue005'

function isLetter(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit)
}

/** Escapes running text at the beginning of a line, where the marks of lists, headings and captions are also markup. */
export function atLineStart(markdown: string): string {
  const text = markdown.replace(/^[ \t]+/, '')
  return text
    .replace(/^[#>+:=%-]/, sign => `\\${sign}`)
    .replace(/^(\(?)([\p{L}\p{N}#]{1,9})([.)])(?=[\s\u00a0]|$)/u, listMark)
    .replace(/^(table|figure|listing)(:)/i, '$1\\$2')
}

/** Escapes a number or letter that would begin a list item. */
function listMark(whole: string, open: string, number: string, mark: string): string {
  const isMark = /^(?:\d{1,9}|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)$/.test(number)
  if (!isMark || (open === '(' && mark !== ')')) return whole
  return open === '(' ? `\\(${number}${mark}` : `${number}\\${mark}`
}

/** Whether Markdown would read a word at the beginning of a line as markup, such as the number of a list item. */
export function beginsMark(word: string): boolean {
  return /^(?:[#>+:=|~-]|\(?[\p{L}\p{N}#]{1,9}[.)]$|table:|\{|\$\$)/iu.test(word)
}

/** A remark in CriticMarkup, without the sequence that would end it. */
export function remarkText(text: string): string {
  return soundText(text).replace(/\s+/g, ' ').replace(/<<\}/g, '<< }').trim()
}

/** Puts code between as many backticks as its content requires. */
export function codeSpan(text: string): string {
  const code = soundText(text).replace(/\s+/g, ' ')
  const longest = largestOf([0, ...(code.match(/`+/g) ?? []).map(({length}) => length)])
  const fence = '`'.repeat(longest + 1)
  const gap = /^[` ]|[` ]$/.test(code) ? ' ' : ''
  return `${fence}${gap}${code}${gap}${fence}`
}
