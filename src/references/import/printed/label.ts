import {joinedWords} from './chunks.ts'
import {decode} from './decode.ts'
import {type Features, featuresOf} from './features.ts'
import {hintsOf} from './hints.ts'
import {isTaken, type PrintedMark, printedMarks} from './marks.ts'
import type {Model} from './model.ts'
import {unbrokenWords} from './unbroken.ts'
import {type Word, wordsOfReference} from './words.ts'

/** A reference with a label for each word: the name of a field, or of the rule that marked the word. */
export type Labelled = Readonly<{
  text: string
  words: readonly Word[]
  labels: readonly string[]
  marks: readonly PrintedMark[]
  /** The model's probability for the label of each word; 1 for words marked by a rule. */
  certainties: readonly number[]
  /** The model's probability for the whole answer. */
  probability: number
}>

/** A reference prepared for the model: its words, the marks of the rules, and the words left for the model. */
export type Prepared = Readonly<{
  words: readonly Word[]
  marks: readonly PrintedMark[]
  /** The mark that contains each word. */
  marked: readonly (PrintedMark | undefined)[]
  /** Indexes of the words left for the model. */
  seen: readonly number[]
  features: Features
}>

/** Splits a reference into words, applies the rules and computes the features of the rest. The training uses it too. */
export function prepare(text: string): Prepared {
  const words = wordsOfReference(text)
  const marks = printedMarks(text)
  let next = 0
  const marked = words.map(word => {
    while (next < marks.length && marks[next]!.end <= word.start) next += 1
    const mark = marks[next]
    return mark && mark.start < word.end ? mark : undefined
  })
  const seen = [...words.keys()].filter(index => !(marked[index] && isTaken(marked[index])))
  return {words, marks, marked, seen, features: featuresOf(seen.map(index => words[index]!.text))}
}

/** Labels the words of a reference, by rule where a rule is certain and otherwise by the model. */
export function labelWords(written: string, model: Model): Labelled {
  const text = withEuropeanMarks(written)
  const prepared = prepare(text)
  const {words, marks, marked, seen, features} = prepared
  const head = headOf(text, marks)
  const joined = joinedWords(text, words)
  const hints = hintsOf(text)
  const unbroken = head.titled ? unbrokenWords(text, prepared, hints, joined, head.end) : []
  const {
    labels: found,
    certainties: sure,
    probability
  } = decode(
    model,
    features,
    seen.map((index, at) => {
      const word = words[index]!
      if (word.end <= head.end) return head.labels
      const mark = marked[index]
      if (mark) return constraints[mark.kind]
      const hint = hints.find(({start, end}) => start <= word.start && word.end <= end)
      if (hint) return hint.labels
      return head.titled && marked[seen[at - 1] ?? -1]?.start === head.end && word.text !== 'In'
        ? title
        : undefined
    }),
    seen.map((index, at) => seen[at - 1] === index - 1 && (joined[index]! || unbroken[index] === true))
  )
  const labels: string[] = words.map((_, index) => marked[index]?.kind ?? '')
  const certainties = words.map(() => 1)
  seen.forEach((index, at) => {
    labels[index] = found[at]!
    certainties[index] = sure[at]!
  })
  return {text: written, words, labels, marks, certainties, probability}
}

const urduMarks: ReadonlyMap<string, string> = new Map([
  ['۔', '.'],
  ['،', ','],
  ['؛', ';']
])

/** A text of the same length in which the punctuation of Urdu and Arabic is replaced, for rules and the model. */
function withEuropeanMarks(text: string): string {
  return text.replace(/[۔،؛]/g, mark => urduMarks.get(mark)!)
}

type Head = Readonly<{
  /** The end of the head, which is the start of the date; 0 if the reference has no such head. */
  end: number
  labels: ReadonlySet<string>
  /** Whether a title follows the date. */
  titled: boolean
}>

/**
 * The label of the words before a date in brackets, as in APA style: they are authors if a title and a source follow.
 * If only one of them follows, the words may be the title; for a statute they always are.
 */
function headOf(text: string, marks: readonly PrintedMark[]): Head {
  const none = {end: 0, labels: makers, titled: false}
  const date = marks.find(({kind}) => kind === 'date')
  const statute = (statuteFirst.exec(text) ?? caseFirst.exec(text))?.[0].length
  if (statute !== undefined) return {end: statute, labels: title, titled: false}
  if (!date || date.start < 2 || !/[.:]$/.test(text.slice(date.start, date.end))) return none
  const before = text.slice(0, date.start).replace(/\[\d{4}\]/, '')
  if (
    marks.some(({kind, start}) => kind !== 'organisation' && start < date.start) ||
    /[“”"«»]|\d{2}/.test(before)
  )
    return none
  const end = marks.find(
    ({start, kind}) => start > date.end && (kind === 'accessed' || kind === 'url' || kind === 'doi')
  )
  const after = text.slice(date.end, end?.start)
  const isLaw = /\b(?:Act|Convention|Code|Law|Directive|Regulation)[\s.]*$/.test(before)
  const isPerson =
    !isLaw && /^\p{Lu}[\p{L}’'-]+,\s\p{Lu}/u.test(before) && !/\p{Ll}{3,}\.\s\p{L}/u.test(before)
  if (
    /\p{L}{2,}[^.?!]*[.?!]\s+\S*\p{L}{2,}/u.test(after) ||
    (isPerson && /\p{L}{2,}[^.?!]*[.?!](?:\s|$)/u.test(after))
  )
    return {end: date.start, labels: makers, titled: true}
  return !/\p{L}/u.test(after) && isLaw ? {end: date.start, labels: title, titled: false} : none
}

/** A statute at the beginning of a reference, up to its year: `Transport Act 1985`. */
const statuteFirst =
  /^(?:The\s)?(?:\p{Lu}[\p{L}’'-]*\s(?:\(\p{Lu}[\p{L}\s]{0,40}\)\s)?(?:(?:of|and|the|for|in|to|on)\s){0,3}){1,12}(?<=\b(?:Act|Ordinance|Regulations)\s(?:\([\p{L}\s]{0,40}\)\s)?)(?=\(?\d{4}\b)/u

/** A case at the beginning of a reference, up to its year or report: `R (Poe) v Secretary of State [2018]`. */
const caseFirst =
  /^\p{Lu}[^,;:.“"‘«]{0,120}?\s(?:v|vs|gegen)\.?\s\p{Lu}[^,;:“"‘«[(]{1,120}?(?=\s[[(]\d{4}[\])])/u

const makers: ReadonlySet<string> = new Set(['author', 'editor', 'director', 'producer', 'translator'])
const title: ReadonlySet<string> = new Set(['title'])

/** The permitted labels of words that a rule has marked. */
const constraints: Readonly<Record<string, ReadonlySet<string>>> = {
  date: new Set(['date']),
  editor: new Set(['editor']),
  translator: new Set(['translator']),
  director: new Set(['director']),
  producer: new Set(['producer']),
  edition: new Set(['edition']),
  pages: new Set(['pages']),
  organisation: new Set(['author'])
}
