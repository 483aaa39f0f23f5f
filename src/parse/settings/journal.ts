import {isIssn} from '../../core/isbn.ts'
import type {Finding, Issn, Journal, JournalSection} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'
import {readWebAddress} from './web-address.ts'

/** Reads the journal of a paper: a title, or a mapping. */
export function readJournal(
  value: YamlValue | undefined,
  file: string
): Readonly<{journal: Journal; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const text = (...names: readonly string[]): string | undefined => scalarText(memberOf(value, ...names))
  const issn = memberOf(value, 'issn')
  const issns = readIssns(issn)
  const site = readWebAddress(memberOf(value, 'url'), file, 'https://journal.example')
  return {
    journal: {
      title: value?.kind === 'scalar' ? scalarText(value) : text('title', 'name'),
      abbreviation: text('abbreviation'),
      issn: scalarText(issn) ?? issns.at(-1)?.value,
      ...(issns.length > 0 && {issns}),
      id: text('id'),
      section: text('section'),
      sectionPlace: memberOf(value, 'section')?.place,
      volume: text('volume'),
      issue: text('issue', 'number'),
      firstPage: readNumber('first page', memberOf(value, 'first-page', 'firstpage')),
      lastPage: readNumber('last page', memberOf(value, 'last-page', 'lastpage')),
      articleNumber: text('article-number'),
      deposit: readNumber('number of the deposit', memberOf(value, 'deposit')),
      publisher: text('publisher'),
      country: text('country'),
      url: site.url
    },
    findings: [...findings, ...issnFaults(issn, file), ...site.findings]
  }

  function readNumber(which: string, page: YamlValue | undefined): number | undefined {
    const words = scalarText(page)
    if (page === undefined || words === undefined) return undefined
    if (/^[1-9]\d{0,5}$/.test(words)) return Number(words)
    findings.push({
      rule: 'setting-invalid',
      file,
      place: page.place,
      subject: words,
      message: `The ${which} cannot be \`${words}\`, expected a whole number of at least 1`
    })
    return undefined
  }
}

/**
 * The journal of a paper from `journal`, and from Quarto's `citation`, which says how to cite the paper: `container-title`,
 * `page: 11-19`. What `journal` says takes precedence.
 */
export function journalWithCitation(
  journal: YamlValue | undefined,
  citation: YamlValue | undefined
): YamlValue | undefined {
  const isMerged = citation?.kind === 'map' && namesJournal(citation) && journal?.kind !== 'scalar'
  if (!isMerged) return journal
  const own = journal?.kind === 'map' ? journal.entries : []
  const entries = citation.entries.flatMap(entry => {
    const name = ofCitation.get(entry.key)
    if (name !== undefined) return [{...entry, key: name}]
    return entry.key === 'page' ? pagesOf(entry) : []
  })
  return {
    ...citation,
    entries: [...own, ...entries.filter(({key}) => own.every(each => each.key !== key))]
  }
}

/** Whether `citation` has data about the journal of the paper. */
export function namesJournal(citation: YamlValue | undefined): boolean {
  return memberOf(citation, 'container-title', 'volume', 'issue', 'page') !== undefined
}

const ofCitation: ReadonlyMap<string, string> = new Map([
  ['container-title', 'title'],
  ['container-title-short', 'abbreviation'],
  ...['volume', 'issue', 'issn', 'publisher'].map(name => [name, name] as const),
  ['ISSN', 'issn'],
  ['number', 'article-number'],
  ['page-first', 'first-page'],
  ['page-last', 'last-page']
])

/** The first and the last page in `page: 11-19`; anything other than page numbers is the number of the article. */
function pagesOf(entry: YamlEntry): readonly YamlEntry[] {
  const text = scalarText(entry.value) ?? ''
  const [, first, last] = /^([1-9]\d{0,5})(?:\s*[-–]+\s*([1-9]\d{0,5}))?$/.exec(text.trim()) ?? []
  const named = (key: string, words: string | undefined): readonly YamlEntry[] =>
    words === undefined
      ? []
      : [{...entry, key, value: {kind: 'scalar', place: entry.value.place, value: words, text: words}}]
  if (first === undefined) return named('article-number', text === '' ? undefined : text)
  return [...named('first-page', first), ...named('last-page', last)]
}

/** The ISSNs of the printed and the electronic edition. */
function readIssns(value: YamlValue | undefined): readonly Issn[] {
  return (['print', 'electronic'] as const).flatMap(medium => {
    const issn = scalarText(memberOf(value, medium))
    return issn === undefined ? [] : [{value: issn, medium}]
  })
}

function issnFaults(value: YamlValue | undefined, file: string): readonly Finding[] {
  const given = value?.kind === 'map' ? value.entries.map(entry => entry.value) : itemsOf(value)
  return given.flatMap(each => {
    const issn = scalarText(each)
    if (issn === undefined || isIssn(issn.replace(/[^\dXx]/g, '').toUpperCase())) return []
    const message = `\`${issn}\` is not a valid ISSN, expected one such as \`0378-5955\`, whose last character is a check digit`
    return [{rule: 'identifier-invalid', file, place: each.place, subject: issn, message}]
  })
}

/** Reads the sections of a journal, `[{ref: ART, title: Articles}]`. */
export function readSections(value: YamlValue | undefined): readonly JournalSection[] {
  return itemsOf(value).flatMap(item => {
    const ref = scalarText(memberOf(item, 'ref'))
    return ref === undefined ? [] : [{ref, title: scalarText(memberOf(item, 'title')) ?? ref}]
  })
}
