import {entriesOf, findingOf, partOf, partWith} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const titleEnd = {
  code: 'G226',
  name: 'title-end',
  severity: 'info',
  summary: 'A title does not end with a full stop or a comma.',
  why: 'The style adds its own punctuation, so a title in quotation marks is printed with two punctuation marks.',
  examples: [
    {
      name: 'stops',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={Peace and Conflict.}}\n@misc{b, title={Peace and War,}}'
      },
      expect: [
        'references.bib:1:16-1:37 The title ends with `.`',
        'references.bib:2:16-2:32 The title ends with `,`'
      ]
    },
    {
      name: 'abbreviations and dots',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={Made in the U.S.}}\n@misc{b, title={And so on...}}\n@misc{c, title={Google Inc.}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const title = partOf(reference, 'title')
      if (title === undefined || !/[\p{L}\p{N})][.,;:]$/u.test(title.text)) continue
      const mark = title.text.slice(-1)
      const last = /[\p{L}\p{N}.]+(?=.$)/u.exec(title.text)?.[0] ?? ''
      if (mark === '.' && (last.length < 4 || last.includes('.') || abbreviations.test(last))) continue
      // If a title has a subtitle, its end is in another field.
      const part = partWith(reference, title.text, ['titleaddon', 'subtitle', 'title'])
      if (part === undefined) continue
      const {field} = part
      const start = field?.valueStart === undefined ? undefined : field.valueStart + field.value.length - 1
      const isThere = field?.value.endsWith(mark) && !field.value.endsWith(`\\${mark}`)
      yield findingOf(part, `The title ends with \`${mark}\``, {
        ...(start !== undefined &&
          isThere && {
            edits: [{file: reference.file, start, end: start + 1, old: mark, text: ''}]
          })
      })
    }
  }
} satisfies Rule

const abbreviations = /^(?:Corp|Dept|Prof|Univ|Conf|Proc|Tech|Assoc|Bros|etal|Vols?)$/i
