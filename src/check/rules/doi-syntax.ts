import {editValue} from '../../core/edits.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const doiSyntax = {
  code: 'G232',
  name: 'doi-syntax',
  severity: 'warning',
  summary: 'A DOI consists of `10.`, a number, a slash and a name, and nothing more.',
  why: 'The link does not work, and indexes do not count the citation.',
  examples: [
    {
      name: 'not a DOI, and a stop after one',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={A}, doi={jstor:12345}}\n@misc{b, title={B}, doi={10.1234/abc.}}\n@misc{c, title={C}, doi={10.1234/ab c}}\n@misc{d, title={D}, doi={http://doi.example.org/10.1234/d}}'
      },
      expect: [
        'references.bib:1:25-1:38 `jstor:12345` is not a DOI, expected one such as `10.1000/182`',
        'references.bib:2:25-2:39 The DOI `10.1234/abc.` ends with `.`, expected `10.1234/abc`',
        'references.bib:3:25-3:39 The DOI `10.1234/ab c` contains a space',
        'references.bib:4:25-4:59 `http://doi.example.org/10.1234/d` is the URL of a DOI, expected `10.1234/d`'
      ]
    },
    {
      name: 'DOIs of all kinds',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={A}, doi={10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2}}\n@misc{b, title={B}, doi={https://doi.org/10.48550/arXiv.2101.00001}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const part = partOf(reference, 'DOI')
      if (part === undefined || part.text === '') continue
      // Values that the parser understands are reported by `doi-prefix`.
      const doi = part.text.replace(/^(?:https?:\/\/(?:[\w-]+\.)*doi\.org\/|doi:\s*)+/i, '')
      const expected = doi
        .replace(/^(?:doi)?[\s.:]*(?:https?:\s*\/\/[^\s/]+\/(?:doi\/)?(?:abs\/|full\/|pdf\/)?)?(?=10\.)/i, '')
        .replace(/[.,;]+$/, '')
      if (/^10\/[a-z0-9]+$/i.test(doi)) continue
      if (!/^10\.\d{4,9}(?:\.\d+)*\/\S/.test(expected)) {
        yield findingOf(part, `\`${part.text}\` is not a DOI, expected one such as \`10.1000/182\``)
      } else if (/\s/.test(expected)) {
        yield findingOf(part, `The DOI \`${doi}\` contains a space`)
      } else if (expected !== doi) {
        const mark = doi.slice(expected.length)
        const found = doi.startsWith(expected)
          ? `The DOI \`${doi}\` ends with \`${mark}\``
          : `\`${part.text}\` is the URL of a DOI`
        // A value with LaTeX gets no repair, because the LaTeX would have to be kept.
        const written = part.field?.value ?? ''
        const isPlain = /^[^{}\\$]*$/.test(written) && written.includes(expected)
        const edit = part.field && isPlain ? editValue(reference.file, part.field, expected) : undefined
        yield findingOf(part, `${found}, expected \`${expected}\``, {
          expected: [expected],
          ...(edit && {edits: [edit]})
        })
      }
    }
  }
} satisfies Rule
