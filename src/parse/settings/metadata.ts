import {addAll} from '../../core/add-all.ts'
import {baseLanguage, isLanguageTag, isSameLanguage} from '../../core/language.ts'
import {findLicense} from '../../core/licenses.ts'
import {spokenLanguages, tagOfLanguage} from '../../core/spoken-languages.ts'
import type {Finding, License, LocalText, LocalWords, Metadata, Place, Statement} from '../../core/types.ts'
import {plain} from '../latex/term-definitions.ts'
import {isoDate} from '../values/dates.ts'
import {entryOf, itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'
import {readAuthors} from './authors.ts'
import {contributionsOf} from './contributions.ts'
import {fundingTexts, readFunders} from './funding.ts'
import {identifierFaults} from './identifiers.ts'
import {journalWithCitation, readJournal} from './journal.ts'
import {localTexts, printedForm} from './local-texts.ts'
import {printedWords} from './printed-words.ts'
import {readDoi, readRelated} from './related.ts'
import {readWebAddress} from './web-address.ts'

/** Reads the metadata of the paper from YAML; `start` is the place for findings about missing values. */
export function readMetadata(
  yaml: YamlValue | undefined,
  file: string,
  start: Place
): Readonly<{metadata: Metadata; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const lang = readLanguage(memberOf(yaml, 'lang', 'language', 'locale'))
  const people = readAuthors(yaml, file)
  addAll(findings, people.findings)
  const read = readJournal(journalWithCitation(memberOf(yaml, 'journal'), memberOf(yaml, 'citation')), file)
  addAll(findings, read.findings)
  const related = readRelated(memberOf(yaml, 'related'), file)
  addAll(findings, [...related.findings, ...identifierFaults(yaml, file)])
  const [title, ...ownTitles] = localTexts(memberOf(yaml, 'title'), lang)
  const [subtitle, ...ownSubtitles] = localTexts(memberOf(yaml, 'subtitle'), lang)
  const abstracts = localTexts(
    memberOf(yaml, 'abstract', 'summary') ?? memberOf(memberOf(yaml, 'parts'), 'abstract'),
    lang
  )
  const holder = scalarText(memberOf(memberOf(yaml, 'copyright'), 'holder'))
  const year = scalarText(memberOf(memberOf(yaml, 'copyright'), 'year'))

  return {
    metadata: {
      lang,
      ...(memberOf(yaml, 'lang', 'language', 'locale') === undefined && {isLangAssumed: true as const}),
      title,
      subtitle,
      shortTitle:
        scalarText(
          memberOf(
            yaml,
            'short-title',
            'shorttitle',
            'short_title',
            'running-title',
            'running-head',
            'title-short',
            'titlerunning'
          )
        ) ?? shortForm(memberOf(yaml, 'title')),
      titles: furtherTitles(
        [...ownTitles, ...localTexts(memberOf(yaml, 'titles'), lang)].filter(text => text.lang !== lang),
        ownSubtitles
      ),
      authors: people.authors,
      affiliations: people.affiliations,
      abstracts,
      keywords: localWords(memberOf(yaml, 'keywords', 'tags', 'subject'), lang),
      journal: read.journal,
      doi: readDoi(memberOf(yaml, 'doi') ?? memberOf(memberOf(yaml, 'citation'), 'doi', 'DOI')),
      pageAddress: readAddress(memberOf(yaml, 'canonical-url')),
      pdfAddress: readAddress(memberOf(yaml, 'pdf-url')),
      dates: {
        received: date(entryOf(memberOf(yaml, 'dates'), 'received', 'submitted')),
        revised: date(entryOf(memberOf(yaml, 'dates'), 'revised')),
        accepted: date(entryOf(memberOf(yaml, 'dates'), 'accepted')),
        published: date(entryOf(memberOf(yaml, 'dates'), 'published') ?? entryOf(yaml, 'date', 'published'))
      },
      license: readLicense(entryOf(yaml, 'license', 'licence', 'rights')),
      copyright: {holder: holder ?? scalarText(memberOf(yaml, 'copyright')), year},
      statements: readStatements(),
      funders: readFunders(memberOf(yaml, 'funding')),
      ...(related.related.length > 0 && {related: related.related}),
      printed: printedWords(yaml, lang)
    },
    findings
  }

  /** Reads a language tag, or converts the name of a language to its tag. */
  function readLanguage(value: YamlValue | undefined): string {
    const text = scalarText(value)?.trim()
    if (value === undefined || text === undefined) return 'en'
    const tag = text.replace(/[_.]/g, '-').replace(/-UTF-?8$/i, '')
    const meant = tagOfLanguage(text)
    if (!isLanguageTag(tag) || meant !== undefined) {
      findings.push({
        rule: 'language-invalid',
        file,
        place: value.place,
        subject: text,
        message: `\`${text}\` is not a language tag, expected ${meant === undefined ? 'one such as `en-GB`' : `\`${meant}\``}`,
        expected: meant === undefined ? [] : [meant]
      })
      return meant ?? 'en'
    }
    if (!Object.hasOwn(spokenLanguages, baseLanguage(tag))) {
      findings.push({
        rule: 'language-unknown',
        file,
        place: value.place,
        subject: tag,
        message: `galley has no labels in the language \`${tag}\``,
        note: `Labels such as “Figure” and “References” are printed in English; ${languagesWithLabels}.`
      })
    }
    return tag
  }

  function readLicense(entry: YamlEntry | undefined): License | undefined {
    const value = entry && (entry.value.kind === 'list' ? entry.value.items[0] : entry.value)
    const names = [
      scalarText(value),
      ...['id', 'name', 'type', 'text', 'url', 'link'].map(name => scalarText(memberOf(value, name))),
      // In MyST, the licences of the content and of the code can be named separately.
      ...['id', 'name', 'url'].map(name => scalarText(memberOf(memberOf(value, 'content'), name))),
      scalarText(memberOf(value, 'content'))
    ]
    const named = names.filter(name => name !== undefined)
    const name = named.find(candidate => findLicense(candidate) !== undefined)
    if (name !== undefined) {
      const license = findLicense(name)!
      // Only reported if the licence has several versions: CC0 has just one, and MIT has none.
      if (value !== undefined && /\d/.test(license.id) && !/\d/.test(name))
        findings.push(withoutVersion(license, name, file, value.place))
      return license
    }
    findings.push(
      value === undefined
        ? {
            rule: 'license-missing',
            file,
            place: start,
            subject: 'license',
            message: 'The paper has no licence, expected `license` with an SPDX identifier',
            expected: ['license: CC-BY-NC-ND-4.0', 'license: CC-BY-4.0']
          }
        : {
            rule: 'license-unknown',
            file,
            place: value.place,
            subject: named[0] ?? 'license',
            message: `\`${named[0] ?? ''}\` is not the SPDX identifier of a licence, expected one such as \`CC-BY-NC-ND-4.0\``
          }
    )
    return undefined
  }

  function date(entry: YamlEntry | undefined): string | undefined {
    const text = scalarText(entry?.value)
    if (entry === undefined || text === undefined) return undefined
    const iso = isoDate(text)
    if (iso === undefined) {
      findings.push({
        rule: 'date-invalid',
        file,
        place: entry.value.place,
        subject: text,
        message: computed.test(text)
          ? `\`\` ${text} \`\` is computed by another program, expected the day, such as \`2026-11-24\``
          : `\`${text}\` is not a date, expected one such as \`2026-11-24\``
      })
    }
    return iso
  }

  function readAddress(value: YamlValue | undefined): string | undefined {
    const {url, findings: faults} = readWebAddress(value, file, 'https://journal.example/3/1/law.html')
    addAll(findings, faults)
    return url
  }

  function readStatements(): readonly Statement[] {
    const statements = memberOf(yaml, 'statements')
    const named =
      statements?.kind === 'map' ? statements.entries.map(entry => [entry.key, entry.value] as const) : []
    const statedTexts = [...named, ...mystParts(yaml)].flatMap(([name, value]) =>
      localTexts(value, lang).map(text => ({name, text}))
    )
    return [
      ...statedTexts,
      ...contributionsOf(people.written, statedTexts, lang),
      ...fundingTexts(memberOf(yaml, 'funding'), lang).map(text => ({name: 'funding', text}))
    ]
  }
}

/** The texts under `parts` in MyST, except the abstract, as statements; the names of statements have hyphens. */
function mystParts(yaml: YamlValue | undefined): ReadonlyArray<readonly [name: string, value: YamlValue]> {
  const parts = memberOf(yaml, 'parts')
  const named = parts?.kind === 'map' ? parts.entries : []
  return named
    .filter(({key}) => key !== 'abstract')
    .map(({key, value}) => [key.replaceAll('_', '-'), value] as const)
}

const languagesWithLabels = `there are labels for ${Object.keys(spokenLanguages).join(', ')}`

/** Combines the title in each other language with the subtitle in that language. */
function furtherTitles(titles: readonly LocalText[], subtitles: readonly LocalText[]): readonly LocalText[] {
  const alone = subtitles.filter(({lang}) => !titles.some(title => isSameLanguage(title.lang, lang)))
  return [
    ...titles.map(title => {
      const subtitle = subtitles.find(({lang}) => isSameLanguage(lang, title.lang))
      return subtitle === undefined ? title : {...title, text: `${title.text}: ${subtitle.text}`}
    }),
    ...alone
  ]
}

/** The short form of a title in the templates of rticles, without its markup. */
function shortForm(title: YamlValue | undefined): string | undefined {
  const short = scalarText(memberOf(title, 'short'))
  return short === undefined ? undefined : plain(short)
}

function localWords(written: YamlValue | undefined, lang: string): readonly LocalWords[] {
  const value = printedForm(written, 'plain')
  const words = (list: YamlValue | undefined): string[] =>
    itemsOf(list).flatMap(item => scalarText(item)?.split(list?.kind === 'list' ? /$^/ : /\s*[,;]\s*/) ?? [])
  if (value?.kind !== 'map') {
    const own = words(value)
    return value !== undefined && own.length > 0 ? [{lang, words: own, place: value.place}] : []
  }
  const lists = value.entries.map(entry => ({
    lang: entry.key,
    words: words(entry.value),
    place: entry.value.place
  }))
  return [
    ...lists.filter(own => isSameLanguage(own.lang, lang)),
    ...lists.filter(own => !isSameLanguage(own.lang, lang))
  ]
}

function withoutVersion({id}: License, name: string, file: string, place: Place): Finding {
  return {
    rule: 'license-version',
    file,
    place,
    subject: name,
    message: `The licence \`${name}\` has no version and is treated as \`${id}\``,
    expected: [id, id.replace('4.0', '3.0')]
  }
}

/** Matches a date that R Markdown or Quarto would compute. */
const computed = /^(?:`r\s|(?:last-modified|today|now)$)/
