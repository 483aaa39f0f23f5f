import {plural} from '../../core/plural.ts'
import {
  type ImportReport,
  type ListedEntry,
  openCitations,
  type ReportedCitation,
  uncitedWorks
} from './index.ts'
import {citationLine, listLine, questionsOf, wordsLine} from './sentences.ts'

/** The report as lines; each open question names its file and line, so that editors and terminals can open it. */
export function textReport(report: ImportReport, folder: string): readonly string[] {
  const {facts, fields, told, left, texts} = report
  const {doubted, unlisted} = openCitations(report)
  const uncited = uncitedWorks(report)
  return [
    `${plural(texts.size, 'chapter')}, ${plural(facts.figures, 'figure')}, ${plural(facts.tables, 'table')}, ${plural(facts.equations, 'equation')}, ${plural(facts.notes, 'note')}`,
    citationLine(report),
    ...doubted.flatMap(citation => citationLines(citation, folder)),
    ...unlisted.flatMap(citation => citationLines(citation, folder)),
    ...uncitedLines(uncited),
    ...fields.map(
      ({program, read, unread}) =>
        `citations of ${program}: ${read} read${unread === 0 ? '' : `, ${unread} kept as words`}`
    ),
    ...told,
    ...left.map(({what, count}) => `not taken over: ${count} × ${what}`),
    ...[listLine(report)].filter(line => line !== undefined),
    wordsLine(report)
  ]
}

/** A line for each uncited work or, if many works are uncited, one line with all keys. */
function uncitedLines(uncited: readonly ListedEntry[]): readonly string[] {
  if (uncited.length <= 10)
    return uncited.map(({key, printed}) => `never cited: \`${key}\` ${shortened(printed)}`)
  return [`never cited: ${uncited.map(({key}) => key).join(', ')}`]
}

function citationLines(citation: ReportedCitation, folder: string): readonly string[] {
  const {at} = citation
  const place = at === undefined ? '' : `${folder === '' ? '' : `${folder}/`}${at.file}:${at.line} `
  return questionsOf(citation).map(question => `${place}${question.replace(/\s+/g, ' ')}`)
}

function shortened(line: string): string {
  return line.length > 100 ? `${line.slice(0, 97).trimEnd()}…` : line
}
