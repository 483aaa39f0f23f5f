import {plural} from '../../core/plural.ts'
import type {PlacingVerdict, Returned, ReturnedKind} from './returned.ts'

/** The kinds of items that are counted, in the order of the report. */
const kindWords: ReadonlyArray<readonly [ReturnedKind, string]> = [
  ['answer', 'answer'],
  ['insertion', 'insertion'],
  ['deletion', 'deletion'],
  ['substitution', 'replacement'],
  ['move', 'move'],
  ['comment', 'comment']
]

type Outcome = PlacingVerdict | 'proposed'

/** The text of the report for each outcome. */
const outcomeWords: ReadonlyArray<readonly [Outcome, string]> = [
  ['sure', 'in the text'],
  ['proposed', 'proposed for the bibliography'],
  ['unsure', 'in doubt'],
  ['not placed', 'not placed']
]

function outcomeOf({verdict, proposed}: Returned): Outcome {
  return verdict === 'sure' && proposed !== undefined ? 'proposed' : verdict
}

/** Lines that count the returned items of each person by outcome. */
export function returnedSummary(returned: readonly Returned[]): readonly string[] {
  const said = returned.filter(({isResolution}) => !isResolution)
  const people = [...new Set(said.map(({person}) => person))]
  return people.map(person => {
    const own = said.filter(each => each.person === person)
    const parts = outcomeWords.flatMap(([outcome, done]) => {
      const counts = kindWords.flatMap(([kind, word]) => {
        const amount = own.filter(each => each.kind === kind && outcomeOf(each) === outcome).length
        return amount === 0 ? [] : [plural(amount, word)]
      })
      return counts.length === 0 ? [] : [`${counts.join(', ')} ${done}`]
    })
    return `${person === '' ? 'unnamed' : person}: ${parts.join('; ')}`
  })
}

/** The answered comments, each on one line with its answers. */
export function threadLines(returned: readonly Returned[]): readonly string[] {
  return returned.flatMap(root => {
    const replies = returned.filter(({thread}) => thread === root.id)
    if (replies.length === 0) return []
    const about = root.words === '' ? '' : ` on “${shortened(root.words, 80)}”`
    const said = [root, ...replies].map(({person, text, isResolution}) => {
      const words = shortened(text.trim(), 200)
      return person === '' || isResolution ? words : `${person}: ${words}`
    })
    return [`thread${about}: ${said.join(' – ')}`]
  })
}

/**
 * Lists the items that need attention: those that are not placed, doubtful, or proposed for the bibliography, with
 * their positions in the proof and their words.
 */
export function returnedDoubts(returned: readonly Returned[]): readonly string[] {
  return (['not placed', 'unsure', 'proposed'] as const).flatMap(outcome =>
    returned.filter(each => outcomeOf(each) === outcome).map(doubtLine)
  )
}

function doubtLine(returned: Returned): string {
  const {kind, person, page, line, words, about, text, reason} = returned
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
  const outcome = outcomeOf(returned)
  const head = outcome === 'unsure' ? 'in doubt' : outcome
  return `${head}: ${[`${name}${by}`, ...where].join(', ')}${said}${why}`
}

function shortened(words: string, most: number): string {
  return words.length > most ? `${Array.from(words).slice(0, most).join('')}…` : words
}
