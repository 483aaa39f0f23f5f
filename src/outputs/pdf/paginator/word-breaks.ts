/** A possible break inside a word, with its cost; after `isSoft` a hyphen is added. */
export type WordBreak = Readonly<{offset: number; penalty: number; isSoft: boolean; isHyphen: boolean}>

/**
 * Possible breaks in a word without a new hyphen: after its own hyphens, dashes and slashes, and inside URLs, code, and
 * letter sequences that are not words. Offsets are relative to `start`.
 */
export function* ownBreaks(word: string, start: number, isCode: boolean): Generator<WordBreak> {
  const {places, penalty, isText} = kindOf(word, isCode)
  for (const {0: text, index} of word.matchAll(places))
    yield {
      offset: start + index + text.length,
      penalty,
      isSoft: false,
      isHyphen: isText && /[-‐]$/.test(text)
    }
  if (word.length < longest) return
  for (const {0: letters, index} of word.matchAll(sequences))
    for (let inside = edge; inside <= letters.length - edge; inside++)
      yield {offset: start + index + inside, penalty: 150, isSoft: false, isHyphen: false}
}

/** Whether a word needs a closer look; most have no possible break. */
export function mayBeBroken(word: string, isCode: boolean): boolean {
  return isCode || word.length >= longest || joints.test(word)
}

const joints = /[-‐–—…/@:\u200b]|\d\.\d|www\./

/** The minimum length of a letter sequence that may not be a word. */
const longest = 24

/** How words of a kind are broken. */
type Kind = Readonly<{places: RegExp; penalty: number; isText: boolean}>

function kindOf(word: string, isCode: boolean): Kind {
  if (isAddress.test(word)) return address
  if (isMail.test(word)) return mail
  if (isVersionedName.test(word)) return whole
  return isCode && word.length > 12 ? code : text
}

const text: Kind = {
  places:
    /[\p{L}\p{N}][-‐](?=\p{L})|[—–…](?=\p{L})|\]–(?=\[)|\u200b|\p{L}[\p{L}\p{N}]{2,}\/(?=\p{L}[\p{L}\p{N}]{2})/gu,
  penalty: 30,
  isText: true
}

const address: Kind = {places: /[/?&=#._-](?=[^/?&=#._-])/g, penalty: 120, isText: false}

/** Not after a hyphen, which would look like one added at the line end. */
const mail: Kind = {places: /[@.](?=[^@.])/g, penalty: 120, isText: false}

/** After separators, and between words marked by a capital, as in `InferenceData`. */
const code: Kind = {
  places:
    /[\p{L}\p{N})\]][_./,:;=(){}[\]|&+-]+(?=[^_./,:;=(){}[\]|&+-])|\p{L}{2}[\p{Ll}\p{N}](?=\p{Lu}\p{Ll}{2})/gu,
  penalty: 150,
  isText: false
}

const whole: Kind = {places: /(?!)/g, penalty: 0, isText: false}

const isAddress = /^[(<[]?(https?:|www\.|doi:|10\.\d{4})/

const isMail = /^[^\s@]+@[\w-]+(\.[\w-]+)+\P{L}*$/u

/** Names of licences in SPDX form stay whole: `CC-BY-NC-ND-4.0`, `GPL-3.0-or-later`. */
const isVersionedName = /^\p{P}*[A-Z][A-Za-z]*(-[A-Za-z]+)*-\d+(\.\d+)+/u

/** Proteins, DNA sequences and hashes have no syllables, and are broken between any two letters. */
const sequences = /\p{Lu}{24,}|[acgtu]{24,}|(?=[a-f]*\d)[\da-f]{24,}/gu

/** The minimum number of letters before and after such a break. */
const edge = 3
