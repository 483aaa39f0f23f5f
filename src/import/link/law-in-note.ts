import {letters} from '../../core/letters.ts'
import type {LetterMap} from './letter-map.ts'
import type {WorkInNote} from './note-work.ts'
import {isReportedIn, reportIn} from './reports.ts'
import {leads} from './words.ts'
import type {CitableWork} from './works.ts'

const lead = new RegExp(`^\\s*${leads}`, 'iu')
/** The parties of a case, whose names can be short: `R v Fox`. */
const parties = /\s(?:vs?|c|gegen)\.?\s\p{Lu}/u

/** Finds a law, a case or an archive by its name, or by the first words of the name up to a comma or a bracket. */
export function byName({text}: LetterMap, work: CitableWork): WorkInNote | undefined {
  const start = lead.exec(text.toLowerCase())?.[0].length ?? 0
  let found: WorkInNote | undefined
  for (const {index} of text.slice(start).matchAll(/[,([§¶:;.”"»]|\sat\s|$/g)) {
    const words = text.slice(start, start + index)
    const name = letters(words)
    if (name.length > 120) break
    if (name.length < (parties.test(words) ? 4 : 8) || !/\s/.test(words.trim())) continue
    if (!work.letters.startsWith(name)) continue
    // `BVerfGE 65, 182` is another decision than `BVerfGE 65, 1`.
    const [, page = ''] =
      /^\d+/.exec(work.letters.slice(name.length)) === null
        ? []
        : (/^,\s*(\d+)/.exec(text.slice(start + index)) ?? [])
    if (
      /\d$/.test(name) &&
      page !== '' &&
      !new RegExp(`^${page}(?!\\d)`).test(work.letters.slice(name.length))
    )
      continue
    const isTitle = work.title.startsWith(name) || (work.isLaw && name.startsWith(work.title))
    const isWhole = isTitle || work.ends.has(name.length)
    found = {work, start, end: start + index, size: name.length, isWhole}
  }
  const reported = work.isLaw ? byReport(text, start, work) : undefined
  if (reported !== undefined && reported.end > (found?.end ?? 0)) return reported
  // `R v Jones [2007] EWCA 3` is another decision than `R v Jones [2006] UKHL 16`.
  const report = found && work.isLaw ? reportIn(text.slice(found.end)) : undefined
  if (found !== undefined && report?.index === 0 && !isReportedIn(report.report, work.raw)) return undefined
  return found ?? byParty(text, start, work)
}

/** Finds a case by its place in a series of reports, alone or after the first words of its name: `410 U.S. 113`. */
function byReport(text: string, start: number, work: CitableWork): WorkInNote | undefined {
  const {report, index} = reportIn(text.slice(start)) ?? {report: '', index: 0}
  if (report === '' || !isReportedIn(report, work.raw)) return undefined
  const name = letters(text.slice(start, start + index))
  const found = {work, start, end: start + index + report.length, size: name.length + letters(report).length}
  return work.letters.startsWith(name)
    ? {...found, isWhole: true}
    : {...found, isWhole: false, doubt: 'the report agrees, the name does not'}
}

/** Finds a case by one of its parties, and its reporter: `Mathews, 424 U.S. at 340`. */
function byParty(text: string, start: number, work: CitableWork): WorkInNote | undefined {
  const [all = '', party = '', reporter = ''] = shortCase.exec(text.slice(start)) ?? []
  const own = /^(.+?)\s(?:vs?|c|gegen)\.?\s([^,[(]+)/u.exec(work.raw)?.slice(1).map(letters) ?? []
  if (party === '' || !work.isLaw || !own.some(name => name.startsWith(letters(party)))) return undefined
  if (!letters(work.raw).includes(letters(reporter))) return undefined
  return {work, start, end: start + all.length, size: letters(party).length, isWhole: true}
}

const shortCase = /^(\p{Lu}[\p{L}’'. -]{2,60}),\s(\d+\s\p{Lu}[\p{L}\d. ]*?)(?=\sat\s\d)/u
