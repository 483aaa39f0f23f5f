import type {BrokenWord} from '../../core/finished-facts.ts'
import type {Manuscript} from '../../core/types.ts'
import {entriesOf} from './about/parts.ts'
import {type VisibleText, visibleTexts} from './about/visible-texts.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const wordBroken = {
  code: 'G333',
  name: 'word-broken',
  severity: 'warning',
  summary: 'No line of the PDF ends inside a word without a hyphen.',
  why: 'galley hyphenates words, and breaks identifiers and URLs after their separators. Only a hash, or a word that is longer than its line and has no such place, is broken between two letters, where readers may take it for two words. galley gives this warning when it builds a PDF.',
  examples: [
    {
      name: 'an identifier and a word',
      brokenWords: [
        {word: 'swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d', page: 3},
        {word: 'Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaargh', page: 3}
      ],
      files: {
        '01.md':
          'The code (swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d) is kept.\n\nAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaargh!'
      },
      expect: [
        '01.md:1:11-1:61 `swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d` is divided without a hyphen at the end of a line',
        '01.md:3:1-3:71 `Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…` is divided without a hyphen at the end of a line'
      ]
    },
    {
      name: 'a URL of a printed work',
      brokenWords: [{word: 'https://example.org/aaaabbbbccccddddeeeeffffgggghhhhiiiijjjj', page: 0}],
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@online{a,\n  title = {A},\n  url = {https://example.org/aaaabbbbccccddddeeeeffffgggghhhhiiiijjjj}\n}'
      },
      expect: [
        'references.bib:3:3-3:71 `https://example.org/aaaabbbbccccddddeeeeffffgggghhhhiiiijjjj` is divided without a hyphen at the end of a line'
      ]
    },
    {
      name: 'words that are whole or hyphenated',
      brokenWords: [],
      files: {'01.md': 'The code is kept (swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d).'},
      expect: []
    }
  ],
  needs: 'brokenWords',
  *check(manuscript) {
    const words = new Map((manuscript.brokenWords ?? []).map(broken => [broken.word, broken]))
    if (words.size === 0) return
    const texts = [...visibleTexts(manuscript, text => text.length >= leastLength)]
    for (const broken of words.values()) yield findingOf(broken, texts, manuscript)
  }
} satisfies Rule

/** The length of the shortest word that can be wider than a line. */
const leastLength = 16

function findingOf({word}: BrokenWord, texts: readonly VisibleText[], manuscript: Manuscript): RuleFinding {
  const shown = word.length > 60 ? `${word.slice(0, 40)}…` : word
  return {
    ...placeOfWord(word, texts, manuscript),
    subject: word,
    message: `\`${shown}\` is divided without a hyphen at the end of a line`,
    note: 'In a word, insert U+00AD at each possible hyphen. Put an identifier into the URL of a link with other words, or into a separate block.'
  }
}

/**
 * The place of a word in the paper. The longest part without signs is enough, because the page shows other quotation
 * marks and dashes than the file.
 */
function placeOfWord(
  word: string,
  texts: readonly VisibleText[],
  manuscript: Manuscript
): Pick<RuleFinding, 'file' | 'place'> {
  for (const sought of [word, longestPart(word)]) {
    const text = texts.find(one => one.text.includes(sought))
    if (text !== undefined) return {file: text.file, place: text.place(sought)}
    for (const {file, fields} of entriesOf(manuscript))
      for (const {value, place} of fields.values()) if (value.includes(sought)) return {file, place}
  }
  return {file: manuscript.settings.file}
}

function longestPart(word: string): string {
  const parts = word.match(/[\p{L}\p{N}]+/gu) ?? [word]
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest))
}
