import {entriesOf, findingOf} from './about/parts.ts'
import {namesOf, partOfPerson, peopleOf} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorCase = {
  code: 'G219',
  name: 'author-case',
  severity: 'info',
  summary: 'Family names are written in upper and lower case.',
  why: 'Styles do not change the case of names, so a name in capitals or small letters stands out in the list of references.',
  examples: [
    {
      name: 'capitals, and none',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, author={TEKINDAL, Mia and king, Ann}, title={A}}\n@misc{b, author={sida}, title={B}}'
      },
      expect: [
        'references.bib:1:18-1:31 The name `TEKINDAL, Mia` is in capitals, expected `Tekindal`',
        'references.bib:1:36-1:45 The name `king, Ann` begins with a lowercase letter, expected `King`',
        'references.bib:2:18-2:22 The name `sida` begins with a lowercase letter, expected `Sida`'
      ]
    },
    {
      name: 'acronyms, particles and other scripts',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, author={{UNODC} and van Berg, Jan and WU, X. and {bell hooks} and octocat and 王, 伟}, title={A}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const person of peopleOf(entriesOf(manuscript))) {
      const {name, role, reference} = person
      const {family, given} = name
      if (family === undefined) continue
      // A single name may belong to an organization, and a short one in capitals may be an acronym.
      const isUpper =
        given !== undefined && /^[\p{Lu}\p{M}'’ -]{4,}$/u.test(family) && /\p{Lu}{3}/u.test(family)
      // In a list of names, a single word may be the name of an account.
      const isSole = given !== undefined || namesOf(reference, role).length === 1
      const isLower = isSole && /^\p{Ll}{3,}$/u.test(family) && name['dropping-particle'] === undefined
      const part = isUpper || isLower ? partOfPerson(person) : undefined
      if (part === undefined) continue
      const expected = isUpper
        ? family.replace(
            /(\p{Lu})([\p{Lu}\p{M}]*)/gu,
            (_, first: string, rest: string) => first + rest.toLowerCase().replace(/i\u0307/g, 'i')
          )
        : family.charAt(0).toUpperCase() + family.slice(1)
      const found = isUpper ? 'is in capitals' : 'begins with a lowercase letter'
      yield findingOf(part, `The name \`${part.text}\` ${found}, expected \`${expected}\``, {
        expected: [expected]
      })
    }
  }
} satisfies Rule
