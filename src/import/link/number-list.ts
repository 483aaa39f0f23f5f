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
const joint = String.raw`\s*[,;]\s*(?:(?:and|und|et|y|e)\s+)?|\s(?:and|und|et|y|e|&)\s`
/** Names of parts that only citations by numbers have: `[8, Theorem 2]`. */
const statements = `(?:theorems?|thms?|lemmas?|propositions?|props?|corollar(?:y|ies)|cor|definitions?|def|examples?|algorithms?|alg|remarks?|appendi(?:x|ces)|app|suppl(?:ement)?|satz|sätze|théorèmes?|teoremas?)`
const place = String.raw`(?:(?:${partTerms}|${statements})\.?\s?(?:\(?\d|[ivxlc]{1,6}(?!\p{L}))|appendi(?:x|ces)\s\p{L}(?!\p{L}))[^;]*`
const located = String.raw`(?:,\s*|:\s*|\s+|\s*\(\s*)${place}|:\s*\d[\d\s,-]*`
/** A phrase that does not change the number of works: `[7 and references therein]`. */
const therein = String.raw`,?\s(?:and|und|sowie|et|y)\s(?:the\s|les\s|las\s|die\s)?(?:references?|refs?\.?|literature|works|literatur|références|referencias)\s(?:cited\s)?(?:therein|there|darin|dort|citées|citadas)`
const spoken = String.raw`,\s*\p{Ll}[\p{Ll}\s’'-]{2,60}`
const led = String.raw`${leads}(?:(?:(?:the|die|les|las|los)\s)?(?:reviews?|revues?|refs?\.?|references?|réfs?\.?|références?|übersichten|revisiones)\s)?`
const whole = new RegExp(
  String.raw`^\s*((?:[^\d;]{0,160}[\s,(])?${led})(${span}(?:(?:${joint})${span})*)\s*(${located}|${therein}|${spoken})?$`,
  'u'
)
const isSignal = new RegExp(String.raw`^\s*$|(?:^|[\s,(])(?!\s*$)${led}$`, 'u')
const isSpokenPart = new RegExp(`^${spoken}$`, 'u')
const isPlace = new RegExp(`^\\s*${place}$`, 'u')
/** Numbers, and any words or letters after them (`[9a,b]`); in round brackets, such words hardly ever follow the numbers of works. */
const loose = new RegExp(
  String.raw`^\s*()(${span}(?:(?:${joint})${span})*)\s*((?:[,:]\s*|\s(?=(?:and|und|sowie|et|y)\s))(?=.*\p{L}{3}).{3,160}|[a-h*†](?:\s?[,/]\s?[a-h])*)$`,
  'u'
)
const isLoose = /^(?=.*\p{L}{3}).{3,160}$/u
const spans = new RegExp(span, 'g')
const wordedRange = /(?<=\d)\s(?:to|bis|à|hasta)\s(?=\d)/gu

/**
 * Parses the numbers of a citation such as `3–5, 9` or `see 12, p. 171`; undefined if it contains anything else. In
 * `29, Secs. 15, 19`, the numbers after `Secs.` refer to sections. `text` is the text as typed and has the same
 * length as `plain`. In square brackets, other words can follow the numbers, which is `isSpoken`.
 */
export function numberList(plain: string, text: string, isSquare = false): NumberList | undefined {
  const numbers: TypedNumber[] = []
  let isSpoken = false
  let isLed = false
  let from = 0
  for (const part of plain.split(';')) {
    const typed = lowered(part)
    const low = isSquare ? typed.replace(wordedRange, word => '-'.padEnd(word.length)) : typed
    isSpoken ||= low !== typed
    const strict = whole.exec(low)
    const last = numbers.at(-1)
    // `[5; Sec. 3]`
    if (
      isSquare &&
      last !== undefined &&
      (isPlace.test(low.trim()) || (strict === null && isLoose.test(part)))
    ) {
      numbers[numbers.length - 1] = {
        ...last,
        suffix: joinedSuffix(last.suffix, text.slice(from, from + part.length)),
        end: from + part.length
      }
      isSpoken ||= !isPlace.test(low.trim())
      from += part.length + 1
      continue
    }
    const [, lead = '', list, after = ''] = strict ?? (isSquare ? loose.exec(low) : null) ?? []
    if (list === undefined) return undefined
    const at =
      from + part.length - after.length - part.slice(0, part.length - after.length).trimStart().length
    const first = numbers.length
    const listAt = low.indexOf(list, lead.length)
    for (const {0: written, index} of list.matchAll(spans)) {
      const [low = 0, high = low] = written.split(/-+/).map(Number)
      if (low === 0 || high < low || high - low > 40) return undefined
      const start = from + listAt + index
      for (let number = low; number <= high; number++)
        numbers.push({start, end: start + written.length, number, prefix: '', suffix: ''})
    }
    numbers[first] = {...numbers[first]!, prefix: text.slice(at, from + listAt).trim()}
    if (after !== '') {
      const suffix = text
        .slice(from + part.length - after.length, from + part.length)
        .trim()
        .replace(/^[\s,:]*\(([^()]*)\)$|^[\s,:]+/, '$1')
        .trim()
      numbers[numbers.length - 1] = {...numbers.at(-1)!, suffix, end: from + part.length}
      const isSaid = isSpokenPart.test(after) && !isPlace.test(after.replace(/^[,\s]+/, ''))
      isSpoken ||= strict === null || isSaid
    }
    isLed ||= !isSignal.test(lowered(lead))
    from += part.length + 1
  }
  return {numbers, isSpoken, isLed}
}

function joinedSuffix(suffix: string, next: string): string {
  return suffix === '' ? next.trim() : `${suffix}; ${next.trim()}`
}

/** A text in lower case, unless that changes its length. */
function lowered(part: string): string {
  const low = part.toLowerCase()
  return low.length === part.length ? low : part
}
