import {addAll} from '../../core/add-all.ts'
import {readOrcid} from '../../core/orcid.ts'
import type {Affiliation, Author, Finding} from '../../core/types.ts'
import {booleanOf, itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'
import {affiliationMarks} from './affiliation-marks.ts'
import {
  type AuthorNameParts,
  authorNameParts,
  formOfLines,
  joined,
  linesOfName,
  namesSeveral,
  splitName,
  withoutWikiLinks
} from './author-name.ts'
import {faultsOfName} from './author-name-faults.ts'
import {rolesOf} from './contributions.ts'
import {readOfAffiliation, unprintedOfAffiliation, unprintedOfAuthors} from './unprinted-members.ts'

type People = Readonly<{
  authors: readonly Author[]
  affiliations: readonly Affiliation[]
  /** The authors as the file has them, with their names. */
  written: ReadonlyArray<Readonly<{name: string; author: YamlValue}>>
  findings: readonly Finding[]
}>

/**
 * Parses authors and affiliations in the forms of Pandoc (a string), JOSS (`affiliation: "1, 2"`, which refers to
 * `affiliations`), Quarto (`name: {given, family}`, `affiliations: [{ref}]`) and Manubot (`affiliations: [name]`).
 */
export function readAuthors(yaml: YamlValue | undefined, file: string): People {
  const findings: Finding[] = []
  const affiliations: Affiliation[] = []
  const numberById = new Map<string, number>()

  function addAffiliation(value: YamlValue, id: string | undefined): number | undefined {
    const parts = partsOfAffiliation.map(names => scalarText(memberOf(value, ...names)))
    const [institution, department, , city, region, country] = parts
    const name = withoutWikiLinks(scalarText(value) ?? parts.filter(part => part !== undefined).join(', '))
    if (name === '') {
      misread(value, 'an affiliation with a `name`')
      return undefined
    }
    addAll(findings, affiliationMarks(name, value, file))
    addAll(findings, unprintedOfAffiliation(value, file))
    const known = affiliations.findIndex(affiliation => affiliation.name === name)
    const position = known >= 0 ? known : affiliations.length
    if (known < 0)
      affiliations.push({
        name,
        ror: rorOf(value),
        ...(institution !== undefined &&
          institution !== name && {
            institution,
            department,
            city: [city, region].filter(part => part !== undefined).join(', ') || undefined,
            country
          })
      })
    if (id !== undefined) numberById.set(id, position)
    return position
  }

  /** Reports a value in the wrong form, unless it is empty. */
  function misread(value: YamlValue, expected: string): void {
    if (value.kind === 'scalar') return
    const [part] = value.kind === 'map' ? value.entries : []
    findings.push({
      rule: 'setting-invalid',
      file,
      place: value.place,
      subject: part?.key,
      message: `${part === undefined ? 'This is a list' : `\`${part.key}\` is not allowed here`}, expected ${expected}`
    })
  }

  const places = memberOf(yaml, 'affiliations', 'institutes', 'institute', 'affiliation')
  for (const [index, value] of affiliationsIn(places ?? codedAddresses(yaml)).entries()) {
    addAffiliation(
      value,
      scalarText(memberOf(value, 'index', 'id', 'code', 'num', 'number')) ?? String(index + 1)
    )
  }

  const written: Array<People['written'][number]> = []
  const authors = itemsOf(memberOf(yaml, 'authors', 'author', 'author_info', 'author-meta')).flatMap(item => {
    const value = withItsName(item, 'name')
    const author = readAuthor(value)
    if (author !== undefined) written.push({name: author.name, author: value})
    return author === undefined ? [] : [author]
  })
  addAll(
    findings,
    unprintedOfAuthors(written, file, (key, value) =>
      key === 'footnote'
        ? footnoteOf(value) !== undefined || namesCorresponding(value)
        : numberById.has(scalarText(value) ?? '')
    )
  )
  return {authors, affiliations, written, findings}

  function readAuthor(value: YamlValue): Author | undefined {
    const nested = memberOf(value, 'name')
    const parts = nested?.kind === 'map' ? nested : value
    const given = scalarText(
      memberOf(parts, 'given', 'given-names', 'given_names', 'forename', 'first_name', 'first-name')
    )
    const droppingParticle = scalarText(memberOf(parts, 'dropping-particle', 'dropping_particle'))
    const kept = scalarText(memberOf(parts, 'non-dropping-particle', 'non_dropping_particle', 'particle'))
    const family = joined(
      kept,
      scalarText(memberOf(parts, 'family', 'surname', 'family-names', 'last_name', 'last-name'))
    )
    const suffix = scalarText(memberOf(parts, 'suffix', 'lineage'))
    const literal = scalarText(value) ?? scalarText(nested) ?? scalarText(memberOf(parts, 'literal'))
    const lines = literal === undefined ? undefined : linesOfName(literal)
    const written = lines?.join(', ') ?? literal
    const taken: Partial<AuthorNameParts> = written === undefined ? {} : authorNameParts(written)
    const {name: whole, note: inName, marks = []} = taken
    // In Quarto, the note and other data about an author are next to the name, or under `attributes`.
    const attributes = memberOf(value, 'attributes')
    const note =
      inName ??
      scalarText(memberOf(value, 'note')) ??
      footnoteOf(memberOf(value, 'footnote')) ??
      footnoteOf(memberOf(value, ...ofAuthor), 'codes') ??
      wordsAbout(memberOf(value, ...asCorresponding))
    const name = (whole ?? joined(given, droppingParticle, family, suffix) ?? '').trim()
    if (name === '') {
      misread(value, 'an author with a `name`, or with `given` and `family`')
      return undefined
    }
    const split =
      family === undefined && whole !== undefined
        ? splitName(whole)
        : {given, droppingParticle, family, suffix}
    const several = written === undefined ? undefined : namesSeveral(written)
    if (several !== undefined) findings.push(severalNames(several, value, file))
    else if (lines !== undefined) findings.push(nameInLines(lines, value, file))
    const corporate =
      several !== undefined || lines !== undefined || isTrue(memberOf(value, 'corporate', 'organization'))
    const ownAffiliations = affiliationsOf(value)
    const marked = marks.flatMap(mark => numberById.get(mark) ?? [])
    // If some marks are not numbers of affiliations, all of them stay part of the name.
    const isMarked = marks.every(mark => numberById.has(mark) || mark === '*')
    const printed = several !== undefined || (written !== undefined && !isMarked) ? (written ?? name) : name
    addAll(findings, faultsOfName(printed, value.place, file))
    return {
      name: printed,
      ...(corporate ? {} : split),
      corporate,
      orcid: readOrcidOf(value) ?? (taken.orcid === undefined ? undefined : readOrcid(taken.orcid)),
      email: scalarText(memberOf(value, 'email')),
      corresponding:
        [value, attributes].some(map => isTrue(memberOf(map, ...asCorresponding))) ||
        wordsAbout(memberOf(value, ...asCorresponding)) !== undefined ||
        namesCorresponding(memberOf(value, 'footnote')) ||
        (isMarked && marks.includes('*')) ||
        /(?:^|,)\s*\*\s*$/.test(scalarText(memberOf(value, ...ofAuthor)) ?? ''),
      equal: [value, attributes].some(map => isTrue(memberOf(map, ...asEqual))),
      ...(note !== undefined && {note}),
      roles: rolesOf(value).map(({role}) => role),
      affiliations: ownAffiliations.length === 0 && isMarked ? marked : ownAffiliations
    }
  }

  /**
   * The notes of an author in the templates of rticles: texts, or codes of the notes in `footnote:`, which may be among
   * the codes of affiliations (`a,1`). With `codes`, only codes count as notes.
   */
  function footnoteOf(value: YamlValue | undefined, only?: 'codes'): string | undefined {
    const coded = codedNotes(yaml)
    const notes = itemsOf(value)
      .flatMap(item => scalarText(item) ?? [])
      .filter(text => !isCorresponding(text))
      .flatMap(text => {
        const parts = text.split(/\s*,\s*/).flatMap(code => coded.get(code) ?? [])
        return parts.length > 0 || only === 'codes' || !/\p{L}{2}/u.test(text) ? parts : [text]
      })
    return notes.length === 0 ? undefined : notes.join(' ')
  }

  function readOrcidOf(value: YamlValue): string | undefined {
    const orcid = memberOf(value, 'orcid', 'orcid_id', 'orcid-id')
    const text = scalarText(orcid)
    if (orcid === undefined || text === undefined) return undefined
    const read = readOrcid(text)
    if (read === undefined) {
      findings.push({
        rule: 'orcid-invalid',
        file,
        place: orcid.place,
        subject: text,
        ...(isPlaceholder(text)
          ? {
              message: `\`${text}\` is a placeholder, not an ORCID iD`,
              note: 'Write the iD of the author, or leave out `orcid`.'
            }
          : {
              message: `\`${text}\` is not an ORCID iD`,
              note: 'The last digit is computed from the others, so one digit is mistyped. Look the iD up at orcid.org.'
            })
      })
    }
    return read
  }

  function affiliationsOf(value: YamlValue): readonly number[] {
    // In templates of rticles, the `address` of an author is the code of an address in the paper's own `address:`.
    const notes = codedNotes(yaml)
    const address = memberOf(value, 'address')
    const coded = numberById.has(scalarText(address) ?? '') ? address : undefined
    return itemsOf(memberOf(value, ...ofAuthor) ?? coded).flatMap(item => {
      const reference = scalarText(memberOf(item, 'ref')) ?? scalarText(item)
      if (reference === undefined) return addAffiliation(item, scalarText(memberOf(item, 'id'))) ?? []
      const ids = numberById.has(reference)
        ? [reference]
        : reference.split(/\s*,\s*/).filter(id => id !== '*' && (numberById.has(id) || !notes.has(id)))
      const positions = ids.map(id => numberById.get(id))
      const unknown = ids.find(id => /^\d{1,2}$/.test(id) && !numberById.has(id))
      if (unknown !== undefined && numberById.size > 0) findings.push(unknownNumber(unknown, item, file))
      return positions.every(position => position !== undefined)
        ? positions
        : (addAffiliation(item, undefined) ?? [])
    })
  }
}

/** The affiliations in `address:` of the templates of rticles, each with a code that authors name. */
export function codedAddresses(yaml: YamlValue | undefined): YamlValue | undefined {
  const addresses = memberOf(yaml, 'address')
  return itemsOf(addresses).some(item => memberOf(item, 'code') !== undefined) ? addresses : undefined
}

/** The settings that make an author the corresponding one. */
const asCorresponding = ['corresponding', 'correspondence', 'correspondingauthor'] as const

/** The settings that make an author one of several with equal contributions. */
const asEqual = [
  'equal-contrib',
  'equal-contributor',
  'equal_contributor',
  'contributed_equally',
  'equal'
] as const

/** The words in place of a switch, such as `corresponding: "Write to …"`. */
function wordsAbout(value: YamlValue | undefined): string | undefined {
  const text = scalarText(value) ?? ''
  return /\p{L}\s+\p{L}/u.test(text) ? text : undefined
}

/** The affiliations of a paper, from a list, a single value, or a map from ids to affiliations, `{a: University}`. */
function affiliationsIn(value: YamlValue | undefined): readonly YamlValue[] {
  const isById = value?.kind === 'map' && !value.entries.some(({key}) => readOfAffiliation.has(key))
  const items = isById
    ? value.entries.map((entry): YamlValue => ({kind: 'map', place: entry.keyPlace, entries: [entry]}))
    : itemsOf(value)
  return items.map(item => withItsName(item, 'id'))
}

/**
 * An author or an affiliation whose name is the key of its facts, `{Ann Roe: {email: …}}`, as in Pandoc's Lua filters for
 * authors: the same facts with the name as one of them. An affiliation has its id as the key, `{a: University}`.
 */
function withItsName(item: YamlValue, key: 'name' | 'id'): YamlValue {
  const [only, ...others] = item.kind === 'map' ? item.entries : []
  if (item.kind !== 'map' || only === undefined || others.length > 0) return item
  const {keyPlace, value} = only
  const isText = scalarText(value) !== undefined
  if (/^(?:name|institution|literal|ref|id)$/.test(only.key)) return item
  if (isText ? key === 'name' : value.kind !== 'map') return item
  const named: YamlEntry = {
    key,
    keyPlace,
    value: {kind: 'scalar', place: keyPlace, value: only.key, text: only.key}
  }
  const facts = value.kind === 'map' ? value.entries : [{key: 'name', keyPlace, value}]
  return memberOf(value, key) === undefined ? {...item, entries: [named, ...facts]} : item
}

/** Whether a note of an author only says that this is the corresponding author. */
function namesCorresponding(value: YamlValue | undefined): boolean {
  return itemsOf(value).some(item => isCorresponding(scalarText(item) ?? ''))
}

function isCorresponding(text: string): boolean {
  return /^\W*corresponding author\W*$/i.test(text)
}

/** The settings of the templates of rticles with notes of authors, each with a code that authors name. */
export const settingsOfNotes = ['footnote', 'corresponding_author', 'equal_authors']

/** The notes in these settings, by their codes. */
export function codedNotes(yaml: YamlValue | undefined): ReadonlyMap<string, string> {
  return new Map(
    settingsOfNotes
      .flatMap(name => itemsOf(memberOf(yaml, name)))
      .flatMap((item): ReadonlyArray<readonly [string, string]> => {
        const code = scalarText(memberOf(item, 'code'))
        const text = scalarText(memberOf(item, 'text'))
        return code === undefined || text === undefined ? [] : [[code, text]]
      })
  )
}

/** The keys for the affiliations of an author: in Pandoc, JOSS, Quarto, MyST, and in LaTeX templates. */
const ofAuthor = [
  'affiliation',
  'affiliations',
  'affil-id',
  'affiliation-id',
  'affil',
  'institute',
  'institutes'
]

/** The finding for the number of an affiliation that is not listed, which would be printed as its name. */
function unknownNumber(number: string, {place}: YamlValue, file: string): Finding {
  return {
    rule: 'setting-invalid',
    file,
    place,
    subject: number,
    message: `No affiliation has the number \`${number}\`, which is printed in place of a name`,
    note: 'Write the number of one that is listed under `affiliations:`, its `index:`, or its name.'
  }
}

/** The finding for several authors in one string, which indexes would take for a single name. */
function severalNames(names: readonly string[], value: YamlValue, file: string): Finding {
  return {
    rule: 'setting-unknown',
    file,
    place: value.place,
    subject: names[0],
    message: `\`author\` has ${names.length} names in one item, expected one name in each, \`authors: [${names.join(', ')}]\``,
    note: 'Indexes and citations of the paper would treat them as one name. Write the numbers of affiliations with each author, as `affiliation: [1, 2]`.'
  }
}

/** The finding for a name with further lines, which are printed as one name. */
function nameInLines(lines: readonly [string, ...string[]], {place}: YamlValue, file: string): Finding {
  return {
    rule: 'setting-unknown',
    file,
    place,
    subject: lines[0],
    message: `The ${lines.length} lines of this author are printed as one name, expected ${formOfLines(lines)}`,
    note: 'Indexes and citations of the paper would treat all of it as a name.'
  }
}

/** The parts of an affiliation, by their names in Quarto, MyST and papaja. */
const partsOfAffiliation = [
  ['name', 'institution', 'organization', 'organisation'],
  ['department'],
  ['address', 'addressline', 'street-address'],
  ['city'],
  ['region', 'state'],
  ['country']
] as const

/** The ROR identifier in a mapping, without its host. */
export function rorOf(value: YamlValue | undefined): string | undefined {
  return scalarText(memberOf(value, 'ror'))?.replace(/^https?:\/\/ror\.org\//, '')
}

function isTrue(value: YamlValue | undefined): boolean {
  return booleanOf(value) === true
}

/**
 * Whether an ORCID iD is a placeholder, as in templates: it repeats one character, `XXXX-XXXX-XXXX-XXXX`,
 * `0000-0000-0000-0000`.
 */
function isPlaceholder(orcid: string): boolean {
  return /^([\dA-Za-z])\1{3}(?:-?\1{4}){3}$/.test(orcid.replace(/^.*orcid\.org\//i, ''))
}
