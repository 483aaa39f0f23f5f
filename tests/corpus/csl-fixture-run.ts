import {createEngine, type Engine, itemId, renderCites} from '../../src/cite/engine.ts'
import {type Locale, type LocaleLookup, resolveLocale} from '../../src/cite/locale.ts'
import {ENTRY_MARK, JOINING} from '../../src/cite/marks.ts'
import {createProcessor} from '../../src/cite/processor.ts'
import {processorItem} from '../../src/cite/processor-item.ts'
import type {CslItem} from '../../src/core/types.ts'
import type {Abbreviations, Fixture, FixtureCitation, FixtureCite} from './csl-fixture.ts'

/** What the fixtures ask of the processor beyond what galley does: a word processor's way of citing, and other markup. */
type FullEngine = Omit<Engine, 'makeBibliography'> & {
  sys: {
    retrieveItem: (id: string) => unknown
    getAbbreviation?: unknown
    normalizeAbbrevsKey?: unknown
    variableWrapper?: unknown
    AbbreviationSegments: new () => Segments
  }
  fun: {dateparser: {addDateParserMonths: (months: readonly string[]) => void}}
  registry: {
    reflist: readonly {id: string}[]
    citationreg: {citationById: Record<string, unknown>}
  }
  setLangPrefsForCites: (preferences: object) => void
  setOutputFormat: (format: string) => void
  updateItems: (ids: readonly string[], unsorted?: boolean) => void
  makeBibliography: (section?: object) => [Record<string, unknown>, string[]]
  processCitationCluster: (
    citation: object,
    before: unknown,
    after: unknown
  ) => [unknown, [index: number, text: string, id: string][]]
}

type Segments = Record<string, Record<string, string>>

/** Runs a fixture through galley's engine and gives what is printed, without what galley adds for itself. */
export function runFixture(
  fixture: Fixture,
  locales: LocaleLookup,
  extensions: Readonly<Record<string, boolean>> = {}
): string {
  const ids = idsOf(fixture)
  const inOrder = (items: readonly CslItem[]): CslItem[] => {
    const byId = new Map(items.map(item => [String(item.id), item]))
    return [...ids.keys()].map(id => byId.get(id) ?? {id, type: 'document'})
  }
  const locale = localeOf(fixture.lang, locales)
  const engine = createEngine(fixture.style, locale, inOrder(fixture.input)) as unknown as FullEngine
  prepare(engine, fixture, extensions)
  // The layout's brackets are added by the next room of the adapter, which has its own engine.
  let affixes: Enclose | undefined
  const enclose = (html: string): string => {
    affixes ??= createProcessor(fixture.style, locale, [], [], []).enclose
    return affixes(unwrapped(html))
  }
  const own = (id: string | number): string => ids.get(String(id)) ?? String(id)

  if (fixture.bibEntries !== undefined) {
    for (const entries of fixture.bibEntries)
      engine.updateItems(entries.map(own), fixture.flags.includes('nosort'))
  } else if (fixture.citations === undefined) {
    engine.updateItems(
      fixture.input.map(({id}) => own(id)),
      fixture.flags.includes('nosort')
    )
  }
  const cites = (items: readonly FixtureCite[]): Record<string, unknown>[] =>
    items.map(item => ({...item, id: own(item.id)}))

  let printed: string
  if (fixture.citations !== undefined && fixture.citationItems === undefined) {
    printed = replay(engine, fixture, cites, enclose, () => {
      const items = new Map(
        inOrder(fixture.secondInput ?? []).map((item, index) => [
          itemId(index),
          processorItem(item, itemId(index))
        ])
      )
      engine.sys.retrieveItem = id => items.get(id)
    })
  } else {
    const clusters = fixture.citationItems?.map(cites) ?? [
      engine.registry.reflist.map(({id}): Record<string, unknown> => ({id}))
    ]
    const texts = clusters.map(cluster => renderCites(engine as unknown as Engine, cluster))
    printed = fixture.mode === 'bibliography' ? '' : texts.map(enclose).join('\n')
  }
  if (fixture.mode === 'bibliography') {
    const [parameters, strings] = engine.makeBibliography(fixture.bibSection)
    printed = fixture.flags.includes('header')
      ? Object.entries(parameters)
          .map(([name, value]) => `${name}: ${value}`)
          .sort()
          .join('\n')
      : `${parameters.bibstart}${strings.map(withoutMark).join('')}${parameters.bibend}`
  }
  return printed.replaceAll(JOINING, '').trim()
}

/** The locale under the fixture's name for it, even if CSL has none of that name and the style brings its own. */
function localeOf(lang: string, locales: LocaleLookup): Locale {
  const found = resolveLocale(lang, locales)
  return found.lang.startsWith(lang.slice(0, 2)) ? found : {...found, lang}
}

/** galley's name of a work by the fixture's. */
function idsOf({input, secondInput = []}: Fixture): ReadonlyMap<string, string> {
  const given = [...new Set([...input, ...secondInput].map(({id}) => String(id)))]
  return new Map(given.map((id, index) => [id, itemId(index)]))
}

/** What galley does not need: abbreviations, other languages' months and preferences, other markup. */
function prepare(engine: FullEngine, fixture: Fixture, extensions: Readonly<Record<string, boolean>>): void {
  Object.assign(engine.sys, abbreviations(engine, fixture.abbreviations))
  engine.fun.dateparser.addDateParserMonths(TURKISH_MONTHS)
  engine.setLangPrefsForCites({
    persons: ['translit'],
    institutions: ['translit'],
    titles: ['translit', 'translat'],
    journals: ['translit'],
    publishers: ['translat'],
    places: ['translat']
  })
  const {variableWrapper, ...options} = fixture.options
  if (variableWrapper) engine.sys.variableWrapper = wrapVariable
  Object.assign(engine.opt.development_extensions, extensions, options)
  for (const format of ['rtf', 'plain', 'asciidoc', 'xslfo']) {
    if (fixture.flags.includes(format)) engine.setOutputFormat(format)
  }
}

type Enclose = (html: string) => string

/** The citations one after the other, as a word processor has them printed; `>>` marks what the last one changed. */
function replay(
  engine: FullEngine,
  fixture: Fixture,
  cites: (items: readonly FixtureCite[]) => unknown,
  enclose: Enclose,
  changeInput: () => void
): string {
  type Printed = {id: string; mark: string; text: string}
  let document: Printed[] = []
  function print([given, before, after]: FixtureCitation): void {
    const citation = {...structuredClone(given), citationItems: cites(given.citationItems)}
    const [, results] = engine.processCitationCluster(citation, before, after)
    document = document.filter(({id}) => engine.registry.citationreg.citationById[id] !== undefined)
    const places = new Map([...before, ...after].map(([id], index) => [id, index]))
    document.sort((left, right) => (places.get(left.id) ?? 0) - (places.get(right.id) ?? 0))
    for (const printed of document) printed.mark = '..'
    for (const [, html, id] of results) {
      const known = document.find(printed => printed.id === id)
      if (known !== undefined) Object.assign(known, {mark: '>>', text: enclose(html)})
    }
    for (const [index, html, id] of results) {
      if (document.some(printed => printed.id === id)) continue
      document.splice(index, 0, {id, mark: '>>', text: enclose(html)})
    }
  }
  fixture.citations?.forEach(print)
  if (fixture.secondInput !== undefined) {
    changeInput()
    fixture.citations?.forEach(print)
  }
  return document.map(({mark, text}, index) => `${mark}[${index}] ${text}`).join('\n')
}

/** A citation without the links to the list. */
function unwrapped(html: string): string {
  const open: boolean[] = []
  return html.replace(/<a href="([^"]*)">|<\/a>/gu, (tag, href: string | undefined) => {
    if (href === undefined) return open.pop() ? '' : tag
    const own = /^(?:i\d+|#\d*)$/u.test(href)
    open.push(own)
    return own ? '' : tag
  })
}

/** An entry without the line that says which work it is; it is empty where nothing is printed. */
function withoutMark(entry: string): string {
  return entry.replace(ENTRY_MARK, '').replace(/\n\n$/u, '\n')
}

function abbreviations(engine: FullEngine, given: Abbreviations): object {
  const Segments = engine.sys.AbbreviationSegments
  const known: Record<string, Segments> = {default: new Segments()}
  for (const [jurisdiction, kinds] of Object.entries(given)) {
    known[jurisdiction] ??= new Segments()
    for (const [kind, names] of Object.entries(kinds)) {
      for (const [name, value] of Object.entries(names)) {
        const code = jurisdiction === 'default' && kind === 'place' && name.toUpperCase() === name
        const segment = known[jurisdiction]?.[kind]
        if (segment !== undefined) segment[code ? name : abbreviationKey(name)] = value
      }
    }
  }
  return {
    normalizeAbbrevsKey: (variable: string, name: string) =>
      ['jurisdiction', 'country'].includes(variable) ? (name || '').toUpperCase() : abbreviationKey(name),
    getAbbreviation(
      _style: string,
      found: Record<string, Segments>,
      jurisdiction: string,
      kind: string,
      name: string
    ) {
      const parts = jurisdiction === 'default' ? [] : jurisdiction.split(':')
      const narrowFirst = [
        ...parts.map((_part, index) => parts.slice(0, parts.length - index).join(':')),
        'default'
      ]
      const used = narrowFirst.find(place => {
        found[place] ??= new Segments()
        const value = known[place]?.[kind]?.[name]
        const segment = found[place][kind]
        if (value && segment !== undefined) segment[name] = value
        return Boolean(value)
      })
      return used ?? 'default'
    }
  }
}

/** Names of abbreviations lose articles, conjunctions and punctuation, as in the runner of the processor's own. */
function abbreviationKey(name: unknown): string {
  return String(name ?? '')
    .replace(
      /(?:\b|^)(?:and|et|y|und|l[ae]|the|[ld]')(?:\b|$)|[\x21-\x2C./\x3A-\x40\x5B-\x60\\\x7B\x7D-\x7E]/giu,
      ''
    )
    .replace(/\s*\|\s*/gu, '|')
    .replaceAll('.', ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}

function wrapVariable(
  parameters: Readonly<{
    variableNames: readonly string[]
    context: string
    position: string
    itemData: {URL?: string}
  }>,
  before: string,
  text: string,
  after: string
): string {
  const [name] = parameters.variableNames
  const first = parameters.position === 'first'
  if (parameters.context !== 'citation') return before + text + after
  if (name === 'title' && first && parameters.itemData.URL !== undefined)
    return `${before}<a href="${parameters.itemData.URL}">${text}</a>${after}`
  if (name === 'first-reference-note-number' && !first) return `${before}<b>${text}</b>${after}`
  return before + text + after
}

const TURKISH_MONTHS = [
  'ocak',
  'Şubat',
  'mart',
  'nisan',
  'mayıs',
  'haziran',
  'temmuz',
  'ağustos',
  'eylül',
  'ekim',
  'kasım',
  'aralık',
  'bahar',
  'yaz',
  'sonbahar',
  'kış'
]
