import {editDistance, similar} from '../../core/similar.ts'
import type {Finding} from '../../core/types.ts'
import {booleanOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Findings for the keys of authors that galley does not print, unless their loss does not affect readers: unused keys,
 * and keys that only the metadata contain. A key of several authors has one finding, at its first place.
 */
export function unprintedOfAuthors(
  people: ReadonlyArray<Readonly<{name: string; author: YamlValue}>>,
  file: string,
  isRead: (key: string, value: YamlValue) => boolean
): readonly Finding[] {
  const byKey = new Map<string, [UnprintedOfAuthor, ...UnprintedOfAuthor[]]>()
  for (const {name, author} of people) {
    for (const entry of unprintedOf(author, isRead)) {
      const found = {name, entry}
      const known = byKey.get(entry.key)
      if (known === undefined) byKey.set(entry.key, [found])
      else known.push(found)
    }
  }
  return [...byKey].map(([key, all]) => {
    const [{entry}] = all
    const meant = misspelt(key, ofPeople)
    const form = meant ?? statementForm(key, all) ?? noteForm(key, all)
    const owner = all.length === 1 ? 'an author' : `${all.length} authors`
    return {
      rule: 'setting-unknown',
      file,
      place: entry.keyPlace,
      subject: key,
      message: `\`${key}\` of ${owner} is not printed, expected ${form}`
    }
  })
}

/** The key that a misspelt key means: at least five letters, of which at most a fifth are wrong, missing or swapped. */
function misspelt(key: string, known: readonly string[]): string | undefined {
  const [meant] = similar(key, known, 1)
  const isNear = meant !== undefined && editDistance(key, meant) <= Math.floor(key.length / 5)
  return isNear ? `\`${meant}\`` : undefined
}

/** The keys of an author that are long enough to be recognized when misspelt. */
const ofPeople: readonly string[] = [
  ...['affiliation', 'affiliations', 'corresponding', 'email', 'equal-contrib', 'family', 'given', 'orcid'],
  ...['roles', 'suffix']
]

/** The keys of an affiliation that are long enough to be recognized when misspelt. */
const ofInstitutions: readonly string[] = ['address', 'country', 'department', 'institution', 'region']

type UnprintedOfAuthor = Readonly<{name: string; entry: YamlEntry}>

function unprintedOf(
  author: YamlValue,
  isRead: (key: string, value: YamlValue) => boolean
): readonly YamlEntry[] {
  const name = memberOf(author, 'name')
  return [author, memberOf(author, 'attributes'), ...(name?.kind === 'map' ? [name] : [])]
    .flatMap(map => (map?.kind === 'map' ? map.entries : []))
    .filter(({key, value: given}) => !readOfAuthor.has(key) && !isEmpty(given))
    .filter(({key, value: given}) => !/^(?:address|footnote)$/.test(key) || !isRead(key, given))
    .filter(({key, value: given}) => key === 'deceased' || booleanOf(given) !== true)
}

/** The statement about conflicts of interest, with the words of each author who has one. */
function statementForm(key: string, all: readonly UnprintedOfAuthor[]): string | undefined {
  if (!/^(?:conflicts?|competing[-_]interests?|coi|conflicts?[-_]of[-_]interests?|disclosures?)$/.test(key))
    return undefined
  const stated = all.map(({name, entry}) => ({name, words: wordsOf(entry.value).replace(/\.$/, '')}))
  const having = stated.filter(({words}) => !/^none\b/i.test(words))
  const none = stated.find(each => !having.includes(each))?.words
  const words = [
    ...having.map(each => `${each.name}: ${each.words}`),
    ...(none === undefined ? [] : [having.length === 0 ? none : `All others: ${none}`])
  ]
  return `a statement, \`statements: {conflicts: "${words.join('; ').replaceAll('"', '”')}."}\``
}

/** The notes to write after the names; at most three, because the others are written in the same way. */
function noteForm(key: string, all: readonly UnprintedOfAuthor[]): string {
  const notes = all.slice(0, 3).map(({name, entry}) => {
    const words = wordsOf(entry.value)
    const note = `\`note: ${notesByKey.find(([of]) => of === key)?.[1](words) ?? words}\``
    return all.length === 1 ? note : `${note} of ${name}`
  })
  return all.length === 1
    ? `a note after the name, ${notes.join('')}`
    : `a note after each name, such as ${notes.join(', ')}`
}

/** Findings for the keys of an affiliation that galley does not print, unless their loss does not affect readers. */
export function unprintedOfAffiliation(value: YamlValue, file: string): readonly Finding[] {
  if (value.kind !== 'map') return []
  return value.entries
    .filter(({key, value: given}) => !readOfAffiliation.has(key) && !isEmpty(given))
    .map(entry =>
      unprinted(
        entry,
        'an affiliation',
        file,
        words => misspelt(entry.key, ofInstitutions) ?? `\`${words}\` in its \`name\``
      )
    )
}

function unprinted(
  {key, keyPlace, value}: YamlEntry,
  owner: string,
  file: string,
  formOf: (words: string) => string
): Finding {
  return {
    rule: 'setting-unknown',
    file,
    place: keyPlace,
    subject: key,
    message: `\`${key}\` of ${owner} is not printed, expected ${formOf(wordsOf(value))}`
  }
}

/** The words of a value on one line, without the bars of a line block. */
function wordsOf(value: YamlValue): string {
  return textsIn(value)
    .map(words =>
      words
        .trim()
        .split(/\s*\n\s*/)
        .map(line => line.replace(/^\|\s*/, ''))
        .join(', ')
    )
    .join(', ')
    .replaceAll('`', '')
}

/** The texts in a value of any form. */
function textsIn(value: YamlValue): readonly string[] {
  if (value.kind === 'scalar') return [scalarText(value) ?? '']
  return value.kind === 'list'
    ? value.items.flatMap(textsIn)
    : value.entries.flatMap(({value: inner}) => textsIn(inner))
}

/** Whether a value has no content: it is empty, or a switch that is off. */
function isEmpty(value: YamlValue): boolean {
  return /^(?:|false|no|null|~)$/i.test(scalarText(value)?.trim() ?? (value.kind === 'scalar' ? '' : 'words'))
}

/** The note to write for some keys. */
const notesByKey: ReadonlyArray<readonly [string, (words: string) => string]> = [
  ['deceased', () => 'Deceased'],
  ['url', words => `<${words}>`],
  ['homepage', words => `<${words}>`],
  ['website', words => `<${words}>`],
  ['funders', words => `Funded by ${words}`],
  ['phone', words => `Telephone ${words}`],
  ['fax', words => `Fax ${words}`]
]

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** The keys of an author that galley prints and, in the last lines, the keys whose loss does not affect readers. */
const readOfAuthor = set(
  'name given given-names given_names forename particle lineage dropping-particle dropping_particle non-dropping-particle non_dropping_particle ' +
    'family surname family-names suffix literal note attributes corporate organization orcid orcid_id orcid-id email ' +
    'corresponding correspondence correspondingauthor equal-contrib equal-contributor equal_contributor ' +
    'contributed_equally equal roles role affiliation affiliations affil-id affiliation-id affil institute institutes ' +
    'first_name first-name last_name last-name affiliation_url id index number sequence order first last initials github gitlab twitter x-twitter mastodon linkedin bluesky researchgate ' +
    'google-scholar scholar scopus researcherid isni avatar image photo picture postcode zip mastodon-server footnotemark ' +
    'fn symbol mark marks num code shortname short-name sortname contributor-order parsed equal-contributions-note'
)

/** The keys of an affiliation that galley prints and, in the last line, the keys whose loss does not affect readers. */
export const readOfAffiliation: ReadonlySet<string> = set(
  'name institution organization organisation department address addressline street-address city region state country ' +
    'ref ror ' +
    'id index code number num isni ringgold grid wikidata url crossref collaboration funder mark marks symbol key short'
)
