import {direction} from '../../../core/language.ts'
import {manuscriptNumerals} from '../../../core/manuscript-numerals.ts'
import {printedName} from '../../../core/printed-name.ts'
import {runningTitle} from '../../../core/running-title.ts'
import {terms} from '../../../core/terms/index.ts'
import type {Manuscript, RunningHead} from '../../../core/types.ts'
import {cssString} from '../../markup.ts'
import type {Rendering} from '../../output.ts'
import {dateFacts} from '../../page/details.ts'
import {rightsLine} from '../../page/rights.ts'
import {titleText} from '../../page/titles.ts'

/** The texts in the page margins, for the slots of `print.css`. */
export function runningTexts({manuscript, proof, draft, world}: Rendering): Readonly<Record<string, string>> {
  const {metadata} = manuscript
  const {journal} = metadata
  const names = metadata.authors.map(author => printedName(author.family ?? author.name))
  const words = terms(metadata.lang)
  const joint = words === terms('en') ? ' & ' : words.joint
  const author = names.length > 2 ? `${names[0]} ${words.others}` : names.join(joint)
  const issue = journal.issue ? `(${journal.issue})` : ''
  const journalLine = [journal.title, [journal.volume, issue].filter(Boolean).join('')]
    .filter(Boolean)
    .join(' ')
  const year = metadata.dates.published?.slice(0, 4)
  const doi = metadata.doi ? leftToRight(`https://doi.org/${metadata.doi}`, metadata.lang) : ''
  const dates = dateFacts(manuscript).join(' · ')
  const title = titleText(manuscript)
  const heads: Readonly<Record<Exclude<RunningHead, 'section'>, string>> = {
    title: metadata.shortTitle ?? runningTitle(title),
    author,
    // A year without a journal would be meaningless.
    journal: journalLine === '' ? '' : [journalLine, year].filter(Boolean).join(', '),
    doi,
    license: rightsLine(manuscript, manuscriptNumerals(manuscript)) ?? '',
    none: ''
  }
  // The paginator sets the section of each page; before the first section, and in a proof, the running head is the
  // title.
  const section = `var(--running-section, ${cssString(heads.title)})`
  const slotOf = (head: RunningHead) => (head === 'section' ? section : cssString(heads[head]))
  const {headLeft = 'title', headRight = 'author'} = manuscript.project.style.look
  // Every page in an issue must name the journal and the issue.
  const isNamed = world.issue === undefined || journalLine === '' || headRight === 'journal'
  return {
    'running-left': slotOf(isNamed ? headLeft : 'journal'),
    'running-right': slotOf(headRight),
    'running-title': cssString(heads.title),
    'running-section': section,
    'running-author': cssString(author),
    'running-journal': cssString(heads.journal),
    'running-license': cssString(licenseLine(manuscript)),
    'running-doi': cssString(doi),
    'running-citation': cssString(
      [
        [author, year && `(${year})`].filter(Boolean).join(' '),
        metadata.shortTitle ?? title,
        journalLine,
        doi
      ]
        .filter(part => part !== '')
        .join('. ')
    ),
    'running-dates': cssString(dates),
    'running-imprint': cssString(
      [licenseLine(manuscript), doi, dates].filter(line => line !== '').join('\n')
    ),
    'running-mark': cssString(proof ? proof.lines.join(' · ') : draft ? 'DRAFT' : ''),
    'first-page': String(journal.firstPage ?? 1)
  }
}

/** A URL within right-to-left text; without directional marks, its last character would be shown first. */
function leftToRight(address: string, lang: string): string {
  return direction(lang) === 'rtl' ? `\u2066${address}\u2069` : address
}

function licenseLine(manuscript: Manuscript): string {
  const {license, lang} = manuscript.metadata
  return [rightsLine(manuscript, manuscriptNumerals(manuscript)), license && leftToRight(license.url, lang)]
    .filter(Boolean)
    .join(' · ')
}
