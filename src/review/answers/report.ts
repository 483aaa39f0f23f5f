import {plural} from '../../check/report/words.ts'
import type {Returned, ReturnedKind, Verdict} from './returned.ts'

/** What is counted together, in the order of the report. */
const kindWords: ReadonlyArray<readonly [ReturnedKind, string]> = [
  ['answer', 'answer'],
  ['insertion', 'insertion'],
  ['deletion', 'deletion'],
  ['substitution', 'replacement'],
  ['move', 'move'],
  ['comment', 'comment']
]

/** What was done with each verdict, as the report says it. */
const verdictWords: ReadonlyArray<readonly [Verdict, string]> = [
  ['sure', 'in the text'],
  ['unsure', 'in doubt'],
  ['not placed', 'not placed']
]

/** What came back, by person, and what became of it: one line each. */
export function returnedSummary(returned: readonly Returned[]): readonly string[] {
  const people = [...new Set(returned.map(({person}) => person))]
  return people.map(person => {
    const own = returned.filter(each => each.person === person)
    const parts = verdictWords.flatMap(([verdict, done]) => {
      const counts = kindWords.flatMap(([kind, word]) => {
        const amount = own.filter(each => each.kind === kind && each.verdict === verdict).length
        return amount === 0 ? [] : [plural(amount, word)]
      })
      return counts.length === 0 ? [] : [`${counts.join(', ')} ${done}`]
    })
    return `${person === '' ? 'unnamed' : person}: ${parts.join('; ')}`
  })
}

/** What needs a look: first what is not placed, then what is in doubt, each with its place in the proof and its words. */
export function returnedDoubts(returned: readonly Returned[]): readonly string[] {
  return (['not placed', 'unsure'] as const).flatMap(verdict =>
    returned.filter(each => each.verdict === verdict).map(doubtLine)
  )
}

function doubtLine({verdict, kind, person, page, line, words, about, text, reason}: Returned): string {
  const where = [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(words === '' ? [] : [`“${shortened(words, 80)}”`]),
    ...(about === undefined ? [] : [about])
  ]
  const said = text.trim() === '' ? '' : `: ${shortened(text.trim(), 200)}`
  const by = person === '' ? '' : ` of ${person}`
  const name = kindWords.find(([each]) => each === kind)?.[1] ?? kind
  const why = reason === undefined ? '' : ` (${reason})`
  const head = verdict === 'unsure' ? 'in doubt' : verdict
  return `${head}: ${[`${name}${by}`, ...where].join(', ')}${said}${why}`
}

function shortened(words: string, most: number): string {
  return words.length > most ? `${Array.from(words).slice(0, most).join('')}…` : words
}
