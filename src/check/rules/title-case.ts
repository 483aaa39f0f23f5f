import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const titleCase = {
  code: 'G222',
  name: 'title-case',
  severity: 'warning',
  summary: 'Titles and names of journals and publishers are not typed in capitals.',
  why: 'Styles keep capitals, which may be acronyms, so a title in capitals stands out in the list of references.',
  examples: [
    {
      name: 'a title in capitals',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, title={THE POSITION OF YOUTH IN POLITICS}}'},
      expect: ['references.bib:1:16-1:51 `THE POSITION OF YOUTH IN POLITICS` is typed in capitals']
    },
    {
      name: 'two words, and a publisher',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@misc{a, title={UNODC STRATEGY 2021}}\n@book{b, title={A}, publisher={VIEW FROM THE commanWEALTH WOMEN}}'
      },
      expect: [
        'references.bib:1:16-1:37 `UNODC STRATEGY 2021` is typed in capitals',
        'references.bib:2:31-2:65 `VIEW FROM THE commanWEALTH WOMEN` is typed in capitals'
      ]
    },
    {
      name: 'acronyms',
      files: {
        '01.md': '[@a]',
        'references.bib': '@article{a, title={UNICEF and UNESCO}, journal={PLOS ONE}, author={{UNDP}}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      for (const variable of ['title', 'container-title', 'publisher']) {
        const part = partOf(reference, variable)
        if (part !== undefined && isShouted(part.text, variable === 'title' ? 2 : 3))
          yield findingOf(part, `\`${part.text}\` is typed in capitals`)
      }
    }
  }
} satisfies Rule

/** Whether at least `least` long words, and the majority of all long words, are in capitals. */
function isShouted(text: string, least: number): boolean {
  if (!/\p{Lu}{4}/u.test(text)) return false
  const words = text.match(/[\p{L}\p{M}]{4,}/gu) ?? []
  const shouted = words.filter(word => /^[\p{Lu}\p{M}]+$/u.test(word)).length
  const letters = words.join('').length
  // Few acronyms are as long as a long word.
  const isLong = letters >= 14 || (letters >= 12 && /(?<!\p{L})\p{Lu}{8}/u.test(text))
  return shouted >= least && shouted > 0.6 * words.length && isLong
}
