import {plural} from '../../../core/plural.ts'
import type {Diagnostic, Severity} from '../../../core/types.ts'
import type {RuleAbout} from '../index.ts'
import {severities, severityWord} from '../words.ts'
import {type Markup, markup} from './markup.ts'

/** A rule with findings, and their number. */
export type RuleCount = Readonly<{about: RuleAbout; severity: Severity; count: number}>

/** The rules with findings, sorted by severity (worst first), then by the number of findings, then by code. */
export function ruleCounts(
  diagnostics: readonly Diagnostic[],
  rules: readonly RuleAbout[]
): readonly RuleCount[] {
  const found = new Map<string, {severity: Severity; count: number}>()
  for (const {code, severity} of diagnostics)
    found.set(code, {severity, count: (found.get(code)?.count ?? 0) + 1})
  return rules
    .flatMap(about => {
      const counted = found.get(about.code)
      return counted ? [{about, ...counted}] : []
    })
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        b.count - a.count ||
        (a.about.code < b.about.code ? -1 : 1)
    )
}

/** The controls that select which findings and works the page shows. They need no script: see `filterStyles`. */
export function filterControls(counts: readonly RuleCount[], hasWorks: boolean): Markup {
  const amount = (severity: Severity): number =>
    counts.filter(rule => rule.severity === severity).reduce((sum, {count}) => sum + count, 0)
  const boxes = severities
    .filter(severity => amount(severity) > 0)
    .map(
      severity =>
        markup`<label><input type="checkbox" id="show-${severity}" checked> ${plural(amount(severity), severityWord[severity])}</label>\n`
    )
  const options = counts.map(
    ({about, count}) =>
      markup`<option value="${about.code}">${about.code} ${about.name} (${count})</option>\n`
  )
  const findings =
    counts.length === 0
      ? undefined
      : markup`<fieldset>
<legend>Findings</legend>
${boxes}<label>of <select id="rule">
<option value="">all rules</option>
${options}</select></label>
</fieldset>
`
  const radio = (value: string, words: string): Markup =>
    markup`<label><input type="radio" name="works" id="works-${value}"${value === 'all' ? markup` checked` : ''}> ${words}</label>\n`
  const works = hasWorks
    ? markup`<fieldset>
<legend>Works</legend>
${radio('all', 'all')}${radio('found', 'with findings')}${radio('uncited', 'never cited')}</fieldset>
`
    : undefined
  if (findings === undefined && works === undefined) return markup``
  return markup`<form class="filter" aria-label="What is shown" autocomplete="off">
${findings}${works}</form>
`
}

/**
 * The CSS that hides findings depending on the controls: `:has` tests which boxes are checked. A part of the page is
 * hidden when all its findings are; its `data-severities` and `data-rules` list the severities and rules of its
 * findings.
 */
export function filterStyles(counts: readonly RuleCount[]): string {
  const hide = (condition: string, hidden: string): string => `body${condition} ${hidden} {display: none}`
  const off = (severity: Severity): string => `:has(#show-${severity}:not(:checked))`
  const present = severities.filter(severity => counts.some(rule => rule.severity === severity))
  return [
    ...present.map(severity => hide(off(severity), `.finding[data-severity="${severity}"]`)),
    ...subsets(present).map(subset =>
      hide(subset.map(off).join(''), `.group[data-severities="${subset.join(' ')}"]`)
    ),
    ...counts.map(({about: {code}}) =>
      hide(
        `:has(#rule option[value="${code}"]:checked)`,
        `:is(.finding:not([data-rule="${code}"]), .group:not([data-rules~="${code}"]), .work:not([data-rules~="${code}"]))`
      )
    ),
    hide(':has(#works-found:checked)', '.work[data-rules=""]'),
    hide(':has(#works-uncited:checked)', '.work:not([data-state="uncited"])')
  ].join('\n')
}

/** All non-empty subsets of a list, each in the order of the list. */
function subsets<T>(items: readonly T[]): ReadonlyArray<readonly T[]> {
  return Array.from({length: 2 ** items.length - 1}, (_, index) =>
    items.filter((_, position) => (index + 1) & (1 << position))
  )
}
