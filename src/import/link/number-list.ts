import {numberParts} from './number-parts.ts'
import {leads, partTerms} from './words.ts'

/** A number in a list of numbers. A number within a range, such as 4 in `[3–5]`, has the offsets of the whole range. */
export type TypedNumber = Readonly<{
  start: number
  end: number
  number: number
  prefix: string
  suffix: string
}>

/**
 * The numbers of a citation; `isSpoken` if words other than a locator follow them, `isLed` if words other than “see”
 * and the like precede them.
 */
export type NumberList = Readonly<{numbers: readonly TypedNumber[]; isSpoken: boolean; isLed: boolean}>

const span = String.raw`\d{1,3}(?:\s?-{1,3}\s*\d{1,3})?`
const joint = String.raw`\s*[,;]\s*(?:(?:and|und|et|y|e)\s+)?|\s(?:and|und|u\.|sowie|et|y|e|&)\s`
/** Names of parts that only citations by numbers have: `[8, Theorem 2]`. */
const statements = `(?:theorems?|thms?|lemmas?|propositions?|props?|corollar(?:y|ies)|cor|definitions?|def|examples?|algorithms?|alg|remarks?|appendi(?:x|ces)|app|suppl(?:ement)?|satz|sätze|théorèmes?|teoremas?)`
const place = String.raw`(?:(?:${partTerms}|${statements})\.?\s?(?:\(?\d|[a-z]\d|[ivxlc]{1,6}(?!\p{L}))|appendi(?:x|ces)\s\p{L}(?!\p{L})|(?:preamble|präambel|préambule|preámbulo|passim)$)[^;]*`
/** A place in a work, after the brackets with the number of the work: `[28], secs. 339–40`. */
export const isBeforePlace = new RegExp(String.raw`^,\s(?:${partTerms})\.?\s\d`, 'iu')
const located = String.raw`(?:,\s*|:\s*|\s+|\s*\(\s*)${place}|:\s*\d[\d\s,-]*`
/** A phrase that does not change the number of works: `[7 and references therein]`. */
const therein = String.raw`,?\s(?:and|und|sowie|et|y)\s(?:the\s|les\s|las\s|die\s)?(?:references?|refs?\.?|literature|works|literatur|références|referencias)\s(?:cited\s)?(?:therein|there|darin|dort|citées|associées|incluses|citadas|incluidas)`
/** A place in a work that may be followed by another work: `1, p. 5, 7`, `1, art. 5, 7, § 3`. */
const placeAndNumber = new RegExp(
  String.raw`(?<!\p{L})(?:p|s|pág|pag)\.?\s?\d+,\s?\d{1,3}$|\d,\s?\d{1,3},?\s${partTerms}\.?\s?\d`,
  'u'
)
/** A mark of important works, or an abbreviation of “number”, before the number of a work. */
const mark = String.raw`(?:[*•†‡⁎∗]{1,3}\s?|(?:[Nn]os?\.|[Nn]r\.|[Nn][°º]|№)\s?)?`
const isMark = new RegExp(`^${mark}$`, 'iu')
const spoken = String.raw`,\s*\p{Ll}[\p{Ll}\s’'-]{2,60}`
const led = String.raw`${leads}(?:(?:(?:the|die|les|las|los)\s)?(?:reviews?|revues?|refs?\.?|references?|réfs?\.?|références?|übersichten|revisiones)\s)?`
const whole = new RegExp(
  String.raw`^\s*((?:[^\d;]{0,160}[\s,(])?${led})(${span}(?:(?:${joint})${span})*)\s*(${located}|${therein}|${spoken})?$`,
  'u'
)
const isSignal = new RegExp(String.raw`^\s*$|(?:^|[\s,(])(?!\s*$)${led}$`, 'u')
const isSpokenPart = new RegExp(`^(?!${therein}$)${spoken}$`, 'u')
const isPlace = new RegExp(`^\\s*${place}$`, 'u')
/** Numbers, and any words or letters after them (`[9a,b]`); in round brackets, such words hardly ever follow the numbers of works. */
const loose = new RegExp(
  String.raw`^\s*(${mark})(${span}[a-h]?(?:(?:${joint}|\s?/\s?)${mark}${span}[a-h]?)*)\s*((?:[,:]\s*|\s(?=(?:and|und|sowie|et|y)\s))(?=.*\p{L}{3}).{3,160}|[,.]?\s?[a-h*†](?:\s?[,/]\s?[a-h])*|ff?\.?|[.,?-]{0,3})$`,
  'u'
)
/** Numbers after other words and a comma or conjunction: `[R package, 9]`, `(entry 3BUA, 9)`. */
const afterWords = new RegExp(
  String.raw`^((?!\s*\d)(?=.*\p{L}{2})(?!.*(?<!\p{L})(?:${partTerms}|${statements})\.?\s?\d[^\p{L}]*$).{2,160}?(?:,\s|\s(?:and|und|et|y|e)\s))(${span}(?:(?:${joint})${span})*)()$`,
  'u'
)
const partName = new RegExp(String.raw`(?<!\p{L})(?:${partTerms}|${statements})\.?\s?$`, 'u')
const isLoose = /^(?=.*\p{L}{3}).{3,160}$/u
const spans = new RegExp(span, 'g')
const wordedRange = /(?<=\d)\s(?:to|bis|à|hasta)\s(?=\d)/gu

/**
 * Parses the numbers of a citation such as `3–5, 9` or `see 12, p. 171`; undefined if it contains anything else. In
 * `29, Secs. 15, 19`, the numbers after `Secs.` refer to sections. `text` is the text as typed and has the same length
 * as `plain`. In square brackets, other words can follow the numbers (`isSpoken`).
 */
export function numberList(plain: string, text: string, isSquare = false): NumberList | undefined {
  const numbers: TypedNumber[] = []
  let isSpoken = false
  let isLed = false
  let from = 0
  for (const part of numberParts(plain)) {
    const written = isSquare ? part.replace(wordedRange, word => '-'.padEnd(word.length)) : part
    isSpoken ||= written !== part
    const read = readPart(written, isSquare)
    const last = numbers.at(-1)
    const end = from + part.length
    // `[5; Sec. 3]`
    if (isSquare && last !== undefined && (isPlace.test(lowered(written).trim()) || isWords(read, part))) {
      const suffix = joinedSuffix(last.suffix, text.slice(from, end))
      numbers[numbers.length - 1] = {...last, suffix, end}
      isSpoken ||= !isPlace.test(lowered(written).trim())
    } else if (read === undefined && last === undefined && /^\D+$/.test(part)) isSpoken = true
    else {
      const own = read && placed(read, part, text.slice(from, end), from)
      if (own === undefined) return undefined
      for (const number of own) numbers.push(number)
      isSpoken ||= read!.isSpoken
      isLed ||= read!.isLed
    }
    from = end + 1
  }
  return numbers.length === 0 ? undefined : {numbers, isSpoken, isLed}
}

/** A part of a list of numbers: the words before the numbers, the numbers, and the words after them. */
type ReadPart = Readonly<{
  lead: string
  list: string
  after: string
  isStrict: boolean
  isSpoken: boolean
  isLed: boolean
}>

function readPart(part: string, isSquare: boolean): ReadPart | undefined {
  const low = lowered(part)
  const read = whole.exec(low)
  const ofPart = read && afterPart(read[1]!, read[2]!)
  const strict = ofPart ? null : read
  const [, lead = '', list, after = ''] =
    ofPart?.parts ?? strict ?? (isSquare ? loose.exec(part) : null) ?? afterWords.exec(part) ?? []
  if (list === undefined) return undefined
  const isSaid =
    placeAndNumber.test(after) || (isSpokenPart.test(after) && !isPlace.test(after.replace(/^[,\s]+/, '')))
  const isOfWords = strict !== null && !isSignal.test(lead)
  const isJoined = isOfWords && /\p{L}{2}.*(?:,|\s(?:and|und|et|y|e))\s$/u.test(lead)
  const isMarked = isOfWords && isSquare && isMark.test(lead)
  return {
    lead,
    list,
    after,
    isStrict: strict !== null,
    isSpoken: (strict === null && !(ofPart?.isRepeated ?? false)) || isSaid || isJoined || isMarked,
    isLed: isOfWords && !isJoined && !isMarked
  }
}

/** The match of the numbers of works after the number of a part; `isRepeated` if the number of the part is their first. */
type AfterPart = Readonly<{parts: readonly string[]; isRepeated: boolean}>

/**
 * The match of the numbers after those of a part of a work: `part 1 and 1,5,6`. They begin a list of their own if they
 * fall, or if commas follow the conjunction. A repeated number cannot be that of the part again.
 */
function afterPart(lead: string, list: string): AfterPart | undefined {
  if (!partName.test(lead)) return undefined
  const numbers = [...list.matchAll(spans)]
  const value = (at: number) => Number.parseInt(numbers[at]![0], 10)
  const at = numbers.findIndex(({index}, place) => {
    const before = numbers[place - 1]
    if (before === undefined) return false
    const isAfterWord = /\p{L}|&/u.test(list.slice(before.index + before[0].length, index))
    return value(place) <= value(place - 1) || (isAfterWord && place < numbers.length - 1)
  })
  if (at < 1) return undefined
  const cut = numbers[at]!.index
  return {
    parts: ['', lead + list.slice(0, cut), list.slice(cut), ''],
    isRepeated: at === 1 && value(1) === value(0)
  }
}

/** Whether a part contains only words. */
function isWords(read: ReadPart | undefined, part: string): boolean {
  return !(read?.isStrict ?? false) && isLoose.test(part)
}

/** The numbers of a part that begins at an offset; undefined if they cannot be numbers of works. */
function placed(
  {lead, list, after}: ReadPart,
  part: string,
  text: string,
  from: number
): readonly TypedNumber[] | undefined {
  const listAt = part.indexOf(list, lead.length)
  const found = numbersIn(list, from + listAt)
  if (found === undefined) return undefined
  const numbers = [...found]
  const prefix = text.slice(part.search(/\S/), listAt).trim()
  numbers[0] = {...numbers[0]!, prefix}
  if (after === '') return numbers
  const suffix = text
    .slice(text.length - after.length)
    .trim()
    .replace(/^[\s,:]*\(([^()]*)\)$|^[\s,:]+/, '$1')
    .trim()
  numbers[numbers.length - 1] = {...numbers.at(-1)!, suffix, end: from + part.length}
  return numbers
}

/** The numbers of a list such as `3-5, 9` that begins at an offset; undefined if they cannot be numbers of works. */
export function numbersIn(list: string, from: number): readonly TypedNumber[] | undefined {
  const numbers: TypedNumber[] = []
  for (const {0: written, index} of list.matchAll(spans)) {
    const [low = 0, high = low] = written.split(/-+/).map(Number)
    if (low === 0 || high < low || high - low > 40) return undefined
    const start = from + index
    for (let number = low; number <= high; number++)
      numbers.push({start, end: start + written.length, number, prefix: '', suffix: ''})
  }
  return numbers
}

function joinedSuffix(suffix: string, next: string): string {
  return suffix === '' ? next.trim() : `${suffix}; ${next.trim()}`
}

/** A text in lower case, unless that changes its length. */
function lowered(part: string): string {
  const low = part.toLowerCase()
  return low.length === part.length ? low : part
}
