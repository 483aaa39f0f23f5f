import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const pagesOrder = {
  code: 'G230',
  name: 'pages-order',
  severity: 'warning',
  summary: 'The last page is not before the first.',
  why: 'One of the two is mistyped, and styles that shorten page ranges print wrong pages.',
  examples: [
    {
      name: 'reversed',
      files: {'01.md': '[@a]', 'references.bib': '@article{a, pages={191--167}}'},
      expect: ['references.bib:1:19-1:29 The pages `191-167` end before they begin']
    },
    {
      name: 'in order, and shortened',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@article{a, pages={167--91}}\n@article{d, pages={205122-1}}\n@article{b, pages={e12-e9, 7:1--7:30}}\n@article{c, pages={9-12}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      const part = partOf(reference, 'page')
      const range = /^(\d+)\s*[-–—]+\s*(\d+)$/.exec(part?.text ?? '')
      if (part === undefined || range === null) continue
      const [first = '', last = ''] = range.slice(1)
      // “205122-1” is an article number with a page.
      if (first.length >= 5 && last.length <= 2) continue
      // “167–91” is short for “167–191”.
      const whole = first.slice(0, Math.max(0, first.length - last.length)) + last
      if (Number(whole) < Number(first))
        yield findingOf(part, `The pages \`${first}-${last}\` end before they begin`, {
          // If a digit is missing from the last page, swapping the two numbers would not help.
          ...(first.length === last.length && {expected: [`${last}${part.field ? '--' : '-'}${first}`]})
        })
    }
  }
} satisfies Rule
