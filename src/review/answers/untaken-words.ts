import {quickHash} from '../../core/quick-hash.ts'
import {type Answers, type GivenAnswer, nameOf, plainLine} from '../proofs/answers.ts'
import type {Returned} from './returned.ts'

/** The keys of a file of answers that galley reads, as paths; `0` represents the index of an answer. */
const read: ReadonlySet<string> = new Set([
  ...['galley', 'version', 'round', 'content', 'by'],
  ...['by', 'query', 'question', 'answer', 'about', 'page', 'line', 'notPlaced'].map(
    name => `answers 0 ${name}`
  )
])

/**
 * Lists the content of a file of answers, except the answers taken from it. An empty answer revokes the earlier one by
 * the same person.
 */
export function untakenWords(
  text: string,
  taken: Pick<Answers, 'answers'>,
  before: readonly GivenAnswer[]
): readonly Returned[] {
  const value = JSON.parse(text) as Readonly<Record<string, unknown>>
  const person = typeof value.by === 'string' ? nameOf(value.by) : ''
  const words = leavesOf(value).flatMap(({path, words: said}) => {
    const name = path.map(part => (/^\d+$/.test(part) ? '0' : part)).join(' ')
    if (said === '' || (read.has(name) && name !== 'answers 0 answer')) return []
    if (name === 'answers 0 answer' && taken.answers.some(({answer}) => answer === said)) return []
    return [
      untaken(person, said, path.map(part => (/^\d+$/.test(part) ? `${Number(part) + 1}` : part)).join(' '))
    ]
  })
  return [...words, ...takenBack(value, person, before)]
}

/** A returned item for content that galley does not read. */
export function untaken(person: string, text: string, about: string): Returned {
  return {
    id: quickHash(JSON.stringify(['untaken', person, text, about])),
    person,
    kind: 'comment',
    verdict: 'not placed',
    words: '',
    text,
    about,
    reason: 'it is not an answer; handle it yourself'
  }
}

type Leaf = Readonly<{path: readonly string[]; words: string}>

function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, own]) =>
      path.length < deepest ? leavesOf(own, [...path, plainLine(name)]) : []
    )
  return [{path, words: plainLine(String(value))}]
}

/** The maximum depth of a file of answers; real ones are less deep. */
const deepest = 20

function takenBack(
  {answers}: Readonly<Record<string, unknown>>,
  person: string,
  before: readonly GivenAnswer[]
): readonly Returned[] {
  if (!Array.isArray(answers)) return []
  return answers.flatMap((each: Readonly<Record<string, unknown>>) => {
    if (typeof each.answer !== 'string' || plainLine(each.answer) !== '') return []
    const by = typeof each.by === 'string' ? nameOf(each.by) : person
    const own = before.filter(given => given.query === each.query && given.by === by)
    return own.map(
      (given): Returned => ({
        id: quickHash(JSON.stringify(['taken back', by, given.query, given.answer])),
        person: by,
        kind: 'deletion',
        verdict: 'not placed',
        words: given.answer,
        text: '',
        about: `AQ${given.query}`,
        reason: 'the answer is empty now; delete the one in the text by hand'
      })
    )
  })
}
