import {segmentsToHast} from '../../../cite/segments-to-hast.ts'
import {plural} from '../../../core/plural.ts'
import {serializeHast} from '../../../core/serialize.ts'
import type {NumberedCitation} from '../../../core/types.ts'
import type {Report} from '../index.ts'
import {filterData, findingList} from './findings.ts'
import {type Markup, markup} from './markup.ts'
import {sentenceAround} from './sentence.ts'
import {type ReportedWork, shortEntry, type Works} from './works.ts'

/** The rendered list of references, with the findings and the citing sentences of each work. */
export function referenceListSection({listed, others}: Works, report: Report): Markup {
  const item = (work: ReportedWork): Markup => workItem(work, report)
  const rest =
    others.length === 0
      ? undefined
      : markup`<h3>Not in the printed list</h3>
<p class="lead">${plural(others.length, 'work')} of the bibliography ${others.length === 1 ? 'is' : 'are'} not printed.</p>
<ul class="works">
${others.map(item)}</ul>`
  return markup`<section aria-labelledby="references">
<h2 id="references">Reference list</h2>
${listed.length === 0 ? markup`<p class="lead">No list of references is printed.</p>` : markup`<p class="lead">As it will be printed: ${plural(listed.length, 'work')}.</p>`}
${listed.length === 0 ? undefined : markup`<ol class="works">\n${listed.map(item)}</ol>`}
${rest}
</section>
`
}

function workItem({reference, entry, citedBy, nocite, findings}: ReportedWork, report: Report): Markup {
  const {key, type, file, place, csl} = reference
  const {lang} = report.manuscript.metadata
  const shown = entry
    ? {html: serializeHast(segmentsToHast(entry.content))}
    : markup`<span class="short">${shortEntry(csl) || 'No author, year or title'}</span>`
  const state = citedBy.length > 0 ? 'cited' : nocite ? 'listed' : 'uncited'
  return markup`<li class="work" data-state="${state}" ${filterData(findings)}>
<div class="entry" lang="${lang}" dir="auto">${shown}</div>
<p class="about"><code>${key}</code> · ${type} · <span class="place">${file}:${place.start.line}</span>${state === 'listed' ? ' · listed without being cited' : state === 'uncited' ? markup` · <strong class="never">never cited</strong>` : undefined}</p>
${findingList(findings, report, false)}${citingPlaces(citedBy, report)}</li>
`
}

function citingPlaces(citations: readonly NumberedCitation[], report: Report): Markup {
  if (citations.length === 0) return markup``
  const times = ['', 'once', 'twice'][citations.length] ?? `${citations.length} times`
  const items = citations.map(
    citation =>
      markup`<li><span class="place">${placeOf(citation)}</span> ${sentence(citation, report)}</li>\n`
  )
  return markup`<details class="citing"><summary>Cited ${times}: ${placesByFile(citations)}</summary>
<ol>
${items}</ol>
</details>
`
}

function placeOf({file, citation}: NumberedCitation): string {
  return `${file}:${citation.place.start.line}`
}

const mostPlaces = 12

/** Places such as `01.md:3, 8; 02.md:1`: each file is named once. */
function placesByFile(citations: readonly NumberedCitation[]): string {
  const files = new Map<string, Set<number>>()
  for (const {file, citation} of citations.slice(0, mostPlaces)) {
    const lines = files.get(file) ?? new Set()
    files.set(file, lines.add(citation.place.start.line))
  }
  const places = [...files].map(([file, lines]) => `${file}:${[...lines].join(', ')}`).join('; ')
  const rest = citations.length - mostPlaces
  return rest > 0 ? `${places} and ${rest} more` : places
}

function sentence({file, citation}: NumberedCitation, {sourceOf, manuscript}: Report): Markup | undefined {
  const source = sourceOf(file)
  if (source === undefined) return undefined
  const {start, end} = citation.place
  const {before, words, after} = sentenceAround(source, start.offset, end.offset)
  const {lang} = manuscript.metadata
  return markup`<span class="sentence" lang="${lang}" dir="auto">${before}<mark>${words}</mark>${after}</span>`
}
