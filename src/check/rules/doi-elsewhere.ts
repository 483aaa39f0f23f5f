import {entriesOf, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const doiElsewhere = {
  code: 'G234',
  name: 'doi-elsewhere',
  severity: 'info',
  summary: 'A DOI is in the field `doi`.',
  why: 'Styles link a DOI only from that field, and indexes look for it only there.',
  examples: [
    {
      name: 'as an address',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={A}, url={https://doi.org/10.1234/abc}}\n@misc{b, title={B}, note={doi: 10.1234/b}}'
      },
      expect: [
        'references.bib:1:25-1:54 The DOI is in `url`, expected `doi = {10.1234/abc}`',
        'references.bib:2:26-2:42 The DOI is in `note`, expected `doi = {10.1234/b}`'
      ]
    },
    {
      name: 'in its field',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={A}, doi={10.1234/abc}, url={https://doi.org/10.1234/abc}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      if (reference.csl.DOI !== undefined || reference.fields.has('doi')) continue
      for (const [variable, name] of places) {
        const written =
          reference.fields.get(name)?.value ??
          (reference.fields.size === 0 ? `${reference.csl[variable] ?? ''}` : '')
        const doi = /(?:doi\.org\/|\bdoi:?\s*)(10\.\d{4,9}\/[^\s{}]*[^\s{}.,;])/i.exec(written)?.[1]
        const part = doi === undefined ? undefined : partWith(reference, written, [name])
        if (part === undefined) continue
        const field = reference.fields.size > 0 ? `doi = {${doi}}` : `"DOI": "${doi}"`
        yield findingOf(part, `The DOI is in \`${part.field?.name ?? variable}\`, expected \`${field}\``, {
          expected: [field]
        })
        break
      }
    }
  }
} satisfies Rule

const places: ReadonlyArray<readonly [string, string]> = [
  ['URL', 'url'],
  ['note', 'note'],
  ['publisher', 'howpublished']
]
