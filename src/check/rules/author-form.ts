import {perObject} from '../../core/per-object.ts'
import type {CslName} from '../../core/types.ts'
import {entriesOf, findingOf, type ReferencePart} from './about/parts.ts'
import {partOfPerson, peopleOf, writtenName} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorForm = {
  code: 'G218',
  name: 'author-form',
  severity: 'warning',
  summary: 'Each name in a list of authors is the name of one author, and nothing else.',
  why: '“et al.”, years and roles are printed, sorted and abbreviated as if they were names.',
  examples: [
    {
      name: 'et al.',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, author={Khan, Sara and et al. Roe}, title={A}}'},
      expect: ['references.bib:1:33-1:43 The name `et al. Roe` contains `et al.`']
    },
    {
      name: 'et al. behind initials',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, author={Born, L. et al.}, title={A}}'},
      expect: ['references.bib:1:17-1:34 The name `Born, L. et al.` contains `et al.`']
    },
    {
      name: 'initials of et al., a year, an address',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, author={Khan, e. a.}, title={A}}\n@misc{b, author={Office [2023]}, title={B}}\n@misc{c, author={Doe, jane@example.org}, title={C}}'
      },
      expect: [
        'references.bib:1:18-1:29 The name `Khan, e. a.` contains `et al.`',
        'references.bib:2:17-2:32 The name `Office [2023]` contains a year',
        'references.bib:3:18-3:39 The name `Doe, jane@example.org` contains an address'
      ]
    },
    {
      name: 'sound names',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, author={van der Berg, Jan and {Team 2000} and others}, title={A}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const person of peopleOf(entriesOf(manuscript))) {
      const fault = faultOf(person.name)
      const part = fault && partOfPerson(person)
      if (fault && part)
        yield findingOf(part, `The name \`${typedName(part)}\` contains ${fault.found}`, {
          note: fault.instead
        })
    }
  }
} satisfies Rule

const faultOf = perObject((name: CslName): Readonly<{found: string; instead: string}> | undefined => {
  const written = writtenName(name)
  if (/\bet\.? al\b/i.test(written) || /^e\. ?a\.$/.test(name.given ?? ''))
    return {found: '`et al.`', instead: 'Write the further names, or ` and others`.'}
  if (/https?:|www\.|\S@\S/.test(written))
    return {found: 'an address', instead: 'An address belongs in `url`.'}
  if (
    /\[(?:1[5-9]|20)\d\d\]|\((?:1[5-9]|20)\d\d\)/.test(written) ||
    (name.literal === undefined && /\b(?:1[5-9]|20)\d\d\b/.test(written))
  )
    return {found: 'a year', instead: 'A year belongs in the field of the date.'}
  if (/[([](?:eds?|trans|ed\. by|hrsg|hg)\.?[)\]]/i.test(written))
    return {found: 'a role', instead: 'A role is a field of its own, such as `editor`.'}
  return undefined
})

/**
 * The name in the field that has the same words as the parsed name in any order, “Born, L. et al.”; if no name
 * matches, the parsed name.
 */
function typedName({text, field}: ReferencePart): string {
  const wordsOf = (name: string): string =>
    name
      .split(/[\s,{}]+/)
      .filter(Boolean)
      .sort()
      .join(' ')
  const sought = wordsOf(text)
  return field?.value.split(/\s+and\s+/i).find(name => wordsOf(name) === sought) ?? text
}
