import {editValue} from '../../core/edits.ts'
import {entriesOf, findingOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const doiPrefix = {
  code: 'G233',
  name: 'doi-prefix',
  severity: 'info',
  summary: 'The field `doi` contains only the DOI, without `doi:` and without the URL of the resolver.',
  why: 'Other programs add the URL of the resolver themselves, so readers see it twice.',
  examples: [
    {
      name: 'an address',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={A}, doi={doi: https://doi.org/10.1234/abc}}'
      },
      expect: [
        'references.bib:1:25-1:59 `doi: https://doi.org/` is not part of the DOI, expected `10.1234/abc`'
      ]
    },
    {
      name: 'the DOI alone',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, title={A}, doi={10.1234/abc}}'},
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const written =
        reference.fields.get('doi')?.value ??
        (reference.fields.size === 0 ? `${reference.csl.DOI ?? ''}` : '')
      const prefix = /^(?:https?:\/\/(?:[\w-]+\.)*doi\.org\/|doi:\s*)+(?=10\.\d)/i.exec(written.trim())?.[0]
      const part = prefix === undefined ? undefined : partWith(reference, written, ['doi'])
      if (prefix === undefined || part === undefined) continue
      const expected = written.trim().slice(prefix.length)
      const edit = part.field && editValue(reference.file, part.field, expected)
      yield findingOf(part, `\`${prefix}\` is not part of the DOI, expected \`${expected}\``, {
        expected: [expected],
        ...(edit && {edits: [edit]})
      })
    }
  }
} satisfies Rule
