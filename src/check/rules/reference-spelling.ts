import {letters, unfolded} from '../../core/letters.ts'
import {perObject} from '../../core/per-object.ts'
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
  why: 'The same name in two spellings looks like two, and is sorted as two.',
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
    for (const spellingsOf of [people, journals, publishers]) {
      for (const {spelling, better} of misspelt(spellingsOf(references))) {
        const [part, expected] = [spelling.part(), better.part()?.text]
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
  const people = [...peopleOf(references)].filter(
    ({name}) => name.family !== undefined && name.given !== undefined
  )
  const accented = new Map<string, string>()
  for (const {name} of people) {
    const {family, plain, given} = formsOf(name)
    for (const form of plain) accented.set(`${form} ${given}`, family)
  }
  if (accented.size === 0) return
  for (const person of people) {
    const {family, small, given} = formsOf(person.name)
    const other = accented.get(`${small} ${given}`)
    const part = other === undefined || other === family ? undefined : partOfPerson(person)
    if (part === undefined || other === undefined) continue
    const expected = part.text.replace(person.name.family!, other)
    yield findingOf(part, `\`${part.text}\` is spelt \`${expected}\` elsewhere`, {expected: [expected]})
  }
}

/** The compared forms of a name; a session asks for those of unchanged entries again and again. */
const formsOf = perObject((name: CslName) => {
  const family = (name.family ?? '').normalize('NFC')
  return {
    family,
    small: family.toLowerCase(),
    plain: plainForms(family),
    word: letters(name.family ?? ''),
    given: letters(name.given ?? '')
  }
})

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

/** A name reduced to its letters; only spellings with the same `apart` are compared. */
type Spelling = Readonly<{part: () => ReferencePart | undefined; word: string; apart: string}>

/** People are distinguished by given names, so these must be given and equal. */
function people(references: readonly Reference[]): readonly Spelling[] {
  return [...peopleOf(references)].flatMap(person => {
    const {word, given} = formsOf(person.name)
    if (word.length < 5 || given.length < 2) return []
    return [{word, apart: `${word.charAt(0)} ${given}`, part: () => partOfPerson(person)}]
  })
}

function journals(references: readonly Reference[]): readonly Spelling[] {
  const articles = references.filter(({csl}) => csl.type === 'article-journal')
  return articles.flatMap(reference => titleOrBody(partOf(reference, 'container-title')))
}

function publishers(references: readonly Reference[]): readonly Spelling[] {
  const fields = ['publisher', 'institution', 'school']
  return references.flatMap(reference => titleOrBody(partOf(reference, 'publisher', fields)))
}

/** Names that differ at the end are different: “Physical Review A” and “B”, “Biometrics” and “Biometrika”. */
function titleOrBody(part: ReferencePart | undefined): readonly Spelling[] {
  const word = letters(part?.text ?? '')
  return part !== undefined && word.length >= 10 && !/\d/.test(word)
    ? [
        {
          part: () => placedAt(part, part.text),
          word: word.slice(0, -2),
          apart: word.charAt(0) + word.slice(-2)
        }
      ]
    : []
}

/** The spellings that differ by one letter from a more frequent one. */
function* misspelt(
  spellings: readonly Spelling[]
): Generator<Readonly<{spelling: Spelling; better: Spelling}>> {
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
      if (better !== undefined) for (const spelling of group) yield {spelling, better: better[0]!}
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
