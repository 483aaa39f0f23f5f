import {letters, titleStart} from '../../../core/letters.ts'
import type {Manuscript, Reference, RetractionNotice} from '../../../core/types.ts'
import type {RuleFinding} from '../rule.ts'
import {entriesOf, findingAt, variableText} from './parts.ts'
import {referenceDoi, yearOf} from './same-work.ts'

/** The status of a work after all notices about it. */
type Standing = RetractionNotice['nature']

/**
 * Findings from the list of notices about cited or listed works with the status `wanted`, each at the first citation. A
 * later reinstatement cancels a retraction. Empty without a list.
 */
export function* noticesOf(
  manuscript: Manuscript,
  wanted: Standing,
  message: (key: string, notice: string) => string
): Generator<RuleFinding> {
  if (manuscript.retractions === undefined) return
  const listed = new Set(manuscript.nocite)
  for (const reference of entriesOf(manuscript)) {
    const [citation] = manuscript.citedBy.get(reference.key) ?? []
    if (citation === undefined && !listed.has(reference)) continue
    const notice = standingOf(noticesAbout(manuscript, reference))
    if (notice?.nature !== wanted) continue
    const more = {
      subject: reference.key,
      note: noteOf(notice, manuscript)
    }
    const said = message(reference.key, describe(notice))
    const item = citation?.citation.items[citation.references.indexOf(reference)]
    yield citation === undefined || item === undefined
      ? findingAt(reference, said, more)
      : {file: citation.file, place: item.place, message: said, ...more}
  }
}

/**
 * The notices with the DOI of a work. If the work or the notice has no DOI, those with the same full title and a year
 * that differs by at most one.
 */
function noticesAbout({retractions}: Manuscript, reference: Reference): readonly RetractionNotice[] {
  const doi = referenceDoi(reference).replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')
  const byDoi = doi === '' ? undefined : retractions?.byDoi.get(doi)
  if (byDoi !== undefined) return byDoi
  const title = variableText(reference, 'title').replace(/^\W*retracted(?: article)?\W+/i, '')
  if (letters(title).length < shortest) return []
  const year = Number(yearOf(reference))
  return (retractions?.byTitle.get(titleStart(title)) ?? []).filter(
    notice =>
      (doi === '' || notice.doi === '') &&
      letters(notice.title) === letters(title) &&
      notice.year !== '' &&
      Math.abs(Number(notice.year) - year) <= 1
  )
}

/** The minimum length of a title that identifies a work; several works may share a shorter title. */
const shortest = 20

const weights: Readonly<Record<Standing, number>> = {
  correction: 0,
  reinstatement: 1,
  concern: 2,
  retraction: 3
}

/** The notice that counts: the most serious one, unless the work was reinstated after it. */
function standingOf(notices: readonly RetractionNotice[]): RetractionNotice | undefined {
  const reinstated = notices
    .flatMap(({nature, date}) => (nature === 'reinstatement' ? [date] : []))
    .sort()
    .at(-1)
  const standing = notices.filter(
    ({nature, date}) => nature === 'reinstatement' || reinstated === undefined || date > reinstated
  )
  return [...standing].sort(
    (a, b) => weights[b.nature] - weights[a.nature] || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)
  )[0]
}

/** The end of a message about a notice, with its date and DOI: “ on 2020-01-31 (`10.1000/notice`)”. */
function describe({date, noticeDoi}: RetractionNotice): string {
  return `${date === '' ? '' : ` on ${date}`}${noticeDoi === '' ? '' : ` (\`${noticeDoi}\`)`}`
}

function noteOf({id, reason}: RetractionNotice, {retractions}: Manuscript): string {
  const reasons = reason
    .split(/[;+]+/)
    .map(each => each.trim())
    .filter(Boolean)
  const why = reasons.length > 0 ? `Reasons given: ${reasons.slice(0, 4).join('; ')}. ` : ''
  const record = id === '' ? '' : `, record ${id}`
  return `${why}From ${retractions?.file}${record}.`
}
