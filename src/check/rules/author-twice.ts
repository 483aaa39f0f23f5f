import {letters} from '../../core/letters.ts'
import {entriesOf, findingOf, partWith} from './about/parts.ts'
import {initialsOf, namesOf, writtenName} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorTwice = {
  code: 'G249',
  name: 'author-twice',
  severity: 'info',
  summary: 'A work names each of its authors once.',
  why: 'Either a name was copied twice, or it replaced the name of another author. Two authors of one work rarely have the same name.',
  examples: [
    {
      name: 'twice',
      files: {
        '01.md': '[@a]',
        'references.bib': '@book{a, author={Doe, John and Roe, Jane and Doe, John}, title={A}}'
      },
      expect: ['references.bib:1:17-1:56 `Doe, John` is named twice as an author']
    },
    {
      name: 'two people with the same initials, and somebody with two roles',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@book{a, author={Wang, W. and Wang, W.}, title={A}}\n@book{b, author={Doe, John}, editor={Doe, John}, title={B}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      for (const role of ['author', 'editor', 'translator']) {
        const seen = new Set<string>()
        for (const name of namesOf(reference, role)) {
          const written = writtenName(name)
          const known = letters(written)
          const isWhole =
            name.literal !== undefined || (name.given !== undefined && initialsOf(name.given) === undefined)
          if (!isWhole || known.length < 5 || !seen.has(known)) {
            seen.add(known)
            continue
          }
          const part = partWith(reference, written, [role])
          if (part !== undefined)
            yield findingOf(
              part,
              `\`${written}\` is named twice as ${role === 'translator' ? 'a' : 'an'} ${role}`
            )
          break
        }
      }
    }
  }
} satisfies Rule
