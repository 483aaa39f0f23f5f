import {plural} from '../../core/plural.ts'
import {similar} from '../../core/similar.ts'
import type {Chapter, CitationItem, Manuscript} from '../../core/types.ts'
import {brokenSources} from './about/broken-sources.ts'
import {isQuartoLabel} from './about/quarto-labels.ts'
import {undefinedItems} from './about/undefined-items.ts'
import type {Rule, RuleFinding} from './rule.ts'

const mostOffers = 300

export const citationUndefined = {
  code: 'G101',
  name: 'citation-undefined',
  severity: 'error',
  summary: 'Every citation names an entry of the bibliography.',
  why: 'The reader finds a question mark where a source should be.',
  examples: [
    {name: 'known', files: {'01.md': 'Read [@doe99].', 'references.bib': '@book{doe99,}'}, expect: []},
    {
      name: 'misspelt',
      files: {'01.md': 'Read [see @deo99, p. 3].', 'references.bib': '@book{doe99,}'},
      expect: ['01.md:1:11-1:17 `deo99` is cited but not in the bibliography']
    },
    {
      name: 'an alias of Manubot',
      files: {'01.md': 'Read [@deep] and [@doi:10.1000/1].\n\n[@deep]:\tdoi:10.1000/2'},
      expect: [
        '01.md:1:7-1:12 `deep` is cited but not in the bibliography',
        '01.md:1:19-1:33 `doi:10.1000/1` is cited but not in the bibliography'
      ]
    },
    {
      name: 'an entry that is lost to a fault of its own',
      files: {'01.md': 'Read [@doe, @roe].', 'references.bib': '@book{doe,}\n@book(roe, title={A}'},
      expect: []
    },
    {
      name: 'in a formula',
      files: {'01.md': 'So $a \\cite{deo}$.', 'references.bib': '@book{doe,}'},
      expect: ['01.md:1:13-1:16 `deo` is cited but not in the bibliography']
    },
    {
      name: 'a misspelt setting that names the bibliography',
      files: {
        'manuscript.yaml': 'bibliograpy: texts/references.bib',
        '01.md': 'Read [@doe; @roe] and @doe.',
        'texts/references.bib': '@book{doe,}\n@book{roe,}'
      },
      expect: [
        'manuscript.yaml:1:1-1:12 2 cited works cannot be found, because `bibliograpy` is not a setting'
      ]
    },
    {name: 'a label of Quarto, which G301 is about', files: {'01.md': 'See @tbl-ages.'}, expect: []}
  ],
  *check(manuscript) {
    const {citations, bibliography, chapters} = manuscript
    const misspelt = misspeltBibliography(manuscript)
    if (misspelt !== undefined) {
      yield misspelt
      return
    }
    const broken = brokenSources(manuscript)
    // Each key is compared with all others; if hundreds are unknown, the bibliography itself is missing.
    const offered = new Map<string, readonly string[]>()
    const expectedFor = (key: string): readonly string[] => {
      const known = offered.get(key)
      if (known !== undefined || offered.size >= mostOffers) return known ?? []
      const found = similar(key, bibliography.byKey.keys())
      offered.set(key, found)
      return found
    }
    let named: NamedElsewhere | undefined
    // If the text continues with the rest of the known key, the author typed the key correctly: it needs braces, and no
    // other key is suggested.
    const isTyped = (key: string, {place, key: read}: CitationItem, path: string): boolean =>
      key.startsWith(read) &&
      chapters.find(each => each.path === path)?.text.startsWith(key.slice(read.length), place.end.offset) ===
        true
    for (const {file, item} of undefinedItems(citations)) {
      if (isQuartoLabel(item.key)) continue
      named ??= namedElsewhere(chapters, manuscript.project.citationTags)
      yield {
        file,
        place: item.place,
        subject: item.key,
        message: `\`${item.key}\` is cited but not in the bibliography`,
        expected: expectedFor(item.key).filter(key => !isTyped(key, item, file)),
        causes: broken.hiding(item.key),
        ...(noteOnRest(
          item,
          chapters.find(({path}) => path === file)
        ) ?? noteOn(item.key, named))
      }
    }
    for (const {rule, kind, subject: key = '', file, place} of manuscript.findings) {
      if (rule !== 'citation-unread' || kind !== 'formula' || bibliography.byKey.has(key)) continue
      const message = `\`${key}\` is cited but not in the bibliography`
      yield {file, place, subject: key, message, expected: expectedFor(key), causes: broken.hiding(key)}
    }
  }
} satisfies Rule

/**
 * The finding of a paper whose bibliography is not read, because its setting is misspelt; it replaces the findings
 * about all citations.
 */
function misspeltBibliography({project, settings, findings, citations}: Manuscript): RuleFinding | undefined {
  if (project.bibliographySources.length > 0 || settings.bibliography.length > 0) return undefined
  const setting = findings.find(
    ({rule, expected}) => rule === 'setting-unknown' && expected?.includes('bibliography')
  )
  const keys = new Set(undefinedItems(citations).map(({item}) => item.key))
  if (setting === undefined || keys.size === 0) return undefined
  const {file, place, subject} = setting
  const message = `${plural(keys.size, 'cited work')} cannot be found, because \`${subject}\` is not a setting`
  return {file, place, subject, message, expected: ['bibliography']}
}

/** Names that look like keys: aliases that the texts define for works, and accounts to which they link. */
type NamedElsewhere = Readonly<{aliases: ReadonlyMap<string, string>; accounts: ReadonlySet<string>}>

function namedElsewhere(
  chapters: readonly Chapter[],
  tags: ReadonlyMap<string, string> = new Map()
): NamedElsewhere {
  const aliases = chapters.flatMap(({tree}) =>
    tree.children.flatMap(node =>
      node.type === 'definition' && node.identifier.startsWith('@')
        ? [[node.identifier.slice(1), node.url] as const]
        : []
    )
  )
  const accounts = chapters.flatMap(({text}) =>
    Array.from(text.matchAll(/github\.com\/([\w-]+)\)/g), ([, name = '']) => name)
  )
  return {aliases: new Map([...tags, ...aliases]), accounts: new Set(accounts)}
}

/** The note on a key that ends before the rest of a URL, or that may be a name. */
function noteOnRest(
  {key, mode, place}: CitationItem,
  chapter: Chapter | undefined
): {note: string} | undefined {
  if (/^(?:url|doi|https?):/.test(key)) {
    addressRest.lastIndex = place.end.offset
    const [rest = ''] = addressRest.exec(chapter?.text ?? '') ?? []
    if (rest.length > 1)
      return {note: `The key ends before \`${rest}\`. To include this, write \`@{${key}${rest}}\`.`}
  }
  const isName = mode === 'narrative' && /^[A-Za-z][A-Za-z_-]*$/.test(key)
  return isName ? {note: `If \`@${key}\` is a name, not a citation, write \`\\@${key}\`.`} : undefined
}

function noteOn(key: string, {aliases, accounts}: NamedElsewhere): {note?: string} {
  const alias = aliases.get(key)
  if (alias !== undefined)
    return {
      note: `${key.startsWith('tag:') ? '`citation-tags.tsv`' : 'The text'} defines this key as an alias of \`${alias}\`, which galley does not look up: add the work to the bibliography.`
    }
  if (key.startsWith('tag:'))
    return {
      note: `Define the tag in \`citation-tags.tsv\` next to the settings, in the columns \`tag\` and \`citation\`, or in the text, as in \`[@${key}]: doi:10.1000/182\`.`
    }
  if (accounts.has(key))
    return {note: `GitHub has an account with this name. If you mean the account, write \`\\@${key}\`.`}
  const [, kind = '', value = ''] = identified.exec(key) ?? []
  if (kind === '') return {}
  return {
    note:
      kind === 'doi' || kind === 'https://doi.org/'
        ? `galley uses no network while it builds. \`galley cite add ${value} --online\` adds the work to the bibliography, and its DOI is then found. Manubot wrote all works into \`output/references.json\`, which \`bibliography:\` may name.`
        : `galley finds an entry of the bibliography that has this ${kind === 'url' ? 'address' : kind === 'isbn' ? 'ISBN' : 'identifier'} in a field, such as \`${fieldFor(kind, value)}\`. Manubot wrote all works into \`output/references.json\`, which \`bibliography:\` may name.`
  }
}

/** The field of an entry by which an identifier finds it. */
function fieldFor(kind: string, value: string): string {
  return kind === 'arxiv'
    ? `url = {https://arxiv.org/abs/${value.replace(/v\d+$/, '')}}`
    : `${kind} = {${value}}`
}

/** Matches the identifiers that Manubot cites, each of a kind and with its value. */
const identified = /^(doi|pmid|pmcid|arxiv|isbn|url|https:\/\/doi\.org\/):?(\S+)$/

const addressRest = /[=!*'(),][^\s\];,{}]*/y
