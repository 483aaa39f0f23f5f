import {GUARD, type Token} from './tokens.ts'

/** The replacement for two adjacent marks at a boundary; pairs that are not listed stay. */
const joints: Readonly<Record<string, string>> = {
  '::': ':',
  ':.': ':',
  ':!': '!',
  ':?': '?',
  '..': '.',
  ';:': ';',
  ';.': ';',
  ';;': ';',
  ';!': '!',
  ';?': '?',
  '!:': '!',
  '!.': '!',
  '!!': '!',
  '?:': '?',
  '?.': '?',
  '??': '?',
  ',,': ','
}

const marks = '.,:;!?،؛؟'
/** Marks that move into quotation marks. */
const inner = '.,!?،؟'

function beginsWith(text: string, characters: string): boolean {
  return text !== '' && characters.includes(text[0]!)
}

/** Whether a text begins with a space or a mark, which may merge with the end of the text before it. */
function meets(text: string): boolean {
  return beginsWith(text, ' ') || beginsWith(text, marks)
}

/** Arabic punctuation marks, each with the Latin mark whose rules apply to it. */
const latinMarks: Readonly<Record<string, string>> = {'،': ',', '؛': ';', '؟': '?'}

function latin(mark: string): string {
  return latinMarks[mark] ?? mark
}

/**
 * Joins texts: adjacent marks merge by the table above, adjacent spaces become one, and with `inQuotes` full stops and
 * commas move into preceding quotation marks (CSL 1.0.2, `punctuation-in-quote`).
 */
export function joinTokens(tokens: readonly Token[], inQuotes: boolean): Token[] {
  const out: Token[] = []
  let isEmptied = false
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (typeof token !== 'string' || !meets(token)) {
      if (token !== '') out.push(token)
      continue
    }
    const rest = joinTo(out, token, inQuotes)
    if (rest !== '') out.push(rest)
    isEmptied = true
  }
  return isEmptied ? out.filter(token => token !== '') : out
}

function joinTo(out: Token[], token: string, inQuotes: boolean): string {
  let rest = token
  for (;;) {
    if (!meets(rest)) return rest
    const tail = tailOf(out)
    if (tail === undefined) return rest
    const {index, quote, isInBlock} = tail
    const isQuoted = quote !== undefined
    const text = out[index] as string
    const last = text.at(-1)!
    if (!isInBlock) {
      // At the edge of a block, a mark that is there already is not repeated.
      if (!beginsWith(rest, marks) || joints[latin(last) + latin(rest[0]!)] !== latin(last)) return rest
      rest = rest.slice(1).trimStart()
      continue
    }
    if (last === ' ' && rest[0] === ' ' && !isQuoted) {
      rest = rest.slice(1)
      continue
    }
    if (!beginsWith(rest, marks)) return rest
    const merged = joints[latin(last) + latin(rest[0]!)]
    if (merged === latin(last)) rest = rest.slice(1)
    else if (isQuoted && !inQuotes) return rest
    else if (merged !== undefined) {
      out[index] = text.slice(0, -1)
      if (quote !== undefined) {
        out.splice(quote, 0, rest[0]!)
        rest = rest.slice(1)
      }
    } else if (quote !== undefined && rest[0] === ',' && endsSentence(text)) rest = rest.slice(1)
    else if (quote !== undefined && beginsWith(rest, inner)) {
      out.splice(quote, 0, rest[0]!)
      rest = rest.slice(1)
    } else return rest
  }
}

/**
 * Whether a field ends with the full stop of a sentence, after which a comma within quotation marks would be one
 * mark too many. An affix, which is a text by itself, and an abbreviation keep the comma: “Apple Inc.,”.
 */
function endsSentence(text: string): boolean {
  if (!text.endsWith('.') || text.length === 1) return false
  const word = /[^\s\u00a0]*$/.exec(text.slice(0, -1))![0]
  return !word.includes('.') && word.length > 1 && !abbreviated.test(word)
}

const abbreviated =
  /^(?:bros|ca|co|corp|dr|ed|eds|etc|inc|jr|ltd|mr|mrs|no|nos|pp|rev|sr|st|vol|vols|vs|al)$/i

/**
 * The index of the last text, the first closing quotation mark after that text, and whether the text and the end of the
 * output are in the same block.
 */
function tailOf(
  out: readonly Token[]
): Readonly<{index: number; quote: number | undefined; isInBlock: boolean}> | undefined {
  let quote: number | undefined
  let isInBlock = true
  for (let index = out.length - 1; index >= 0; index--) {
    const token = out[index]!
    if (typeof token === 'string') {
      if (token === '' || token === GUARD) continue
      return {index, quote, isInBlock}
    }
    if (token.kind === 'display') isInBlock = false
    if (token.kind === 'quote') {
      if (token.open) return undefined
      quote = index
    }
  }
  return undefined
}
