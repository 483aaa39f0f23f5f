import type {Token} from '../output/tokens.ts'
import {append} from '../output/tokens.ts'
import {patternFor} from '../patterns/patterns.ts'
import {addressesIn} from './addresses.ts'

/**
 * Words that title case leaves in lower case: articles and conjunctions (CSL 1.0.2, “Title Case Conversion”), the single
 * words of CSL's stop-words.json, and particles of names.
 */
const stopWords: ReadonlySet<string> = new Set(
  `a an and nor or so the yet
  about across afore after against along alongside amid amidst among amongst anenst apropos apud around as aside
  astride at athwart atop barring before behind below beneath beside besides between beyond but by circa despite down
  during except for forenenst from given in inside into lest like modulo near next notwithstanding of off on onto out
  over per plus pro qua sans since than through throughout thru thruout till to toward towards under underneath until
  unto up upon v versus via vs with within without
  al c d de e et i o van von`.split(/\s+/)
)

/** Changes the case of the tokens from an index on. `lang` is the language of the text. */
export function changeCase(tokens: Token[], from: number, textCase: string, lang: string): void {
  const spans = spansOf(tokens, from)
  const text = spans.map(({text}) => text).join('')
  if (text === '') return
  const changed = knownUnits(text, textCase, lang)
  if (changed.size === 0) return
  let at = 0
  let before = -1
  for (const {index, text: own, isFixed} of spans) {
    const piece = isFixed ? own : withUnits(own, at, changed)
    if (index >= 0) tokens[index] = index === before ? (tokens[index] as string) + piece : piece
    before = index
    at += own.length
  }
}

/** The replaced code units of a text, by index. */
type Changed = ReadonlyMap<number, string>

/** Returns a part of a text with its changed code units; `offset` is the position of the part in the text. */
function withUnits(text: string, offset: number, changed: Changed): string {
  let made = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = changed.get(offset + at)
    if (unit === undefined) continue
    made += text.slice(from, at) + unit
    from = at + 1
  }
  return made + text.slice(from)
}

/** Splits a text at its TeX formulas, such as `$\mathbb{R}$`; every second piece is a formula. */
function formulas(text: string): readonly string[] {
  return text.includes('$') ? text.split(/(\$[^$]*\\[^$]*\$)/) : [text]
}

type Span = Readonly<{index: number; text: string; isFixed: boolean}>

/** The texts among tokens; texts within protecting marks, and formulas, keep their case. */
function spansOf(tokens: readonly Token[], from: number): readonly Span[] {
  let fixed = 0
  const spans: Span[] = []
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]!
    if (typeof token === 'string')
      append(
        spans,
        formulas(token).map((text, at) => ({index, text, isFixed: fixed > 0 || at % 2 === 1}))
      )
    else if (protects(token)) fixed += token.open ? 1 : -1
    else if (token.kind === 'quote') spans.push({index: -1, text: token.open ? '“' : '”', isFixed: true})
  }
  return spans
}

function protects(token: Exclude<Token, string>): boolean {
  if (token.kind === 'nocase' || token.kind === 'nodecor') return true
  if (token.kind !== 'format') return false
  return (token.name === 'vertical-align' && token.value !== 'baseline') || token.value === 'small-caps'
}

/** The changed units of recent texts: many works have the title of one journal. */
const known = new Map<string, Changed>()
const MOST_KNOWN = 500

/** The changed units of a text; cached. */
function knownUnits(text: string, textCase: string, lang: string): Changed {
  // The length separates the language, which can be any text, from the text after it.
  const key = `${textCase} ${lang.length} ${lang} ${text}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = changedUnits(text, textCase, lang)
  if (known.size === MOST_KNOWN) known.clear()
  known.set(key, made)
  return made
}

function changedUnits(text: string, textCase: string, lang: string): Changed {
  const changed = new Map<number, string>()
  const kept = addressesIn(text)
  const change = (at: number, value: string): void => {
    changed.set(at, value)
  }
  const set = (at: number, value: string): void => {
    if (!kept.some(({start, end}) => start <= at && at < end)) change(at, value)
  }
  switch (textCase) {
    case 'lowercase':
      for (let at = 0; at < text.length; at++) change(at, lower(text[at]!, lang))
      break
    case 'uppercase':
      for (let at = 0; at < text.length; at++) change(at, text[at] === 'ß' ? 'SS' : upper(text[at]!, lang))
      break
    case 'capitalize-first': {
      const at = text.search(wordStart(text))
      const word = at < 0 ? '' : (/^[^\s\u00a0]+/.exec(text.slice(at))?.[0] ?? '')
      // A word that contains a capital is not changed: `arXiv`.
      if (word !== '' && word === lower(word, lang)) set(at, upper(text[at]!, lang))
      break
    }
    case 'capitalize-all':
      for (const {0: word, index} of text.matchAll(/[^\s\u00a0]+/g)) {
        const at = word.search(wordStart(word))
        if (at >= 0 && word === lower(word, lang)) set(index + at, upper(word[at]!, lang))
      }
      break
    case 'sentence':
      sentenceCase(text, set, lang)
      break
    case 'title':
      if (/^eng?\b/i.test(lang)) titleCase(text, set, lang)
      break
  }
  return changed
}

const asciiLetter = /[a-z]/i
const wordStart = patternFor(/[a-z\d]/i, /[\p{L}\p{N}]/u)
const leadingLetters = patternFor(/^[a-z]+/i, /^\p{L}+/u)
const runs = patternFor(/[a-z\d’'.&]*[a-z\d]/gi, /[\p{L}\p{N}\p{M}’'.&]*[\p{L}\p{N}\p{M}]/gu)

function sentenceCase(text: string, set: (at: number, value: string) => void, lang: string): void {
  const isAllUpper = text === upper(text, lang) && asciiLetter.test(text)
  let isFirst = true
  for (const {0: word, index} of text.matchAll(/[^\s\u00a0]+/g)) {
    const at = word.search(wordStart(word))
    if (at < 0) continue
    const rest = word.slice(at + 1)
    const isCapitalised = rest === lower(rest, lang)
    if (isAllUpper)
      for (let offset = at + 1; offset < word.length; offset++)
        set(index + offset, lower(word[offset]!, lang))
    if (isFirst) set(index + at, upper(word[at]!, lang))
    else if (isCapitalised || isAllUpper) set(index + at, lower(word[at]!, lang))
    isFirst = false
  }
}

function titleCase(text: string, set: (at: number, value: string) => void, lang: string): void {
  const words = wordsOf(text)
  const lastWord = words.at(-1)
  for (const [index, word] of words.entries()) {
    const {start, value, isFirstOfPart} = word
    const isFirst = index === 0 || isFirstOfPart
    if (/[α-ωΑ-Ω]/.test(value[0]!) || word.isTex) continue
    // In `v2.1` and `v.3`, only the leading letters matter.
    const letters = leadingLetters(value).exec(value)?.[0] ?? value
    if (value !== lower(value, lang)) continue
    if (letters.length === 1 && !isFirst && !word.isBehindDash) continue
    if (!isFirst && !word.isFirstOfCompound && word !== lastWord && stopWords.has(value)) continue
    set(start, upper(value[0]!, lang))
  }
}

type Word = Readonly<{
  start: number
  value: string
  isFirstOfPart: boolean
  /** Whether a word has a hyphen after it and none before it. */
  isFirstOfCompound: boolean
  isBehindDash: boolean
  /** Whether a word touches TeX commands or formulas. */
  isTex: boolean
}>

/** The words between spaces: the end of each, and whether it contains TeX; empty if the text has no TeX. */
function runsOf(text: string): ReadonlyArray<Readonly<{end: number; isTex: boolean}>> {
  if (!/[\\$]/.test(text)) return []
  return [...text.matchAll(/\S+/g)].map(({0: run, index}) => ({
    end: index + run.length,
    isTex: run.includes('\\') || run.indexOf('$') !== run.lastIndexOf('$')
  }))
}

/** Whether a character such as `=` or `‘` joins a text to the letters before it: `E=mc`, `snake_case`, `da‘wa`. */
function isWithinWord(text: string, start: number): boolean {
  let at = start
  while (at > 0 && joiningSigns.includes(text[at - 1]!)) at--
  const before = text[at - 1] ?? ''
  return at < start && wordStart(before).test(before)
}

const joiningSigns = '=+_@#*^~|<>‘´`′'

/** The words of a title; parts joined by hyphens and slashes are separate words. */
function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  const spared = runsOf(text)
  let at = 0
  for (const {0: run, index} of text.matchAll(runs(text))) {
    const lead = run.search(wordStart(run))
    if (lead < 0) continue
    const start = index + lead
    if (isWithinWord(text, start)) continue
    while (at < spared.length && spared[at]!.end <= start) at++
    const mark =
      text
        .slice(0, start)
        .replace(/[“‘"'«([]+$/u, '')
        .trimEnd()
        .at(-1) ?? ''
    words.push({
      start,
      value: run.slice(lead),
      isFirstOfPart: /[:?!]/.test(mark),
      isFirstOfCompound: text[start + run.length - lead] === '-' && text[start - 1] !== '-',
      isBehindDash: mark === '—',
      isTex: spared[at]?.isTex === true
    })
  }
  return words
}

/** Puts a text in upper case; in Turkish and Azerbaijani, i becomes İ. */
export function upper(text: string, lang: string): string {
  const turned = /^(?:tr|az)\b/i.test(lang) ? text.replaceAll('i', 'İ') : text
  const made = turned.toUpperCase()
  return text.length === 1 && made.length !== 1 ? text : made
}

/** Puts a text in lower case; in Turkish and Azerbaijani, I becomes ı and İ becomes i. */
export function lower(text: string, lang: string): string {
  const turned = /^(?:tr|az)\b/i.test(lang) ? text.replaceAll('I', 'ı').replaceAll('İ', 'i') : text
  const made = turned.toLowerCase()
  return text.length === 1 && made.length !== 1 ? text : made
}
