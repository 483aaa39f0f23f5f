import type {Cite} from '../../src/csl/document/cite.ts'
import {positionsOf} from '../../src/csl/document/positions.ts'
import {createProcessor, type Processor} from '../../src/csl/document/processor.ts'
import {createEngine, type Engine} from '../../src/csl/engine/engine.ts'
import type {CslSegment} from '../../src/csl/output/segments.ts'
import type {Token} from '../../src/csl/output/tokens.ts'
import type {Item} from '../../src/csl/rendering/context.ts'
import {readStyle} from '../../src/csl/style/style.ts'
import {readElement} from '../../src/csl/xml/reader.ts'
import type {Fixture, FixtureCitation, FixtureCite} from './csl-fixture.ts'

const noForm = '[CSL STYLE ERROR: reference with no printed form.]'

/** Runs a fixture of the CSL test suite and gives what is rendered, as HTML. */
export function runFixture(fixture: Fixture, locales: (lang: string) => string | undefined): string {
  const source = locales(fixture.lang) ?? locales(baseLocale(fixture.lang)) ?? locales('en-US')!
  const files = [readElement(source, 0)]
  if (fixture.lang !== 'en-US') files.push(readElement(locales('en-US')!, 0))
  const engine = createEngine(readStyle(fixture.style), fixture.lang, files)
  const html = (tokens: readonly Token[]): string => serialize(engine.finished(tokens))
  const byId = new Map(
    [...fixture.input, ...(fixture.secondInput ?? [])].map(item => [
      String(item.id),
      withVariablesOfNote(item as Item)
    ])
  )
  const itemsOf = (ids: readonly (string | number)[]): readonly Item[] =>
    ids.flatMap(id => byId.get(String(id)) ?? [])
  const make = (ids: readonly (string | number)[]): Processor =>
    createProcessor(engine, itemsOf([...new Set(ids.map(String))]), {
      isSorted: !fixture.flags.includes('nosort')
    })
  const ids = fixture.bibEntries?.at(-1) ?? fixture.input.map(({id}) => id)
  const citesOf = (items: readonly FixtureCite[]): readonly Cite[] => items.map(citeOf)
  if (fixture.mode === 'bibliography') {
    const processor = make(
      fixture.citations === undefined
        ? ids
        : states(fixture.citations)
            .at(-1)!
            .placed.flatMap(({cites}) => cites.map(({id}) => id))
    )
    const entries = processor
      .entries()
      .map(({segments}) => serialize(segments))
      .filter(text => text !== '')
    return `<div class="csl-bib-body">\n${entries.map(text => `  <div class="csl-entry">${text}</div>\n`).join('')}</div>`
  }
  if (fixture.citations !== undefined && fixture.citationItems === undefined)
    return replay(fixture, engine, make, html)
  const processor = make(ids)
  const clusters = fixture.citationItems?.map(citesOf) ?? [processor.order.map((id): Cite => ({id}))]
  return clusters.map(cites => html(processor.cluster(cites)) || noForm).join('\n')
}

/**
 * Three fixtures have variables in a note, a custom of Zotero’s. In galley a note is the author's text, so only this
 * runner reads them.
 */
function withVariablesOfNote(item: Item): Item {
  const {note} = item
  if (typeof note !== 'string' || !/^[a-z-]+: /.test(note)) return item
  const fields = note.split('\n').map((line): readonly [string, unknown] => {
    const [, name = '', value = ''] = /^([a-z-]+): (.*)$/.exec(line) ?? []
    const [family, given] = value.split(' || ')
    if (given !== undefined) return [name, [{family, given}]]
    if (name.endsWith('date'))
      return [name, {'date-parts': value.split('/').map(day => day.split('-').map(Number))}]
    return [name, value]
  })
  return {...Object.fromEntries(fields), ...item}
}

/** A citation of a document, in its note. */
type Placed = Readonly<{id: string; note: number; cites: readonly Cite[]}>

/** The document after each of the citations of a fixture; one of an id that was there before replaces that. */
function states(
  citations: readonly FixtureCitation[]
): readonly Readonly<{edited: string; placed: readonly Placed[]}>[] {
  const known = new Map<string, readonly Cite[]>()
  return citations.map(([citation, before, after]) => {
    known.set(citation.citationID, citation.citationItems.map(citeOf))
    const note = Number((citation.properties as Readonly<{noteIndex?: number}> | undefined)?.noteIndex ?? 0)
    const placed = [...before, [citation.citationID, note] as const, ...after].map(
      ([id, number]): Placed => ({id, note: number, cites: known.get(id) ?? []})
    )
    return {edited: citation.citationID, placed}
  })
}

/** The citations one after the other, as a word processor has them rendered; `>>` marks what the last one changed. */
function replay(
  fixture: Fixture,
  engine: Engine,
  make: (ids: readonly string[]) => Processor,
  html: (tokens: readonly Token[]) => string
): string {
  let shown: readonly Readonly<{id: string; text: string; facts: string; mark: string}>[] = []
  for (const {edited, placed} of states(fixture.citations!)) {
    const processor = make(placed.flatMap(({cites}) => cites.map(({id}) => id)))
    const sorted = placed.map(({note, cites}) => ({note, cites: processor.sort(cites)}))
    const positions = positionsOf(sorted, Number(engine.citation['near-note-distance'] ?? 5))
    shown = placed.map(({id, note}, index) => {
      const cites = sorted[index]!.cites.map((cite, at) => ({...cite, ...positions[index]![at]}))
      const text = html(processor.cluster(cites, {inOrder: true}))
      const old = shown.find(each => each.id === id)
      const facts = [
        text,
        ...cites.map(cite => factsOf({...cite, firstNote: cite.firstNote ?? note}, processor, fixture))
      ].join(' ')
      return {id, text, facts, mark: old?.facts === facts && id !== edited ? '..' : '>>'}
    })
  }
  return shown.map(({mark, text}, index) => `${mark}[${index}] ${text}`).join('\n')
}

/**
 * A citation counts as changed if what tells a work of it apart changed, or what the style may print of it: its number
 * or its first note.
 */
function factsOf({id, firstNote}: Cite, {state}: Processor, {style}: Fixture): string {
  const {number, extraNames, givens, conditions, suffix} = state(id)!
  return [
    id,
    style.includes('"citation-number"') && number,
    style.includes('"first-reference-note-number"') && firstNote,
    extraNames,
    [...givens].join(),
    conditions,
    suffix
  ].join()
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

/** The white space around the blocks of an entry. */
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
      if (segment.type === 'nocase' || segment.type === 'cite' || segment.type === 'own') return inner
      const {name, value} = segment
      if (name === 'font-style' && value === 'italic') return `<i>${inner}</i>`
      if (name === 'font-weight' && value === 'bold') return `<b>${inner}</b>`
      if (name === 'vertical-align' && value !== 'baseline') return `<${value}>${inner}</${value}>`
      if (name === 'vertical-align') return `<span style="baseline">${inner}</span>`
      return `<span style="${name}:${value};">${inner}</span>`
    })
    .join('')
}
