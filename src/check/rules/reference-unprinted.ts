import {findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const referenceUnprinted = {
  code: 'G245',
  name: 'reference-unprinted',
  severity: 'info',
  summary: 'The citation style prints every field that readers may need.',
  why: 'Readers do not see a field that the style omits, such as a note on the edition. This is a hint, reported once for each field and type of entry: only the author knows whether readers need it.',
  examples: [
    {
      name: 'notes',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@book{a, title={A}, note={Translated from Urdu}}\n@book{b, title={B}, note={Second printing}}\n@misc{c, title={C}, howpublished={Handbill}, keywords={unprinted}}'
      },
      expect: [
        'references.bib:1:26-1:48 The citation style does not print `note` in 2 entries of type `book`, such as `Translated from Urdu`'
      ]
    },
    {
      name: 'what the style prints',
      files: {
        'manuscript.yaml': 'csl: chicago-author-date',
        '01.md': '[@a; @b]',
        'references.bib':
          '@manuscript{a, title={Diary}, author={Roe, Ann}, note={Microfilm}, archive={British Library}, archivelocation={Mss Eur F111}, location={London}}\n@book{b, title={B}, translator={Doe, Jane}, note={https://example.org/b}}'
      },
      expect: []
    }
  ],
  *check({unprinted = []}) {
    for (const {reference, field, others} of unprinted) {
      const part = partWith(reference, field.value, [field.name])
      if (part === undefined) continue
      const [where, as] = others === 0 ? ['an entry', ':'] : [`${others + 1} entries`, ', such as']
      yield findingOf(
        part,
        `The citation style does not print \`${field.name}\` in ${where} of type \`${reference.type}\`${as} \`${shortened(field.value)}\``
      )
    }
  }
} satisfies Rule

function shortened(value: string): string {
  const text = value.replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text
}
