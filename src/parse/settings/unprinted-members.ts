import type {Finding} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Findings for the keys of an author that galley does not print, unless their loss does not affect readers: unused
 * keys, and keys that only the metadata contain.
 */
export function unprintedOfAuthor(
  value: YamlValue,
  file: string,
  isCode: (text: string) => boolean
): readonly Finding[] {
  const name = memberOf(value, 'name')
  return [value, memberOf(value, 'attributes'), ...(name?.kind === 'map' ? [name] : [])]
    .flatMap(map => (map?.kind === 'map' ? map.entries : []))
    .filter(({key, value: given}) => !readOfAuthor.has(key) && !isEmpty(given))
    .filter(({key, value: given}) => key !== 'address' || !isCode(scalarText(given) ?? ''))
    .filter(({key, value: given}) => key === 'deceased' || !/^(?:true|yes)$/i.test(scalarText(given) ?? ''))
    .map(entry =>
      unprinted(entry, 'an author', file, words => {
        const note = notes.find(([key]) => key === entry.key)?.[1](words) ?? words
        return `a note after the name, \`note: ${note}\``
      })
    )
}

/** Findings for the keys of an affiliation that galley does not print, unless their loss does not affect readers. */
export function unprintedOfAffiliation(value: YamlValue, file: string): readonly Finding[] {
  if (value.kind !== 'map') return []
  return value.entries
    .filter(({key, value: given}) => !readOfAffiliation.has(key) && !isEmpty(given))
    .map(entry => unprinted(entry, 'an affiliation', file, words => `\`${words}\` in its \`name\``))
}

function unprinted(
  {key, keyPlace, value}: YamlEntry,
  owner: string,
  file: string,
  formOf: (words: string) => string
): Finding {
  const words = itemsOf(value).flatMap(item => scalarText(item) ?? [])
  return {
    rule: 'setting-unknown',
    file,
    place: keyPlace,
    subject: key,
    message: `\`${key}\` of ${owner} is not printed, expected ${formOf(words.join(', ').replaceAll('`', ''))}`
  }
}

/** Whether a value has no content: it is empty, or a switch that is off. */
function isEmpty(value: YamlValue): boolean {
  return /^(?:|false|no|null|~)$/i.test(scalarText(value)?.trim() ?? (value.kind === 'scalar' ? '' : 'words'))
}

/** The note to write for some keys. */
const notes: ReadonlyArray<readonly [string, (words: string) => string]> = [
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
  'name given given-names given_names dropping-particle dropping_particle non-dropping-particle non_dropping_particle ' +
    'family surname family-names suffix literal note attributes corporate organization orcid orcid_id orcid-id email ' +
    'corresponding correspondence correspondingauthor equal-contrib equal-contributor equal_contributor ' +
    'contributed_equally equal roles role affiliation affiliations affil-id affiliation-id affil institute institutes ' +
    'id index number sequence order first last initials github gitlab twitter x-twitter mastodon linkedin bluesky researchgate ' +
    'google-scholar scholar scopus researcherid isni avatar image photo picture postcode zip mastodon-server footnotemark ' +
    'fn symbol mark marks num code shortname short-name sortname contributor-order parsed equal-contributions-note'
)

/** The keys of an affiliation that galley prints and, in the last line, the keys whose loss does not affect readers. */
const readOfAffiliation = set(
  'name institution organization organisation department address addressline street-address city region state country ' +
    'ref ror ' +
    'id index code number num isni ringgold grid wikidata url crossref collaboration funder mark marks symbol key short'
)
