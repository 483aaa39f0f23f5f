import {editValue} from '../../core/edits.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const pagesDash = {
  code: 'G243',
  name: 'pages-dash',
  severity: 'info',
  summary: 'Page ranges in BibTeX are written with `--`, without spaces.',
  why: 'Other programs print a hyphen, or spaces, where a dash belongs.',
  examples: [
    {
      name: 'hyphens, blanks and other dashes',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@article{a, pages={167-191}}\n@article{b, pages={3 -- 9}}\n@article{c, pages={e3---e9}}'
      },
      expect: [
        'references.bib:1:19-1:28 The pages `167-191` have `-` between them, expected `167--191`',
        'references.bib:2:19-2:27 The pages `3 -- 9` have ` -- ` between them, expected `3--9`',
        'references.bib:3:19-3:28 The pages `e3---e9` have `---` between them, expected `e3--e9`'
      ]
    },
    {
      name: 'dashes, lists and numbers of articles',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@article{a, pages={167--191}}\n@article{b, pages={167–191}}\n@article{c, pages={12, 15}}\n@article{d, pages={EPSC2018-53}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const part = partOf(reference, 'page')
      const {field} = part ?? {}
      const [written, first, joint, last] = range.exec(field?.value ?? '') ?? []
      if (part === undefined || field === undefined || written === undefined) continue
      if (joint === '--' || joint === '–') continue
      const expected = `${first}--${last}`
      const edit = editValue(reference.file, field, expected)
      yield findingOf(
        part,
        `The pages \`${written}\` have \`${joint}\` between them, expected \`${expected}\``,
        {
          expected: [expected],
          ...(edit && {edits: [edit]})
        }
      )
    }
  }
} satisfies Rule

/**
 * Two page numbers, arabic (each with at most one letter before it) or roman; the number of a report has a word before
 * it.
 */
const range = /^(\p{L}?\d+|[ivxlc]+)(\s*[-–—]+\s*)(\p{L}?\d+|[ivxlc]+)$/u
