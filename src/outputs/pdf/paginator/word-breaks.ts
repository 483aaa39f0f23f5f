/**
 * A possible break inside a word, with its cost; if `isSoft`, a hyphen is added. `mayRepeat`: the word is an identifier
 * that cannot be broken elsewhere, so its hyphen may exceed the limit of consecutive hyphens.
 */
export type WordBreak = Readonly<{
  offset: number
  penalty: number
  isSoft: boolean
  isHyphen: boolean
  mayRepeat?: boolean
}>

/**
 * Possible breaks in a word that add no hyphen: after its own hyphens, dashes and slashes, and inside URLs, code, and
 * sequences of letters that are not words. Offsets are relative to `start`.
 */
export function* ownBreaks(word: string, start: number, isCode: boolean): Generator<WordBreak> {
  const {places, penalty, isText, inSequence = 150} = kindOf(word, isCode)
  for (const {0: text, index} of word.matchAll(places)) {
    const isHyphen = /[-‐]$/.test(text)
    const offset = start + index + text.length
    yield {offset, penalty, isSoft: false, isHyphen, ...(isHyphen && !isText && {mayRepeat: true})}
  }
  if (word.length < longest) return
  for (const {0: letters, index} of word.matchAll(sequences))
    for (let inside = edge; inside <= letters.length - edge; inside++)
      if (!isInNumber(letters, inside))
        yield {offset: start + index + inside, penalty: inSequence, isSoft: false, isHyphen: false}
}

/**
 * A break at a soft hyphen that is `inside` letters after the start of a word. Such a hyphen costs more than a line
 * with somewhat wide spaces; it costs even more after a syllable of two letters, or in a word that already has a
 * hyphen.
 */
export function softBreak(word: string, inside: number, start: number): WordBreak {
  const isStub = /^\P{L}*\p{L}{1,2}$/u.test(word.slice(0, inside))
  const hasOwn = /\p{L}[-‐]\p{L}/u.test(word)
  const penalty = 150 + (isStub ? 50 : 0) + (hasOwn ? 200 : 0)
  return {offset: start + inside, penalty, isSoft: true, isHyphen: true}
}

/** Whether a word may contain possible breaks; most words do not. */
export function mayBeBroken(word: string, isCode: boolean): boolean {
  return isCode || word.length >= longest || joints.test(word)
}

const joints = /[-‐–—…/@:_\u200b]|\d\.\d|www\.|\p{L}{3}\.\p{L}{3}/u

/** The minimum length of a sequence of letters that is possibly not a word. */
const longest = 24

/** The way in which a kind of word is broken. */
type Kind = Readonly<{
  places: RegExp
  penalty: number
  isText: boolean
  /** The penalty of a break inside a hash. */
  inSequence?: number
}>

function kindOf(word: string, isCode: boolean): Kind {
  if (isAddress.test(word)) return address
  if (isMail.test(word)) return mail
  if (isHeritage.test(word)) return heritage
  if (isVersionedName.test(word)) return whole
  if (isIdentifier.test(word)) return identifier
  return isCode && word.length > 12 ? code : text
}

const text: Kind = {
  places:
    /[\p{L}\p{N}][-‐](?=\p{L})|[—–…](?=\p{L})|\]–(?=\[)|\u200b|\p{L}[\p{L}\p{N}]{2,}\/(?=\p{L}[\p{L}\p{N}]{2})/gu,
  penalty: 30,
  isText: true
}

const address: Kind = {places: /[/?&=#._-](?=[^/?&=#._-])/g, penalty: 120, isText: false}

/**
 * The breaks in e-mail addresses, which are not broken after a hyphen, because the hyphen would look as if it had been
 * added.
 */
const mail: Kind = {places: /[@.](?=[^@.])/g, penalty: 120, isText: false}

/**
 * The breaks in identifiers of Software Heritage, such as `swh:1:dir:` and 40 digits. The hash is only divided if a line
 * would otherwise be very short.
 */
const heritage: Kind = {places: /[:;=/](?=[\da-z])/g, penalty: 60, isText: false, inSequence: 990}

/** The breaks in identifiers, which are not broken near their ends, where a part would be too short to recognize. */
const identifier: Kind = {places: /[\p{L}\p{N}]{2}[._-](?=[\p{L}\p{N}]{2})/gu, penalty: 100, isText: false}

/** The breaks in code: after separators, and between words that are marked by capitals, as in `InferenceData`. */
const code: Kind = {
  places:
    /[\p{L}\p{N})\]][_./,:;=(){}[\]|&+-]+(?=[^_./,:;=(){}[\]|&+-])|\p{L}{2}[\p{Ll}\p{N}](?=\p{Lu}\p{Ll}{2})/gu,
  penalty: 150,
  isText: false
}

const whole: Kind = {places: /(?!)/g, penalty: 0, isText: false}

const isAddress = /^[(<[]?(https?:|www\.|doi:|arxiv:|10\.\d{4})/i

const isMail = /^[^\s@]+@[\w-]+(\.[\w-]+)+\P{L}*$/u

const isHeritage = /^\P{L}*swh:1:[a-z]{3}:[\da-f]{40}/u

/** Matches identifiers in running text: an ORCID iD, names with dots between words, and names with underscores. */
const isIdentifier =
  /^\P{L}*(\d{4}-){3}\d{3}[\dX]\P{L}*$|^\P{L}*[\p{L}\p{N}]{3,}(\.[\p{L}\p{N}_]{3,})+\P{L}*$|^\P{L}*[\p{L}\p{N}.]+(_[\p{L}\p{N}.]+)+\P{L}*$/u

/** Matches SPDX names of licences, which stay whole: `CC-BY-NC-ND-4.0`, `GPL-3.0-or-later`. */
const isVersionedName = /^\p{P}*[A-Z][A-Za-z]*(-[A-Za-z]+)*-\d+(\.\d+)+/u

/** Whether a place is between two digits, which stay together: a divided number would be read as two numbers. */
function isInNumber(letters: string, at: number): boolean {
  return /^\d\d$/.test(letters.slice(at - 1, at + 1))
}

/** Matches proteins, DNA sequences and hashes, which have no syllables and can be broken between any two letters. */
const sequences = /\p{Lu}{24,}|[acgtu]{24,}|(?=[a-f]*\d)[\da-f]{24,}/gu

/** The minimum number of letters before and after a break in a protein, a DNA sequence or a hash. */
const edge = 3
