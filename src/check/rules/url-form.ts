import {editValue} from '../../core/edits.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const urlForm = {
  code: 'G236',
  name: 'url-form',
  severity: 'warning',
  summary: 'A URL begins with its scheme and contains no spaces.',
  why: 'Any other URL is printed as a link that does not work.',
  examples: [
    {
      name: 'no scheme, a blank, no address',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@online{a, title={A}, url={www.example.org/a}}\n@online{b, title={B}, url={https://example.org/a b}}\n@online{c, title={C}, url={see the web}}\n@online{d, title={D}, url={file:///home/d.pdf}}'
      },
      expect: [
        'references.bib:1:27-1:46 The URL `www.example.org/a` has no scheme, expected `https://www.example.org/a`',
        'references.bib:2:27-2:52 The URL `https://example.org/a b` contains a space',
        'references.bib:3:27-3:40 `see the web` is not a URL, expected one such as `https://example.org/page`',
        'references.bib:4:27-4:47 The URL `file:///home/d.pdf` is a file of one machine, expected one on the web such as `https://example.org/page`'
      ]
    },
    {
      name: 'addresses',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@online{a, title={A}, url={https://example.org/a%20b}}\n@online{b, title={B}, url={ftp://example.org}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const part = partOf(reference, 'URL', ['url', 'howpublished'])
      if (part === undefined || part.text === '') continue
      const {text, field} = part
      if (/^www\.[\w-]+\.\S+$/i.test(text)) {
        const expected = `https://${text}`
        // Whether the server supports HTTPS is unknown, but browsers try it first.
        const edit = field?.value === text ? editValue(reference.file, field, expected) : undefined
        yield findingOf(part, `The URL \`${text}\` has no scheme, expected \`${expected}\``, {
          expected: [expected],
          ...(edit && {edits: [edit]})
        })
      } else if (/^[a-z][a-z\d+.-]*:\/\/\S*\s/i.test(text)) {
        yield findingOf(part, `The URL \`${text}\` contains a space`)
      } else if (/^file:/i.test(text)) {
        const example = '`https://example.org/page`'
        yield findingOf(
          part,
          `The URL \`${text}\` is a file of one machine, expected one on the web such as ${example}`
        )
      } else if (
        /^(?:https?|ftp):\/\/(?:[^\s/.]+\.)+[^\s/]+|^(?:urn|doi|mailto|info|hdl|git):|^https?:\/\/(?:\[|localhost)/i.test(
          text
        ) === false
      ) {
        yield findingOf(part, `\`${text}\` is not a URL, expected one such as \`https://example.org/page\``)
      }
    }
  }
} satisfies Rule
