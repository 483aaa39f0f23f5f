import type {Citation, Cite, CslDocument, CslSegment, CslStyle, Entry} from '../../src/csl/index.ts'
import type {Fixture, FixtureCitation, FixtureCite} from './csl-fixture.ts'
import {createProcessor, createStyle} from './csl-package.ts'

const noForm = '[CSL STYLE ERROR: reference with no printed form.]'

/** Runs a fixture of the CSL test suite with the exports of `galley/csl` and returns the rendering as HTML. */
export function runFixture(fixture: Fixture, locales: (lang: string) => string | undefined): string {
  const source = locales(fixture.lang) ?? locales(baseLocale(fixture.lang)) ?? locales('en-US')!
  const style = createStyle(fixture.style, {
    lang: fixture.lang,
    locales: fixture.lang === 'en-US' ? [source] : [source, locales('en-US')!]
  })
  const document = documentOf(fixture, style)
  if (fixture.mode === 'bibliography') return listHtml(entriesOf(document, worksOf(fixture)))
  if (fixture.citations !== undefined && fixture.citationItems === undefined)
    return replay(fixture.citations, document)
  const order = entriesOf(document, worksOf(fixture)).map(({id}): Cite => ({id, position: 'first'}))
  const clusters = fixture.citationItems?.map(items => items.map(citeOf)) ?? [order]
  const citations = clusters.map((cites, index): Citation => ({id: String(index), cites}))
  // A citation of all works, which is not compared, gives the works their numbers.
  const all = {id: 'all', cites: worksOf(fixture).map((id): Cite => ({id, position: 'first'}))}
  const rendered = documentOf(fixture, style).update({citations: [all, ...citations]}).citations
  return citations.map(({id}) => serialize(rendered.get(id) ?? []) || noForm).join('\n')
}

function documentOf(fixture: Fixture, style: CslStyle): CslDocument {
  return createProcessor(style, [...fixture.input, ...(fixture.secondInput ?? [])], {
    sorted: !fixture.flags.includes('nosort'),
    noteVariables: true
  })
}

/** The works to list, in order of citation. */
function worksOf({bibEntries, citations, input, mode}: Fixture): readonly string[] {
  const cited = mode === 'bibliography' && citations && states(citations).at(-1)!
  const ids = cited ? cited.flatMap(({cites}) => cites.map(({id}) => id)) : bibEntries?.at(-1)
  return [...new Set((ids ?? input.map(({id}) => id)).map(String))]
}

function entriesOf(document: CslDocument, uncited: readonly string[]): readonly Entry[] {
  return document.update({citations: [], uncited}).bibliography ?? []
}

function listHtml(entries: readonly Entry[]): string {
  const lines = entries
    .map(({segments}) => serialize(segments))
    .filter(text => text !== '')
    .map(text => `  <div class="csl-entry">${text}</div>\n`)
  return `<div class="csl-bib-body">\n${lines.join('')}</div>`
}

/** Returns the document after each citation of a fixture; a citation with a known id replaces the earlier one. */
function states(citations: readonly FixtureCitation[]): readonly (readonly Citation[])[] {
  const known = new Map<string, readonly Cite[]>()
  return citations.map(([citation, before, after]) => {
    known.set(
      citation.citationID,
      citation.citationItems.map(item => ({...citeOf(item), position: undefined}))
    )
    const note = Number((citation.properties as Readonly<{noteIndex?: number}> | undefined)?.noteIndex ?? 0)
    return [...before, [citation.citationID, note] as const, ...after].map(
      ([id, number]): Citation => ({id, note: number, cites: known.get(id) ?? []})
    )
  })
}

/**
 * Renders the citations one after another, as for a word processor; `>>` marks those that the last citation changed.
 */
function replay(citations: readonly FixtureCitation[], document: CslDocument): string {
  const shown = new Map<string, string>()
  let last: readonly string[] = []
  for (const [index, placed] of states(citations).entries()) {
    const edited = citations[index]![0].citationID
    const changed = document.update({citations: placed}).citations
    for (const [id, segments] of changed) shown.set(id, serialize(segments))
    last = placed.map(
      ({id}, at) => `${id === edited || changed.has(id) ? '>>' : '..'}[${at}] ${shown.get(id) ?? ''}`
    )
  }
  return last.join('\n')
}

function baseLocale(lang: string): string {
  const base = lang.split('-')[0]!
  const usual: Readonly<Record<string, string>> = {
    en: 'en-US',
    de: 'de-DE',
    fr: 'fr-FR',
    es: 'es-ES',
    pt: 'pt-PT',
    zh: 'zh-CN',
    ja: 'ja-JP',
    nl: 'nl-NL',
    ru: 'ru-RU',
    it: 'it-IT'
  }
  return usual[base] ?? lang
}

function citeOf(item: FixtureCite): Cite {
  const text = (name: string): string | undefined =>
    item[name] === undefined ? undefined : String(item[name])
  return {
    id: String(item.id),
    locator: text('locator')?.trim(),
    label: text('label'),
    prefix: text('prefix'),
    suffix: text('suffix'),
    suppressAuthor: Boolean(item['suppress-author']),
    position: (['first', 'subsequent', 'ibid', 'ibid-with-locator'] as const)[
      [0, 1, 2, 3].includes(Number(item.position)) ? Number(item.position) : 0
    ],
    isNear: Boolean(item['near-note']),
    ...(item['first-reference-note-number'] !== undefined && {
      firstNote: Number(item['first-reference-note-number'])
    })
  }
}

/** White space around the blocks of an entry. */
const blanks: Readonly<Record<string, readonly [string, string]>> = {
  block: ['\n\n    ', '\n'],
  'left-margin': ['\n    ', ''],
  'right-inline': ['', '\n  '],
  indent: ['', '\n  ']
}

function serialize(segments: readonly CslSegment[]): string {
  return segments
    .map(segment => {
      if (segment.type === 'text')
        return segment.value.replace(/&/g, '&#38;').replace(/</g, '&#60;').replace(/>/g, '&#62;')
      const inner = serialize(segment.children)
      if (segment.type === 'block') {
        const [before, after] = blanks[segment.display] ?? ['', '']
        return `${before}<div class="csl-${segment.display}">${inner}</div>${after}`
      }
      if (segment.type !== 'format') return inner
      const {name, value} = segment
      if (name === 'font-style' && value === 'italic') return `<i>${inner}</i>`
      if (name === 'font-weight' && value === 'bold') return `<b>${inner}</b>`
      if (name === 'vertical-align' && value !== 'baseline') return `<${value}>${inner}</${value}>`
      if (name === 'vertical-align') return `<span style="baseline">${inner}</span>`
      return `<span style="${name}:${value};">${inner}</span>`
    })
    .join('')
}
