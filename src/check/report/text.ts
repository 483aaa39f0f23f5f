import {addAll} from '../../core/add-all.ts'
import {type Counts, countsOf} from '../../core/counts.ts'
import {largestOf} from '../../core/extremes.ts'
import {plural} from '../../core/plural.ts'
import type {Diagnostic, Manuscript, Severity} from '../../core/types.ts'
import {type Group, groupDiagnostics, groupMessage, type Thing} from './groups.ts'
import type {Report} from './index.ts'
import {amountOf, lineAt, placeName, severities, severityWord, sparseCiting} from './words.ts'

/** Findings in the style of modern compilers: message, place, source line, and remedy. */
export function text(report: Report): string {
  const counts = countsOf(report.manuscript)
  const blocks = groupDiagnostics(report.diagnostics).map(group => block(group, report, counts))
  return blocks.join('\n') + summary(report, counts)
}

const mostPlaces = 8
const mostThings = 10
/**
 * The maximum length of a list in which each fault has its own note, because readers cannot infer the other notes from
 * those shown.
 */
const mostNoted = 40

function block(group: Group, report: Report, counts: Counts): string {
  const [[first, ...others]] = group
  const paint = painter(report.colour)
  const level = paint[colourOf[first.severity]]
  const many = group.length > 1 ? groupMessage(group) : undefined
  const message = many?.message ?? first.message
  const lines = [`${level(`${first.severity}[${first.code}]`)} ${paint.bold(message)}`]
  const excerpt = excerptOf(first, report)
  const gutter = ' '.repeat(excerpt ? String(first.start!.line).length : 1)
  lines.push(`${gutter}${paint.blue('-->')} ${placeName(first)}`)
  if (excerpt) {
    const {line, mark} = excerpt
    lines.push(`${gutter} ${paint.blue('|')}`)
    lines.push(`${paint.blue(`${first.start!.line} |`)} ${line}`)
    lines.push(`${gutter} ${paint.blue('|')} ${level(mark)}`)
  }
  const say = (word: string, words: string): number =>
    lines.push(`${gutter} ${paint.blue('=')} ${paint.bold(`${word}:`)} ${words}`)
  if (many) {
    say('they are', '')
    addAll(
      lines,
      listOf(group, many.differences).map(line => `${gutter}   ${line}`)
    )
  } else {
    if (others.length > 0) say('also', placesOf(others))
    if (first.expected) say('help', `try ${alternatives(first.expected)}`)
  }
  const sparse = first.rule === 'reference-uncited' && many ? sparseCiting(counts) : undefined
  if (sparse) say('note', sparse)
  // A note may apply to only one of the findings, such as a note that names another place.
  if (first.note && group.flat().every(({note}) => note === first.note)) say('note', first.note)
  return `${lines.map(line => line.trimEnd()).join('\n')}\n`
}

function placesOf(diagnostics: readonly Diagnostic[]): string {
  const rest = diagnostics.length - mostPlaces
  const places = diagnostics.slice(0, mostPlaces).map(placeName).join(', ')
  return places + (rest > 0 ? `, and ${rest} more` : '')
}

/** The first faults of a rule, one per line: place, fault, and possible replacements. */
function listOf(group: Group, differences: readonly string[]): readonly string[] {
  const hasOwnNotes = new Set(group.flat().map(({note}) => note)).size > 1
  const shown: readonly Thing[] = group.slice(0, hasOwnNotes ? mostNoted : mostThings)
  const width = largestOf(shown.map(([first]) => placeName(first).length))
  const lines = shown.map(([first, ...others], index) => {
    const also = others.length > 0 ? ` (and in ${plural(others.length, 'more place')})` : ''
    const help = first.expected ? `, try ${alternatives(first.expected)}` : ''
    const note = hasOwnNotes && first.note !== undefined ? `: ${first.note}` : ''
    return `${placeName(first).padEnd(width)}  ${differences[index]}${help}${also}${note}`
  })
  const rest = group.length - shown.length
  return rest > 0 ? [...lines, `and ${rest} more; \`--format json\` lists all`] : lines
}

function alternatives(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(' or ')
}

const widest = 100

/** The line of a finding, shortened to the width of a terminal, with carets below it. */
function excerptOf(
  {file, start, end}: Diagnostic,
  {sourceOf}: Report
): {line: string; mark: string} | undefined {
  const source = start && sourceOf(file)
  if (!source || !start) return undefined
  const whole = lineAt(source, start).replace(/^\uFEFF/, ' ')
  const length = Math.max(
    1,
    end && end.line === start.line ? end.column - start.column : whole.length - start.column + 1
  )
  const cutLeft = start.column > widest - 20 ? start.column - 40 : 0
  const before = cutLeft > 0 ? '…' : ''
  const visible = whole.slice(cutLeft, cutLeft + widest)
  const after = cutLeft + widest < whole.length ? '…' : ''
  const indent = before.length + start.column - 1 - cutLeft
  // Tabs are kept in both lines, so that the carets are aligned.
  const padding = `${before}${visible}`.slice(0, indent).replace(/[^\t]/g, ' ')
  return {
    line: `${before}${visible}${after}`,
    mark: padding + '^'.repeat(Math.min(length, Math.max(1, visible.length + before.length - indent)))
  }
}

function summary({diagnostics, colour, manuscript, about}: Report, counts: Counts): string {
  const paint = painter(colour)
  const [errors = 0, warnings = 0, infos = 0] = severities.map(severity => amountOf(diagnostics, severity))
  const found = [
    plural(errors, severityWord.error),
    plural(warnings, severityWord.warning),
    ...(infos > 0 ? [plural(infos, severityWord.info)] : [])
  ].join(', ')
  const head =
    errors > 0
      ? paint.red(found)
      : warnings > 0
        ? paint.yellow(found)
        : paint.green(`no findings${infos > 0 ? ` (${plural(infos, severityWord.info)})` : ''}`)
  const gap = diagnostics.length > 0 ? '\n' : ''
  if (about !== undefined) return `${gap}${head}: ${about}\n`
  return `${gap}${head}: ${plural(counts.chapters, 'chapter')}, ${plural(counts.citations, 'citation')}, ${plural(counts.references, 'reference')} (${counts.cited} cited, ${counts.uncited} uncited), ${counts.undefined} undefined\n${retractionsLine(manuscript)}`
}

/** Names the list of retractions that was used, if any. */
function retractionsLine({retractions}: Manuscript): string {
  if (retractions === undefined) return ''
  const {file, sha256, newest, notices} = retractions
  const until = newest === '' ? '' : ` until ${newest}`
  return `retractions: ${file}, ${plural(notices.length, 'notice')}${until}, sha256 ${sha256}\n`
}

const colourOf = {error: 'red', warning: 'yellow', info: 'blue'} as const satisfies Record<Severity, string>

type Paint = (words: string) => string

function painter(colour: boolean): Readonly<Record<'red' | 'yellow' | 'blue' | 'green' | 'bold', Paint>> {
  const paint =
    (code: number): Paint =>
    words =>
      colour ? `\u001B[${code}m${words}\u001B[0m` : words
  return {red: paint(31), yellow: paint(33), blue: paint(34), green: paint(32), bold: paint(1)}
}
