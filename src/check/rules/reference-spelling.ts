import {letters, unfolded} from '../../core/letters.ts'
import {perWork, perWorks} from '../../core/per-work.ts'
import type {CslName, Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partOf, placedAt, type ReferencePart} from './about/parts.ts'
import {partOfPerson, peopleOf} from './about/people.ts'
import {deletions} from './about/words.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const referenceSpelling = {
  code: 'G241',
  name: 'reference-spelling',
  severity: 'info',
  summary: 'Each journal, publisher and author has one spelling.',
  why: 'The same name in two spellings looks like two names, and is sorted as two.',
  examples: [
    {
      name: 'one letter apart',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@article{a, author={Hariss, Ian M.}, journal={Journal of Peace Research}}\n@article{b, author={Haris, Ian M.}, journal={Journal of Peace Research}}\n@article{c, author={Haris, Ian M.}, journal={Journel of Peace Research}}'
      },
      expect: [
        'references.bib:1:21-1:35 `Hariss, Ian M.` is spelt `Haris, Ian M.` elsewhere',
        'references.bib:3:46-3:71 `Journel of Peace Research` is spelt `Journal of Peace Research` elsewhere'
      ]
    },
    {
      name: 'with and without accents',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@book{a, author={Müller, Ina}, title={A}}\n@book{b, author={Mueller, Ina}, title={B}}\n@book{c, author={Muller, Ina}, title={C}}'
      },
      expect: [
        'references.bib:2:18-2:30 `Mueller, Ina` is spelt `Müller, Ina` elsewhere',
        'references.bib:3:18-3:29 `Muller, Ina` is spelt `Müller, Ina` elsewhere'
      ]
    },
    {
      name: 'two people, and two journals',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@article{a, author={Hariss, Ann}, journal={Physical Review C}}\n@article{b, author={Haris, Ian}, journal={Physical Review D}}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const references = entriesOf(manuscript)
    const plain = [...withoutAccents(references)]
    yield* plain
    const isReported = ({file, place, message}: RuleFinding): boolean =>
      plain.some(
        other =>
          other.file === file &&
          other.place?.start.offset === place?.start.offset &&
          other.message === message
      )
    // In three tables, because a person is never a misspelt journal.
    for (const {spellingsOf, misspelt} of tables) {
      const partAt = ({entry, nth}: NameAt): ReferencePart | undefined => {
        const reference = references[entry]!
        return spellingsOf(reference)[nth]!.part(reference)
      }
      for (const {at, better} of misspelt(references)) {
        const [part, expected] = [partAt(at), partAt(better)?.text]
        if (part === undefined || expected === undefined) continue
        const message = `\`${part.text}\` is spelt \`${expected}\` elsewhere`
        const finding = findingOf(part, message, {expected: [expected]})
        if (!isReported(finding)) yield finding
      }
    }
  }
} satisfies Rule

/** Names that other entries write with accents: `Mueller` and `Muller` for `Müller`. */
function* withoutAccents(references: readonly Reference[]): Generator<RuleFinding> {
  for (const {at, accented} of unaccented(references)) {
    const reference = references[at.entry]!
    const person = {...wholeNames(reference)[at.nth]!, reference}
    const part = partOfPerson(person)
    if (part === undefined) continue
    const expected = part.text.replace(person.name.family!, accented)
    yield findingOf(part, `\`${part.text}\` is spelt \`${expected}\` elsewhere`, {expected: [expected]})
  }
}

/** The people of an entry with family and given names. */
const wholeNames = perWork(reference =>
  [...peopleOf([reference])]
    .filter(({name}) => name.family !== undefined && name.given !== undefined)
    .map(({name, role}) => {
      const {family, given} = formsOf(name)
      return {name, role, spelt: `${family}\n${given}`}
    })
)

/** A name of the bibliography: the index of its entry, and its index among the names of the entry. */
type NameAt = Readonly<{entry: number; nth: number}>

function placed(
  names: ReadonlyArray<readonly string[]>
): ReadonlyArray<Readonly<{name: string; at: NameAt}>> {
  return names.flatMap((own, entry) => own.map((name, nth) => ({name, at: {entry, nth}})))
}

/** The names that other entries write with accents; names have the form `family\ngiven`. */
const unaccented = perWorks(
  reference => wholeNames(reference).map(({spelt}) => spelt),
  (names): ReadonlyArray<Readonly<{at: NameAt; accented: string}>> => {
    const people = placed(names).map(({name, at}) => {
      const [family, given] = name.split('\n') as [family: string, given: string]
      return {family, given, at}
    })
    const accented = new Map<string, string>()
    for (const {family, given} of people)
      for (const form of plainForms(family)) accented.set(`${form} ${given}`, family)
    if (accented.size === 0) return []
    return people.flatMap(({family, given, at}) => {
      const other = accented.get(`${family.toLowerCase()} ${given}`)
      return other === undefined || other === family ? [] : [{at, accented: other}]
    })
  }
)

/** The compared forms of a name. */
function formsOf({family = '', given = ''}: CslName): Readonly<Record<'family' | 'word' | 'given', string>> {
  return {family: family.normalize('NFC'), word: letters(family), given: letters(given)}
}

/** The ways in which a family name is written without its accents, in lower case; empty if it has no accents. */
function plainForms(family: string): readonly string[] {
  if (/^[\p{ASCII}’]*$/u.test(family)) return []
  const small = family.toLowerCase()
  const bare = small.normalize('NFD').replace(/\p{M}/gu, '')
  const german = small.replace(/[äöüåøæœß]/g, letter => spelt[letter] ?? letter)
  const written = german.normalize('NFD').replace(/\p{M}/gu, '')
  return [bare, bare.replace(/[øæœßłđ]/g, unfolded), written].filter(form => form !== small)
}

const spelt: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss'
}

/**
 * A name reduced to its letters, as a key of two lines, and the part of an entry that contains the name. Only names
 * with the same first line are compared.
 */
type Spelling = Readonly<{name: string; part: (reference: Reference) => ReferencePart | undefined}>

function spellingOf(apart: string, word: string, part: Spelling['part']): Spelling {
  return {name: `${apart}\n${word}`, part}
}

/**
 * The names of the people of an entry, as spellings to compare. People are distinguished by given names, so only names
 * with given names are included.
 */
function people(reference: Reference): readonly Spelling[] {
  return [...peopleOf([reference])].flatMap(({name, role}) => {
    const {word, given} = formsOf(name)
    if (word.length < 5 || given.length < 2) return []
    return [spellingOf(`${word.charAt(0)} ${given}`, word, own => partOfPerson({name, role, reference: own}))]
  })
}

function journals(reference: Reference): readonly Spelling[] {
  return reference.csl.type === 'article-journal'
    ? titleOrBody(reference, own => partOf(own, 'container-title'))
    : []
}

function publishers(reference: Reference): readonly Spelling[] {
  return titleOrBody(reference, own => partOf(own, 'publisher', ['publisher', 'institution', 'school']))
}

/**
 * The name in a part of an entry, as a spelling to compare. Names that differ at the end are different: “Physical
 * Review A” and “B”, “Biometrics” and “Biometrika”.
 */
function titleOrBody(reference: Reference, partIn: Spelling['part']): readonly Spelling[] {
  const word = letters(partIn(reference)?.text ?? '')
  if (word.length < 10 || /\d/.test(word)) return []
  const placed: Spelling['part'] = own => {
    const part = partIn(own)
    return part && placedAt(part, part.text)
  }
  return [spellingOf(word.charAt(0) + word.slice(-2), word.slice(0, -2), placed)]
}

/**
 * For each kind of name, functions that return the spellings in an entry, and those spellings that differ by one letter
 * from a more frequent spelling.
 */
const tables = [people, journals, publishers].map(own => {
  const spellingsOf = perWork(own)
  return {
    spellingsOf,
    misspelt: perWorks(
      reference => spellingsOf(reference).map(({name}) => name),
      names => [...misspeltAmong(names)]
    )
  }
})

function* misspeltAmong(
  names: ReadonlyArray<readonly string[]>
): Generator<Readonly<{at: NameAt; better: NameAt}>> {
  const spellings = placed(names).map(({name, at}) => {
    const [apart, word] = name.split('\n') as [apart: string, word: string]
    return {apart, word, at}
  })
  for (const alike of groups(spellings, ({apart}) => apart).values()) {
    const words = groups(alike, ({word}) => word)
    if (words.size < 2) continue
    const byDeletion = groups(
      [...words.keys()].flatMap(word => [...deletions(word)].map(shorter => ({word, shorter}))),
      ({shorter}) => shorter
    )
    for (const [word, group] of words) {
      const near = [...deletions(word)].flatMap(shorter => byDeletion.get(shorter) ?? [])
      const better = near.map(other => words.get(other.word)!).find(other => other.length > group.length)
      if (better !== undefined) for (const {at} of group) yield {at, better: better[0]!.at}
    }
  }
}

function groups<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string
): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group === undefined) found.set(key, [item])
    else group.push(item)
  }
  return found
}
