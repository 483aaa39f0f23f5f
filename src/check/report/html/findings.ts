import type {Diagnostic, Severity} from '../../../core/types.ts'
import type {Report} from '../index.ts'
import {lineAt, severities, severityWord} from '../words.ts'
import {type Markup, markup, message} from './markup.ts'

/** A list of findings: severity, message, the source line if wanted, and possible replacements. */
export function findingList(diagnostics: readonly Diagnostic[], report: Report, excerpts: boolean): Markup {
  if (diagnostics.length === 0) return markup``
  const items = [...diagnostics].sort(bySeverity).map(diagnostic => finding(diagnostic, report, excerpts))
  return markup`<ul class="findings">${items}</ul>`
}

function finding(diagnostic: Diagnostic, report: Report, excerpts: boolean): Markup {
  const {severity, code, rule, expected, note, file, start, edits} = diagnostic
  // The reason for a rule is given once, in the table of rules.
  const own =
    note !== undefined && report.rules.some(({name, why}) => name === rule && why === note) ? undefined : note
  const place = start ? `line ${start.line}` : 'the whole file'
  const help = expected && markup`<p class="help">Try ${alternatives(expected)}.</p>`
  const repair = edits && markup`<p class="help"><code>galley check --fix</code> repairs it.</p>`
  return markup`<li class="finding" data-severity="${severity}" data-rule="${code}">
<p class="what">${badge(severity)} ${message(diagnostic.message)}</p>
${excerpts ? excerpt(diagnostic, report) : undefined}${help}${repair}${own && markup`<p class="why">${message(own)}</p>`}
<p class="about"><span class="place" title="${file}">${place}</span> · <span title="${rule}">${code} ${rule}</span></p>
</li>
`
}

/** A severity as a coloured word. */
export function badge(severity: Severity): Markup {
  return markup`<span class="badge ${severity}">${severityWord[severity]}</span>`
}

function alternatives(words: readonly string[]): Markup {
  return markup`${words.map((word, index) => markup`${index > 0 ? ' or ' : ''}<code>${word}</code>`)}`
}

const widest = 160

/** The source line with the words of the finding marked; a long line is shortened on both sides. */
function excerpt({file, start, end}: Diagnostic, {sourceOf, manuscript}: Report): Markup | undefined {
  const source = start && sourceOf(file)
  if (!source || !start) return undefined
  const line = lineAt(source, start)
  const from = start.column - 1
  const to = end && end.line === start.line ? end.column - 1 : line.length
  const first = Math.max(0, from - widest / 2)
  const last = Math.min(line.length, Math.max(to, first + widest))
  const shown = Math.min(to, from + widest)
  const before = `${first > 0 ? '…' : ''}${line.slice(first, from)}`.replace(/^\uFEFF/, '')
  const after = shown < to ? '…' : `${line.slice(to, last)}${last < line.length ? '…' : ''}`
  const {lang} = manuscript.metadata
  return markup`<p class="line" lang="${lang}" dir="auto">${before}<mark>${line.slice(from, shown)}</mark>${after}</p>`
}

/** Compares findings by severity, worst first; findings of the same severity keep their order. */
function bySeverity(a: Diagnostic, b: Diagnostic): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity)
}

/** The attributes that the filter uses for a part of the page: the severities and rules of its findings. */
export function filterData(diagnostics: readonly Diagnostic[]): Markup {
  const found = severities.filter(severity =>
    diagnostics.some(diagnostic => diagnostic.severity === severity)
  )
  const codes = [...new Set(diagnostics.map(({code}) => code))]
  return markup`data-severities="${found.join(' ')}" data-rules="${codes.join(' ')}"`
}
