import {patternFor} from '../patterns/patterns.ts'

const oneUpper = patternFor(/^[A-Z]$/, /^\p{Lu}$/u)
const firstLower = patternFor(/^[a-z]/, /^\p{Ll}/u)
const twoUpper = patternFor(/^([A-Z])([A-Z])(?=[a-z])/, /^(\p{Lu})(\p{Lu})(?=\p{Ll})/u)

/**
 * Returns given names as initials (CSL 1.0.2, “Name”, `initialize-with`). With `initializes` false, only existing
 * initials get the style's punctuation.
 */
export function initials(
  given: string,
  withMark: string,
  options: Readonly<{initializes: boolean; keepsHyphen: boolean}>
): string {
  if (!given.includes('<')) return initialsOf(given, withMark, options)
  // Markup is kept around the initials of its content.
  return given
    .split(/(<[^>]*>)/)
    .map((piece, index) => {
      if (index % 2 === 1 || piece.trim() === '') return piece
      const made = initialsOf(piece, withMark, options)
      return `${/^\s/.test(piece) ? ' ' : ''}${/^-/.test(piece) && !made.startsWith('-') ? '-' : ''}${made}${/\s$/.test(piece) ? ' ' : ''}`
    })
    .join('')
}

function initialsOf(
  given: string,
  withMark: string,
  {initializes, keepsHyphen}: Readonly<{initializes: boolean; keepsHyphen: boolean}>
): string {
  let text = ''
  let before: 'initial' | 'word' | '' = ''
  for (const {text: whole, isEnclosed} of wordsOf(given)) {
    const isJoined = /^[-–]/.test(whole)
    const word = isJoined ? whole.slice(1) : whole
    if (isEnclosed || signFirst(word).test(word)) {
      text = `${text.trimEnd()}${text === '' ? '' : isJoined ? '-' : ' '}${word} `
      before = 'word'
      continue
    }
    const bare = word.replace(/\.$/, '')
    if (bare === '') continue
    const isShort = word.endsWith('.') && bare.length <= 4
    const isInitial = isShort || oneUpper(bare).test(bare)
    if (firstLower(word).test(word) && !isShort) {
      // `Guo-ping` is one name; any other word in lower case is kept as a word.
      if (isJoined && initializes) continue
      text = `${text.trimEnd()}${text === '' ? '' : isJoined ? '-' : ' '}${word} `
      before = 'word'
      continue
    }
    if (!initializes && !isInitial) {
      if (before === 'initial') text = `${text.trimEnd()} `
      text = isJoined ? `${text.trimEnd()}-${word} ` : `${text}${word} `
      before = 'word'
      continue
    }
    const initial = isShort || !initializes ? bare : firstOf(bare)
    if (isJoined && keepsHyphen && text !== '') text = `${text.trimEnd()}-`
    text += initial + withMark
    before = 'initial'
  }
  return text.replace(/\s+$/, '').replace(/ +/g, ' ')
}

/** An addition to a name in brackets or quotation marks: `Alejandra (editores)`, `William “Bob”`. */
const enclosed =
  /([-–]?(?:[([{][^)\]}]*[)\]}]?|"[^"]+"|“[^”]*”?|«[^»]*»?|(?<![\p{L}\p{M}])[‘'][^’'\s]+[’'](?![\p{L}\p{M}])))/u

type Word = Readonly<{text: string; isEnclosed: boolean}>

/** The parts of given names; a hyphen belongs to the part after it. */
function wordsOf(given: string): readonly Word[] {
  if (!/[([{"“«‘']/.test(given)) return bareWords(given)
  return given
    .split(enclosed)
    .flatMap((piece, index) => (index % 2 === 0 ? bareWords(piece) : [{text: piece, isEnclosed: true}]))
}

function bareWords(given: string): readonly Word[] {
  return given
    .replace(/\.(?=[^\s.-])/g, '. ')
    .replace(/\s*([-–])\s*/g, ' $1')
    .split(/[\s\u00a0]+/)
    .filter(Boolean)
    .map(text => ({text, isEnclosed: false}))
}

/** A character with which no name begins, such as `¿`. */
const signFirst = patternFor(/^[^a-z\d'.-]/i, /^[^\p{L}\p{N}\p{M}ʿʾʻʼ’‘'.-]/u)

/** Characters that can precede the first letter of a name: `ʿAlī`, `ʻAlika`. */
const leadingMarks = "ʿʾʻʼ’‘'"

/**
 * The first letter, with the marks before it and a following lower-case letter that belongs to it: `Ts` of
 * `TSerendorjiin`.
 */
function firstOf(word: string): string {
  const match = twoUpper(word).exec(word)
  if (match) return match[1]! + match[2]!.toLowerCase()
  const letters = [...word]
  const first = letters.findIndex(letter => !leadingMarks.includes(letter))
  return letters.slice(0, Math.max(first, 0) + 1).join('')
}
