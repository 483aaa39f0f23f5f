import type {Diagnostic} from '../core/types.ts'
import type {Report} from './index.ts'

/** Findings as a compiler of our day prints them: what, where, the line itself, and what to do. */
export function text(report: Report): string {
  const groups = groupDiagnostics(report.diagnostics)
  return groups.map(group => block(group, report)).join('\n') + summary(report)
}

/** The same thing in several places is one finding with several places. */
function groupDiagnostics(diagnostics: readonly Diagnostic[]): ReadonlyArray<readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>()
  const uncited = diagnostics.filter(diagnostic => diagnostic.rule === 'reference-uncited').length
  for (const diagnostic of diagnostics) {
    // When hardly anything is cited, a hundred findings say one thing.
    const together = diagnostic.rule === 'reference-uncited' && uncited > 10
    const key = together
      ? diagnostic.rule
      : JSON.stringify([diagnostic.rule, diagnostic.subject ?? diagnostic.start, diagnostic.message])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [diagnostic])
    else group.push(diagnostic)
  }
  return [...groups.values()]
}

const mostOthers = 8

function block(group: readonly Diagnostic[], report: Report): string {
  const [first, ...others] = group as [Diagnostic, ...Diagnostic[]]
  const paint = painter(report.colour)
  const level =
    first.severity === 'error' ? paint.red : first.severity === 'warning' ? paint.yellow : paint.blue
  const sameThing = others.every(other => other.subject === first.subject)
  const message = sameThing
    ? first.message
    : `Unexpected ${group.length} uncited references, expected one or more citations of each`
  const lines = [`${level(`${first.severity}[${first.code}]`)} ${paint.bold(message)}`]
  const excerpt = excerptOf(first, report)
  const gutter = ' '.repeat(excerpt ? String(first.start!.line).length : 1)
  lines.push(`${gutter}${paint.blue('-->')} ${place(first)}`)
  if (excerpt) {
    const {line, mark} = excerpt
    lines.push(`${gutter} ${paint.blue('|')}`)
    lines.push(`${paint.blue(`${first.start!.line} |`)} ${line}`)
    lines.push(`${gutter} ${paint.blue('|')} ${level(mark)}`)
  }
  const say = (word: string, words: string): number =>
    lines.push(`${gutter} ${paint.blue('=')} ${paint.bold(`${word}:`)} ${words}`)
  if (sameThing && others.length > 0) {
    const places = others.slice(0, mostOthers).map(place).join(', ')
    say('also', places + (others.length > mostOthers ? `, and ${others.length - mostOthers} more` : ''))
  } else if (others.length > 0) {
    say('they are', group.map(other => `\`${other.subject}\``).join(', '))
  }
  if (first.expected) say('help', `try ${first.expected.map(word => `\`${word}\``).join(' or ')}`)
  if (first.note) say('note', first.note)
  return `${lines.join('\n')}\n`
}

function place({file, start}: Diagnostic): string {
  return start ? `${file}:${start.line}:${start.column}` : file
}

const widest = 100

/** The line of a finding, cut to the width of a terminal, and carets below it. */
function excerptOf(
  {file, start, end}: Diagnostic,
  {sourceOf}: Report
): {line: string; mark: string} | undefined {
  const source = start && sourceOf(file)
  if (!source || !start) return undefined
  const lineStart = start.offset - start.column + 1
  const whole = source
    .slice(lineStart)
    .split(/\r\n|\r|\n/, 1)[0]!
    .replace(/^\uFEFF/, ' ')
  const length = Math.max(
    1,
    end && end.line === start.line ? end.column - start.column : whole.length - start.column + 1
  )
  const cutLeft = start.column > widest - 20 ? start.column - 40 : 0
  const before = cutLeft > 0 ? '…' : ''
  const visible = whole.slice(cutLeft, cutLeft + widest)
  const after = cutLeft + widest < whole.length ? '…' : ''
  const indent = before.length + start.column - 1 - cutLeft
  // A tab stays a tab above and below, so that the carets stand where they belong.
  const padding = `${before}${visible}`.slice(0, indent).replace(/[^\t]/g, ' ')
  return {
    line: `${before}${visible}${after}`,
    mark: padding + '^'.repeat(Math.min(length, Math.max(1, visible.length + before.length - indent)))
  }
}

function summary({diagnostics, counts, colour}: Report): string {
  const paint = painter(colour)
  const amount = (severity: string): number =>
    diagnostics.filter(diagnostic => diagnostic.severity === severity).length
  const [errors, warnings, infos] = [amount('error'), amount('warning'), amount('info')]
  const found = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos > 0 ? [plural(infos, 'remark')] : [])
  ].join(', ')
  const head =
    errors > 0
      ? paint.red(found)
      : warnings > 0
        ? paint.yellow(found)
        : paint.green(`no findings${infos > 0 ? ` (${plural(infos, 'remark')})` : ''}`)
  const gap = diagnostics.length > 0 ? '\n' : ''
  return `${gap}${head}: ${plural(counts.chapters, 'chapter')}, ${plural(counts.citations, 'citation')}, ${plural(counts.references, 'reference')} (${counts.cited} cited, ${counts.uncited} uncited), ${counts.undefined} undefined\n`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

type Paint = (words: string) => string

function painter(colour: boolean): Readonly<Record<'red' | 'yellow' | 'blue' | 'green' | 'bold', Paint>> {
  const paint =
    (code: number): Paint =>
    words =>
      colour ? `\u001B[${code}m${words}\u001B[0m` : words
  return {red: paint(31), yellow: paint(33), blue: paint(34), green: paint(32), bold: paint(1)}
}
