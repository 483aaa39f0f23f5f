import type {CslName} from '../core/types.ts'
import {entriesOf, findingOf} from './about/parts.ts'
import {partOfPerson, peopleOf, writtenName} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorForm = {
  code: 'G218',
  name: 'author-form',
  severity: 'warning',
  summary: 'A name holds nothing but the name of one author.',
  why: '“et al.”, years and roles are printed, sorted and abbreviated as if somebody was called so.',
  examples: [
    {
      name: 'et al.',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, author={Khan, Sara and et al. Roe}, title={A}}'},
      expect: [
        'references.bib:1:33-1:43 Unexpected `et al.` in the name `et al. Roe`, expected further names, or ` and others`'
      ]
    },
    {
      name: 'initials of et al., a year, an address',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, author={Khan, e. a.}, title={A}}\n@misc{b, author={Office [2023]}, title={B}}\n@misc{c, author={Doe, jane@example.org}, title={C}}'
      },
      expect: [
        'references.bib:1:18-1:29 Unexpected `et al.` in the name `Khan, e. a.`, expected further names, or ` and others`',
        'references.bib:2:17-2:32 Unexpected year in the name `[2023], Office`, expected it in the field of the date',
        'references.bib:3:18-3:39 Unexpected address in the name `Doe, jane@example.org`, expected the name alone'
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
  *check(manuscript) {
    for (const person of peopleOf(entriesOf(manuscript))) {
      const fault = faultOf(person.name, writtenName(person.name))
      const part = fault && partOfPerson(person)
      if (fault && part)
        yield findingOf(
          part,
          `Unexpected ${fault.found} in the name \`${part.text}\`, expected ${fault.expected}`
        )
    }
  }
} satisfies Rule

function faultOf(name: CslName, written: string): Readonly<{found: string; expected: string}> | undefined {
  if (/\bet\.? al\b/i.test(written) || /^e\. ?a\.$/.test(name.given ?? ''))
    return {found: '`et al.`', expected: 'further names, or ` and others`'}
  if (/https?:|www\.|\S@\S/.test(written)) return {found: 'address', expected: 'the name alone'}
  if (
    /\[(?:1[5-9]|20)\d\d\]|\((?:1[5-9]|20)\d\d\)/.test(written) ||
    (name.literal === undefined && /\b(?:1[5-9]|20)\d\d\b/.test(written))
  )
    return {found: 'year', expected: 'it in the field of the date'}
  if (/[([](?:eds?|trans|ed\. by|hrsg|hg)\.?[)\]]/i.test(written))
    return {found: 'role', expected: 'the field of that role, such as `editor`'}
  return undefined
}
