import {plural} from '../../../core/plural.ts'
import type {ReportPart, SeveralForm} from '../index.ts'
import {text} from '../text.ts'

/** The report of each paper under its name, and at the end how many papers have errors. */
export const severalAsText: SeveralForm = {
  part: text,
  join: parts => {
    const blocks = parts.map(
      ({paper, text: own, fault}) => `── ${paper}\n${fault === undefined ? own : `${fault}\n`}\n`
    )
    return `${blocks.join('')}${sentenceAbout(parts)}\n`
  }
}

/**
 * A sentence about all papers: “12 papers: 10 without errors, 1 with 3 errors (papers/one), 1 not done (papers/two)”.
 */
export function sentenceAbout(parts: ReadonlyArray<Omit<ReportPart, 'text'>>): string {
  const [broken, checked] = [
    parts.filter(({fault}) => fault !== undefined),
    parts.filter(({fault}) => fault === undefined)
  ]
  const faulty = checked.filter(({errors}) => errors > 0)
  const warned = checked.filter(({errors, warnings}) => errors === 0 && warnings > 0)
  const names = (some: typeof parts): string => some.map(({paper}) => paper).join(', ')
  const amount = faulty.reduce((sum, {errors}) => sum + errors, 0)
  return [
    `${plural(parts.length, 'paper')}: ${checked.length - faulty.length} without errors`,
    ...(warned.length > 0 ? [` (${warned.length} with warnings)`] : []),
    ...(faulty.length > 0 ? [`, ${faulty.length} with ${plural(amount, 'error')} (${names(faulty)})`] : []),
    ...(broken.length > 0 ? [`, ${broken.length} not done (${names(broken)})`] : [])
  ].join('')
}
