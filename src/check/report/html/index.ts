import {type Counts, countsOf} from '../../../core/counts.ts'
import {plural} from '../../../core/plural.ts'
import type {Diagnostic, Manuscript} from '../../../core/types.ts'
import {wordsWithoutNotes} from '../../../core/walk.ts'
import type {Report} from '../index.ts'
import {amountOf, severities, severityWord, sparseCiting} from '../words.ts'
import {filterControls, filterStyles, type RuleCount, ruleCounts} from './filter.ts'
import {badge, filterData, findingList} from './findings.ts'
import {type Markup, markup, message} from './markup.ts'
import {reportPage} from './page.ts'
import {referenceListSection} from './reference-list.ts'
import {reportedWorks, type Works} from './works.ts'

/**
 * A page for editors: the state of a paper, its list of references with the findings and citations of each work, then
 * the findings in the text. A self-contained file without scripts.
 */
export function html(report: Report): string {
  const {diagnostics, manuscript, rules, version} = report
  const counts = countsOf(manuscript)
  const byRule = ruleCounts(diagnostics, rules)
  const works = reportedWorks(report)
  const title = reportTitle(manuscript)
  return reportPage({
    title: `Report: ${title}`,
    styles: filterStyles(byRule),
    header: markup`<p class="eyebrow">Report for the editor</p>
<h1 lang="${manuscript.metadata.lang}" dir="auto">${title}</h1>
${authors(manuscript)}${verdict(report, counts)}${totals(counts)}${contents(report, works)}
`,
    main: markup`${rulesTable(byRule)}${filterControls(byRule, counts.references > 0)}${referenceListSection(works, report)}${textFindings(works.rest, report)}${waivedFindings(report)}`,
    footer: markup`Made by galley ${version} with <code>galley check --format html</code>. <code>galley explain</code> and a code tell more of a rule.`
  })
}

/** One paper's part of a page about several papers: its title, and its report. */
export type HtmlPart = Readonly<{title: string; lang: string; body: string}>

/** One paper's part of a page about several papers: the verdict, and the findings by file. */
export function htmlPart(report: Report): HtmlPart {
  const {diagnostics, manuscript} = report
  const {html: body} = markup`${verdict(report, countsOf(manuscript))}${findingsByFile(diagnostics, report)}`
  return {title: reportTitle(manuscript), lang: manuscript.metadata.lang, body}
}

/** The title of a paper, or the name of its first file. */
export function reportTitle({project, settings}: Manuscript): string {
  const title = project.front.title
  const words = title ? wordsWithoutNotes(title.tree).trim() : ''
  return words || settings.file
}

function authors({metadata}: Manuscript): Markup | undefined {
  const names = metadata.authors.map(({name}) => name)
  return names.length === 0
    ? undefined
    : markup`<p class="authors" lang="${metadata.lang}">${names.join(', ')}</p>\n`
}

/** Says in one sentence whether the paper is ready to publish. */
function verdict({diagnostics, strict}: Report, counts: Counts): Markup {
  const [errors = 0, warnings = 0] = severities.map(severity => amountOf(diagnostics, severity))
  const sparse = sparseCiting(counts)
  const state = errors > 0 || (strict && warnings > 0) ? 'error' : warnings > 0 ? 'warning' : 'fine'
  const words =
    errors > 0
      ? markup`<strong>Not ready.</strong> ${plural(errors, 'error')} must be repaired before the paper is built.`
      : warnings > 0
        ? markup`<strong>Ready, with reservations.</strong> ${plural(warnings, 'warning')} should be looked at.`
        : markup`<strong>Nothing was found</strong> that stands in the way.`
  return markup`<p class="verdict ${state}">${words}${sparse && ` ${sparse}`}</p>\n`
}

function totals(counts: Counts): Markup {
  const total = (name: string, amount: number, alarm = false): Markup =>
    markup`<div${alarm && amount > 0 ? markup` class="alarm"` : ''}><dt>${name}</dt><dd>${amount}</dd></div>\n`
  return markup`<dl class="totals">
${total('Chapters', counts.chapters)}${total('Citations', counts.citations)}${total('Works', counts.references)}${total('Cited', counts.cited)}${total('Not cited', counts.uncited, true)}${total('Unknown keys', counts.undefined, true)}</dl>
`
}

/** The table of contents: the parts that the page has. */
function contents({diagnostics, waived}: Report, {rest}: Works): Markup {
  const parts = [
    ['found', 'What was found', diagnostics.length > 0],
    ['references', 'Reference list', true],
    ['text', 'In the text', rest.length > 0],
    ['accepted', 'Accepted by the author', waived.length > 0]
  ] as const
  const links = parts
    .filter(([, , present]) => present)
    .map(([id, words]) => markup`<li><a href="#${id}">${words}</a></li>\n`)
  return markup`<nav aria-label="Parts of the report">
<ul>
${links}</ul>
</nav>`
}

function rulesTable(counts: readonly RuleCount[]): Markup {
  if (counts.length === 0) return markup``
  const rows = counts.map(
    ({
      about,
      severity,
      count
    }) => markup`<tr><td>${badge(severity)}</td><td class="number">${count}</td><td><strong>${about.code} ${about.name}</strong><span class="asks">${message(about.summary)}</span><span class="why">${message(about.why)}</span></td></tr>
`
  )
  return markup`<section aria-labelledby="found">
<h2 id="found">What was found</h2>
<table>
<thead><tr><th scope="col">Severity</th><th scope="col" class="number">Findings</th><th scope="col">Rule, what it asks, and why</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>
`
}

/** The findings that belong to no work in the list of references, by file. */
function textFindings(diagnostics: readonly Diagnostic[], report: Report): Markup {
  if (diagnostics.length === 0) return markup``
  return markup`<section aria-labelledby="text">
<h2 id="text">In the text</h2>
${findingsByFile(diagnostics, report)}</section>
`
}

function findingsByFile(diagnostics: readonly Diagnostic[], report: Report): Markup {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const others = files.get(diagnostic.file)
    if (others === undefined) files.set(diagnostic.file, [diagnostic])
    else others.push(diagnostic)
  }
  const groups = [...files].map(
    ([file, found]) => markup`<section class="group" ${filterData(found)}>
<h3>${file} <span class="count">${amounts(found)}</span></h3>
${findingList(found, report, true)}
</section>
`
  )
  return markup`${groups}`
}

function amounts(diagnostics: readonly Diagnostic[]): string {
  return severities
    .map(severity => ({severity, amount: amountOf(diagnostics, severity)}))
    .filter(({amount}) => amount > 0)
    .map(({severity, amount}) => plural(amount, severityWord[severity]))
    .join(', ')
}

function waivedFindings({waived}: Report): Markup {
  if (waived.length === 0) return markup``
  const items = waived.map(
    ({code, rule, file, start, message: words, reason}) => markup`<li>
<p class="what">${message(words)}</p>
<p class="why">Accepted: ${reason}</p>
<p class="about"><span class="place">${file}${start ? `:${start.line}` : ''}</span> · ${code} ${rule}</p>
</li>
`
  )
  return markup`<section aria-labelledby="accepted">
<h2 id="accepted">Accepted by the author</h2>
<ul class="findings">
${items}</ul>
</section>
`
}
