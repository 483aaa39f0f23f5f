import {accents} from '../../../core/tex-symbols.ts'

/** An accent of LaTeX that is left in the words of a block: its offset, its source, and the letter to write. */
type LeftAccent = Readonly<{at: number; source: string; what: string; expected: string}>

/**
 * Finds the accents without braces in the source of a block that are not read as letters: `words` is the text of the
 * block. Escaped quotation marks and apostrophes, such as `l\'eau`, are not accents.
 */
export function* leftAccents(written: string, words: string): Generator<LeftAccent> {
  const isElided = elidingWords.test(written)
  for (const match of written.matchAll(accent)) {
    const [source, mark, name = '', letter = ''] = match
    const at = match.index
    const sign = mark ?? name
    const before = /\p{L}*$/u.exec(written.slice(Math.max(0, at - longest), at))?.[0] ?? ''
    const after = written.slice(at + source.length, at + source.length + longest)
    const rest = /^\p{L}*/u.exec(after)?.[0] ?? ''
    const isNamed = /[A-Za-z]/.test(sign)
    const read = (letter + accents.get(sign)).normalize('NFC')
    // `\r i` in a list of changes is not a letter.
    if (isNamed ? read.length > 1 || before + rest === '' : !isAccent(sign, letter, before, rest)) continue
    if (sign === "'" && isElided && before.length < 2) continue
    if (!isNamed && before === '' && isQuotation(sign, written.slice(at + source.length))) continue
    if (!isLeft(isNamed ? source : sign, letter, before, rest, words)) continue
    const place = before === '' ? '' : ' within a word'
    const outcome = isNamed ? 'which is printed as typed' : 'whose backslash is removed in Markdown'
    yield {at, source, what: `an accent of LaTeX${place}, ${outcome}`, expected: `\`${read}\``}
  }
}

/** Matches texts that may contain such accents. */
export const mayHoldAccents = /\\(?:["'^`~=.][A-Za-z]|[cvHkurdb] [A-Za-z])/

const accent = /(?<!\\)\\(?:(["'^`~=.])|([cvHkurdb]) )(\p{L})/gu

const longest = 30

function isAccent(sign: string, letter: string, before: string, rest: string): boolean {
  if (!bearers.get(sign)?.test(letter)) return false
  if (sign === '"')
    return rest.length > 0 && (before === '' ? /[AOU]/.test(letter) : rest.length > 1 || before.length > 1)
  if (sign === "'") {
    if (before === '') return /[AEIOU]/.test(letter) && rest.length > 0
    return before.length > 1 ? !elision.test(before) : /\p{Lu}/u.test(before) && rest.length > 1
  }
  if (sign === '`') return before.length > 1 || (before === '' && rest === '' && letter === 'a')
  return before.length + rest.length > 1
}

/** The letters that have each accent. */
const bearers: ReadonlyMap<string, RegExp> = new Map([
  ['"', /[aeiouyAEIOUY]/],
  ["'", /[aeiouyAEIOUY]/],
  ['^', /[aeiouAEIOU]/],
  ['`', /[aeiouAEIOU]/],
  ['~', /[anoNAO]/],
  ['=', /[aeiouAEIOU]/],
  ['.', /[zceZI]/]
])

/** Whether a backslash before a word escapes a quotation mark that is closed later. */
function isQuotation(sign: string, after: string): boolean {
  return sign === '"'
    ? /["”]/.test(after)
    : sign === "'"
      ? /'(?!\p{L})/u.test(after)
      : sign === '`' && after.includes('`')
}

/** Whether the words contain the letter without its accent, with the sign in any of its printed forms. */
function isLeft(sign: string, letter: string, before: string, rest: string, words: string): boolean {
  const forms = printed.get(sign) ?? [sign.replace(/ $/, '')]
  const shown = words.replace(/[\u00A0\u202F]/g, ' ')
  return forms.some(form =>
    shown.includes(/[A-Za-z]/.test(form) ? `${before}${form}${rest}` : `${before}${form}${letter}${rest}`)
  )
}

const printed: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['"', '“', '”', '„']],
  ["'", ["'", '’', '‘']],
  ['`', ['`', '‘']]
])

/** Words before an apostrophe in French, Italian and English. */
const elision =
  /^(?:(?:jus|lors|puis|quoi|pres|quel)?qu|aujourd|entr|(?:d|n)?[ae]ll|sull|coll|dall|gli|un|quest|quell|sant|bell|tutt|anch|com|dov|cos|ma|qur|ka|baha|hawai)$/i
/** Words of languages in which single letters are before apostrophes. */
const elidingWords = /(?<!\p{L})(?:les|des|une|dans|pour|della|che|sono|els|amb)(?!\p{L})/iu
