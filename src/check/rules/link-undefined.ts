import {passagesOf} from './about/passages.ts'
import type {Rule} from './rule.ts'

export const linkUndefined = {
  code: 'G316',
  name: 'link-undefined',
  severity: 'info',
  summary: 'Every reference-style link has a definition.',
  why: 'A link without a definition is printed with its brackets. This is a hint: the brackets may be intended.',
  examples: [
    {
      name: 'no definition',
      files: {'01.md': 'See [the data][nope] and [this][].'},
      expect: [
        '01.md:1:5-1:21 The link `[the data][nope]` has no URL, expected a line `[nope]: URL`',
        '01.md:1:26-1:34 The link `[this][]` has no URL, expected a line `[this]: URL`'
      ]
    },
    {
      name: 'defined, numbers, code',
      files: {'01.md': 'See [the data][x], [1][2], `[a][b]` and x[a][b].\n\n[x]: https://example.org'},
      expect: []
    },
    {
      name: 'the words of a heading of the chapter',
      files: {'01.md': '# Our data\n\nSee [there][our data] and [Our data][].'},
      expect: []
    }
  ],
  *check(manuscript) {
    for (const {text, file, place} of passagesOf(manuscript)) {
      if (!text.includes('][')) continue
      for (const match of text.matchAll(/(?<![\w\]\\!])\[([^[\]\0]{1,200})\]\[([^[\]\0]{0,100})\]/g)) {
        const [link, words = '', label = ''] = match
        if (/^[\d\s,–-]*$/.test(words) || /^[\d\s,–-]+$/.test(label)) continue
        yield {
          file,
          place: place(match.index, match.index + link.length),
          subject: label || words,
          message: `The link \`${link}\` has no URL, expected a line \`[${label || words}]: URL\``
        }
      }
    }
  }
} satisfies Rule
