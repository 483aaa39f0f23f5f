import {groupDiagnostics, groupMessage} from '../../check/report/groups.ts'
import {amountOf, placeName, severities, severityWord} from '../../check/report/words.ts'
import type {Article} from '../../core/article.ts'
import {countsOf} from '../../core/counts.ts'
import {plural} from '../../core/plural.ts'
import type {Diagnostic, Manuscript, WaivedDiagnostic} from '../../core/types.ts'
import {walkNodes} from '../../core/walk-article.ts'
import type {CoverPart} from '../../outputs/index.ts'

/**
 * The instructions for returning a proof, as given by the style or on the command line. These texts are shown
 * unchanged.
 */
export type ProofReturn = Readonly<{
  /** The recipient: an e-mail address, or other text. */
  to?: string | undefined
  /** The due date as an ISO date. */
  due?: string | undefined
  /** Instructions for the author. */
  instructions?: string | undefined
}>

/** The data from which the cover sheet is made. */
export type ProofContent = Readonly<{
  manuscript: Manuscript
  article: Article
  diagnostics: readonly Diagnostic[]
  waived: readonly WaivedDiagnostic[]
  /** Returns the text of a file that was read, with LF line ends. */
  textOf: (file: string) => string | undefined
}>

/** The parts of the cover sheet: instructions for returning the proof, its contents, and the open findings. */
export function coverOf(content: ProofContent, back: ProofReturn): readonly CoverPart[] {
  return [returning(back), contents(content), citations(content), findings(content), ...accepted(content)]
}

const defaultInstructions =
  'Read the whole proof. Name each correction by its line number. Check names, affiliations, numbers, tables and formulas with special care.'

function returning({to, due, instructions}: ProofReturn): CoverPart {
  return {
    title: 'How to return this proof',
    text: instructions ?? defaultInstructions,
    rows: [
      ...(due === undefined ? [] : [['By', due] as const]),
      ...(to === undefined ? [] : [['To', to] as const])
    ]
  }
}

function contents({manuscript, article}: ProofContent): CoverPart {
  const kinds = new Map<string, number>()
  walkNodes(article.body, node => {
    const kind = node.type === 'figure' ? node.kind : node.type
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    // The table within a numbered table is not counted again.
    return node.type !== 'figure'
  })
  const amounts = [
    plural(manuscript.chapters.length, 'chapter'),
    ...countable.map(([kind, word]) => plural(kinds.get(kind) ?? 0, word)),
    plural(article.notes.length, 'note')
  ]
  const {license} = manuscript.metadata
  return {
    title: 'Contents',
    rows: [
      ['Text', amounts.join(', ')],
      ['Licence', license === undefined ? 'none stated' : `${license.name} (${license.url})`]
    ]
  }
}

const countable = [
  ['figure', 'figure'],
  ['table', 'table'],
  ['equation', 'display formula']
] as const

function citations({manuscript}: ProofContent): CoverPart {
  const counts = countsOf(manuscript)
  return {
    title: 'Citations and references',
    rows: [
      ['Cited', `${plural(counts.citations, 'citation')} of ${plural(counts.cited, 'work')}`],
      [
        'Without an entry',
        counts.undefined === 0 ? 'none: every citation resolves' : String(counts.undefined)
      ],
      ['Never cited', counts.uncited === 0 ? 'none: every listed reference is cited' : String(counts.uncited)]
    ]
  }
}

function findings({diagnostics}: ProofContent): CoverPart {
  const amounts = severities
    .map(severity => [amountOf(diagnostics, severity), severityWord[severity]] as const)
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => plural(amount, word))
  const groups = groupDiagnostics(diagnostics.filter(({severity}) => severity !== 'info'))
  const items = groups.slice(0, mostItems).map(group => {
    const [[first]] = group
    const message = group.length > 1 ? groupMessage(group).message : first.message
    return `${first.code}: ${message} (${placeName(first)})`
  })
  const rest = groups.length - items.length
  return {
    title: 'Open findings',
    text: amounts.length === 0 ? 'None.' : `${amounts.join(', ')}.`,
    items: rest > 0 ? [...items, `and ${rest} more; \`galley check\` lists all`] : items
  }
}

const mostItems = 12

function accepted({waived}: ProofContent): readonly CoverPart[] {
  if (waived.length === 0) return []
  const items = groupDiagnostics(waived).map(([[first]]) => {
    const reason = waived.find(({rule, subject}) => rule === first.rule && subject === first.subject)?.reason
    return `${first.code}, ${first.subject ?? placeName(first)}: ${reason}`
  })
  return [{title: 'Findings that the author accepts', items}]
}
