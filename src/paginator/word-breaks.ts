/** A place in a text where a line may end inside a word, and what that costs; after `isSoft` a hyphen is added. */
export type WordBreak = Readonly<{offset: number; penalty: number; isSoft: boolean; isHyphen: boolean}>

/**
 * Where a word may be broken without a new hyphen: after its own hyphens, dashes and slashes, and inside addresses,
 * code, and sequences of letters that are no words. Offsets are counted from `start`.
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

/** Whether a word needs the closer look: most have nothing inside that they could be broken at. */
export function mayBeBroken(word: string, isCode: boolean): boolean {
  return isCode || word.length >= longest || joints.test(word)
}

const joints = /[-‐–—…/@:\u200b]|\d\.\d|www\./

/** A sequence of letters this long may not be a word. */
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

/** Not after a hyphen, which would look like one of the line. */
const mail: Kind = {places: /[@.](?=[^@.])/g, penalty: 120, isText: false}

/** After signs that join its parts, and between words marked by a capital, as in `InferenceData`. */
const code: Kind = {
  places:
    /[\p{L}\p{N})\]][_./,:;=(){}[\]|&+-]+(?=[^_./,:;=(){}[\]|&+-])|\p{L}{2}[\p{Ll}\p{N}](?=\p{Lu}\p{Ll}{2})/gu,
  penalty: 150,
  isText: false
}

const whole: Kind = {places: /(?!)/g, penalty: 0, isText: false}

const isAddress = /^[(<[]?(https?:|www\.|doi:|10\.\d{4})/

const isMail = /^[^\s@]+@[\w-]+(\.[\w-]+)+\P{L}*$/u

/** Names of licences, as SPDX writes them, stay whole: `CC-BY-NC-ND-4.0`, `GPL-3.0-or-later`. */
const isVersionedName = /^\p{P}*[A-Z][A-Za-z]*(-[A-Za-z]+)*-\d+(\.\d+)+/u

/** Proteins, strands of DNA, and hashes have no syllables, and are broken between any two letters. */
const sequences = /\p{Lu}{24,}|[acgtu]{24,}|(?=[a-f]*\d)[\da-f]{24,}/gu

/** How many letters of them stay together at their ends. */
const edge = 3
