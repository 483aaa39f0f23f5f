import {plural} from '../../../core/plural.ts'
import {type HtmlPart, htmlPart} from '../html/index.ts'
import {type Markup, markup} from '../html/markup.ts'
import {reportPage} from '../html/page.ts'
import type {ReportPart, SeveralForm} from '../index.ts'
import {sentenceAbout} from './text.ts'

/**
 * One page: a table of the papers, then the findings of each. A page about a single paper also has its list of
 * references.
 */
export const severalAsHtml: SeveralForm = {
  part: report => JSON.stringify(htmlPart(report)),
  join: (parts, {version}) => pageOf(parts, version)
}

function pageOf(parts: readonly ReportPart[], version: string): string {
  const read = parts.map((part, index) => ({
    ...part,
    id: `paper-${index + 1}`,
    own: part.fault === undefined ? (JSON.parse(part.text) as HtmlPart) : undefined
  }))
  const rows = read.map(
    ({id, paper, own, fault, errors, warnings}) => markup`<tr><td><a href="#${id}">${paper}</a></td><td${
      own && markup` lang="${own.lang}" dir="auto"`
    }>${own?.title ?? fault}</td><td class="number">${own && errors}</td><td class="number">${own && warnings}</td></tr>
`
  )
  const sections = read.map(
    ({id, paper, own, fault}): Markup => markup`<section aria-labelledby="${id}">
<h2 id="${id}">${paper}</h2>
${own === undefined ? markup`<p class="verdict error">${fault}</p>\n` : {html: own.body}}</section>
`
  )
  return reportPage({
    title: `Report: ${plural(parts.length, 'paper')}`,
    header: markup`<p class="eyebrow">Report for the editor</p>
<h1>${plural(parts.length, 'paper')}</h1>
<p>${sentenceAbout(parts)}.</p>
`,
    main: markup`<section aria-labelledby="papers">
<h2 id="papers">Papers</h2>
<table>
<thead><tr><th scope="col">Paper</th><th scope="col">Title</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>
${sections}`,
    footer: markup`Made by galley ${version} with <code>--format html</code>. <code>galley explain</code> and a code tell more of a rule.`
  })
}
