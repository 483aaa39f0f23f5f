import {type Markup, markup, message} from '../../check/report/html/markup.ts'
import {reportPage} from '../../check/report/html/page.ts'
import {plural} from '../../core/plural.ts'
import {chapterSource, lineLink} from './html-source.ts'
import {
  type ImportReport,
  type ListedEntry,
  openCitations,
  type ReportedCitation,
  uncitedWorks
} from './index.ts'
import {listLine, wordsLine} from './sentences.ts'

/** The report as a page for author and editor: a self-contained file without scripts. */
export function htmlReport(report: ImportReport, version: string): string {
  const {title, lang, file} = report
  return reportPage({
    title: `Import: ${title}`,
    styles: importStyles,
    header: markup`<p class="eyebrow">Report of an import</p>
<h1 lang="${lang}" dir="auto">${title}</h1>
<p class="authors">${file}</p>
${verdict(report)}${totals(report)}`,
    main: markup`${openSection(report)}${uncitedSection(report)}${reviewSection(report)}${leftSection(report)}${wordsSection(report)}${linkedSection(report)}${chapterSource(report)}`,
    footer: markup`Made by galley ${version} with <code>galley import --format html</code>. Doubts are queries in the chapters, too: <code>galley check</code> goes on from there.`
  })
}

function verdict(report: ImportReport): Markup {
  const {doubted, unlisted} = openCitations(report)
  const open = doubted.length + unlisted.length
  const uncited = uncitedWorks(report).length
  const {lost} = report.words
  const tone = lost.length > 0 ? 'error' : open + uncited > 0 ? 'warning' : 'fine'
  const said = [
    ...(open > 0 ? [`${plural(open, 'citation')} to decide`] : []),
    ...(uncited > 0 ? [`${plural(uncited, 'work')} never cited`] : [])
  ]
  return markup`<p class="verdict ${tone}"><strong>${said.length === 0 ? 'Every citation has its work' : said.join(', ')}.</strong> ${lost.length === 0 ? 'No word of the text is lost.' : `${plural(lost.length, 'word')} of the text ${lost.length === 1 ? 'is' : 'are'} not in the paper.`}</p>
`
}

function totals(report: ImportReport): Markup {
  const {doubted, unlisted} = openCitations(report)
  const fields = report.fields.reduce((sum, {read}) => sum + read, 0)
  const rows: readonly (readonly [number, string, boolean])[] = [
    [report.citations.filter(({verdict: each}) => each === 'sure').length, 'citations linked', false],
    ...(fields > 0 ? [[fields, 'citations of programs', false] as const] : []),
    [doubted.length, 'in doubt', false],
    [unlisted.length, 'not in the list', unlisted.length > 0],
    [uncitedWorks(report).length, 'never cited', false],
    [report.works.length, report.works.length === 1 ? 'work' : 'works', false],
    [report.words.lost.length, 'words lost', report.words.lost.length > 0]
  ]
  return markup`<dl class="totals">
${rows.map(([count, words, isAlarm]) => markup`<div${isAlarm ? {html: ' class="alarm"'} : ''}><dt>${words}</dt><dd>${count}</dd></div>\n`)}</dl>
`
}

/** The citations that need a decision, in the order of the text. */
function openSection(report: ImportReport): Markup {
  const {doubted, unlisted} = openCitations(report)
  const printed = new Map(report.works.map(work => [work.key, work]))
  const list = (citations: readonly ReportedCitation[]): Markup =>
    markup`<ol class="findings">\n${citations.map(citation => citationItem(citation, printed, report.lang))}</ol>`
  return markup`${
    unlisted.length === 0
      ? undefined
      : markup`<section aria-labelledby="unlisted">
<h2 id="unlisted">Cited and not listed<span class="count">${unlisted.length}</span></h2>
${list(unlisted)}
</section>
`
  }${
    doubted.length === 0
      ? undefined
      : markup`<section aria-labelledby="doubted">
<h2 id="doubted">In doubt<span class="count">${doubted.length}</span></h2>
<p class="lead">They stay as typed, each with a query.</p>
${list(doubted)}
</section>
`
  }`
}

function citationItem(
  {context, at, items, verdict: own}: ReportedCitation,
  printed: ReadonlyMap<string, ListedEntry>,
  lang: string
): Markup {
  const open = items.filter(item => item.verdict !== 'sure')
  const asked = open.map(({verdict: each, typed, keys, doubt}) => {
    const works = keys
      .slice(0, 4)
      .map(
        key =>
          markup`<li><code>${key}</code> <span class="entry-line" dir="auto">${printed.get(key)?.printed ?? ''}</span></li>\n`
      )
    const said =
      each === 'none'
        ? keys.length === 0
          ? 'no work of the list agrees'
          : 'no work of the list agrees; near it:'
        : doubt === undefined
          ? 'which work is it?'
          : `${doubt}:`
    return markup`<p class="why"><span dir="auto">${typed}</span>: ${message(said)}</p>
${works.length === 0 ? undefined : markup`<ul class="candidates">\n${works}</ul>`}`
  })
  return markup`<li class="finding" data-severity="${own === 'none' ? 'error' : 'warning'}">
<p class="place">${at === undefined ? 'in the manuscript' : lineLink(at)}</p>
<p class="sentence" lang="${lang}" dir="auto">${context.before}<mark>${context.words}</mark>${context.after}</p>
${asked}</li>
`
}

function uncitedSection(report: ImportReport): Markup | undefined {
  const uncited = uncitedWorks(report)
  if (uncited.length === 0) return undefined
  return markup`<section aria-labelledby="uncited">
<h2 id="uncited">Listed and never cited<span class="count">${uncited.length}</span></h2>
${entryList(uncited)}
</section>
`
}

/** Works of the list; a long list is folded, so that readers find the rest of the page. */
function entryList(works: readonly ListedEntry[]): Markup {
  const list = markup`<ul class="works">
${works.map(entryItem)}</ul>`
  return works.length <= 12
    ? list
    : markup`<details class="citing"><summary>${plural(works.length, 'work')}</summary>
${list}
</details>`
}

function entryItem({key, printed, doubtful}: ListedEntry): Markup {
  return markup`<li class="work"><div class="entry" dir="auto">${printed || key}</div>
<p class="about"><code>${key}</code>${doubtful.length === 0 ? undefined : markup` · to compare: ${doubtful.join(', ')}`}</p></li>
`
}

function reviewSection({works}: ImportReport): Markup | undefined {
  const doubtful = works.filter(({doubtful: fields}) => fields.length > 0)
  if (doubtful.length === 0) return undefined
  return markup`<section aria-labelledby="review">
<h2 id="review">Lines of the list to compare<span class="count">${doubtful.length}</span></h2>
<p class="lead">The parts that are named were hard to tell apart; <code>references.bib</code> has them beside the printed line.</p>
${entryList(doubtful)}
</section>
`
}

function leftSection(report: ImportReport): Markup {
  const {told, left, fields} = report
  const unread = fields.filter(field => field.unread > 0)
  const rows = [
    ...left.map(({what, count}) => markup`<li>${count} × ${message(what)}</li>\n`),
    ...unread.map(
      ({program, unread: count}) =>
        markup`<li>${plural(count, 'citation')} of ${program}, kept as words</li>\n`
    ),
    ...[...told, ...[listLine(report)].filter(line => line !== undefined)].map(
      line => markup`<li>${message(line)}</li>\n`
    )
  ]
  return markup`<section aria-labelledby="left">
<h2 id="left">Changed or not taken over</h2>
${rows.length === 0 ? markup`<p class="lead">Nothing.</p>` : markup`<ul class="told">\n${rows}</ul>`}
</section>
`
}

function wordsSection(report: ImportReport): Markup {
  const {file, listed, cited, made, lost} = report.words
  const rows: readonly (readonly [string, number])[] = [
    ['in the text', file - listed - cited - made - lost.length],
    ['in the list of references', listed],
    ['in citations that are links now', cited],
    ['numbers and labels that galley prints itself', made],
    ['lost', lost.length],
    ['in the file', file]
  ]
  return markup`<section aria-labelledby="words">
<h2 id="words">The words</h2>
<table>
${rows.map(([what, count]) => markup`<tr${what === 'in the file' ? {html: ' class="sum"'} : ''}><th scope="row">${what}</th><td class="number">${count}</td></tr>\n`)}</table>
${lost.length === 0 ? undefined : markup`<p class="why">${wordsLine(report)}</p>`}
</section>
`
}

function linkedSection({citations}: ImportReport): Markup | undefined {
  const sure = citations.filter(({verdict: each}) => each === 'sure')
  if (sure.length === 0) return undefined
  return markup`<section aria-labelledby="linked">
<h2 id="linked">Linked<span class="count">${sure.length}</span></h2>
<details class="citing"><summary>What was typed, and the works that it means now</summary>
<table>
${sure.map(({typed, items, at}) => markup`<tr><td dir="auto">${typed}</td><td><code>${items.map(({keys}) => keys[0] ?? '').join(', ')}</code></td><td class="place">${at === undefined ? undefined : lineLink(at)}</td></tr>\n`)}</table>
</details>
</section>
`
}

const importStyles = `
.finding > .place { margin-bottom: .2rem; font-size: .85em; }
.finding > .sentence { margin-bottom: .35rem; }
.candidates, .told { margin: .2rem 0 0; padding-inline-start: 1.2rem; }
.candidates { font-size: .9rem; }
.candidates li, .told li { margin-top: .25rem; }
.entry-line { color: var(--soft); font-family: var(--serif); }
th[scope="row"] { font-weight: 400; }
.sum th, .sum td { border-bottom: 0; border-top: 2px solid var(--ink); font-weight: 600; }
.source { margin: .5rem 0 0; padding: .6rem 0; border-radius: 6px; background: var(--tint); font: .85rem / 1.6 var(--mono); list-style: none; counter-reset: line; }
.source li { display: flex; gap: 1rem; padding: 0 1rem; counter-increment: line; white-space: pre-wrap; overflow-wrap: anywhere; }
.source li::before { content: counter(line); flex: none; width: 2.5rem; color: var(--soft); text-align: end; user-select: none; }
.source li:target { background: var(--mark); color: var(--mark-ink); }
.source .open { box-shadow: inset 3px 0 0 var(--warning); }
`
