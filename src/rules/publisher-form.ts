import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const publisherForm = {
  code: 'G239',
  name: 'publisher-form',
  severity: 'info',
  summary: 'A publisher is a name, with its place in a field of its own.',
  why: 'Styles that leave out places print this one, and those that print them print it twice or in the wrong order.',
  examples: [
    {
      name: 'a place, a stopgap, small letters',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, publisher={Karachi: Dawn Books}}\n@book{b, publisher={NA: Encyclopedia}}\n@book{c, publisher={the times of york}}\n@book{d, publisher={s.n.}}'
      },
      expect: [
        'references.bib:1:20-1:41 Unexpected place in the publisher `Karachi: Dawn Books`, expected `address = {Karachi}` and `publisher = {Dawn Books}`',
        'references.bib:2:20-2:38 Unexpected stopgap `NA:` in the publisher, expected `Encyclopedia`',
        'references.bib:3:20-3:39 Unexpected publisher `the times of york` in small letters, expected its name',
        'references.bib:4:20-4:26 Unexpected stopgap `s.n.` in the publisher, expected no publisher'
      ]
    },
    {
      name: 'names',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, publisher={Herder and Herder}, address={New York}}\n@misc{b, howpublished={in print}}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const part = partOf(reference, 'publisher', ['publisher', 'institution', 'school'])
      if (part === undefined) continue
      const {text, field} = part
      const name = field?.name ?? 'publisher'
      const isBiblatex = reference.fields.has('date') || reference.fields.has('location')
      const placeField = field === undefined ? 'publisher-place' : isBiblatex ? 'location' : 'address'
      const stopgap = /^(?:(?:N\/?A|n\.a\.|S\.l\.|\[S\.l\.\]|s\.n\.|\[s\.n\.\])\s*(?::\s*|$))+/i.exec(
        text
      )?.[0]
      const place = /^(\p{Lu}[\p{L}.’'-]+(?:[ ,]+\p{Lu}[\p{L}.’'-]*){0,3}):\s+(\p{Lu}.+)$/u.exec(text)
      if (stopgap !== undefined) {
        const rest = text.slice(stopgap.length)
        yield findingOf(
          part,
          `Unexpected stopgap \`${stopgap.trim()}\` in the publisher, expected ${rest === '' ? 'no publisher' : `\`${rest}\``}`
        )
      } else if (place !== null && !bodies.test(place[1]!)) {
        yield findingOf(
          part,
          `Unexpected place in the publisher \`${text}\`, expected \`${placeField} = {${place[1]}}\` and \`${name} = {${place[2]}}\``
        )
      } else if (/^[\p{Ll}\s&,.’'-]+$/u.test(text) && /\p{Ll}{3}/u.test(text)) {
        yield findingOf(part, `Unexpected publisher \`${text}\` in small letters, expected its name`)
      }
    }
  }
} satisfies Rule

/** Words of names: “Cognitive Research: Principles and Implications” has no place. */
const bodies =
  /Books|Centre|Center|Group|Institute|Journal|Press|Publish|Research|Review|Science|Series|Society|Studies|Universit/
