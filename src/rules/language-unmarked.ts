import {direction, rightToLeftLetters} from '../core/language.ts'
import {languageAt} from './about/languages.ts'
import {passagesIn} from './about/passages.ts'
import type {Rule} from './rule.ts'

export const languageUnmarked = {
  code: 'G416',
  name: 'language-unmarked',
  severity: 'info',
  summary: 'Words in Arabic or Hebrew letters say which language they are in.',
  why: 'Arabic, Persian and Urdu share letters, and not typefaces or sounds: without a tag the words are set in the general Arabic face, and a screen reader spells them as English.',
  examples: [
    {
      name: 'no language',
      files: {'01.md': 'The *dīwān* (دیوان) and the *daftar*.'},
      expect: [
        '01.md:1:14-1:19 Unexpected `دیوان` without a language, expected `[دیوان]{lang=fa}` or another tag'
      ]
    },
    {
      name: 'the letters of Urdu',
      files: {'01.md': 'The town of ٹھٹہ was taken.'},
      expect: [
        '01.md:1:13-1:17 Unexpected `ٹھٹہ` without a language, expected `[ٹھٹہ]{lang=ur}` or another tag'
      ]
    },
    {
      name: 'marked',
      files: {
        '01.md':
          'The *dīwān* ([دیوان]{lang=fa}) and the *daftar*.\n\n::: {lang=ar}\nنص\n:::\n\nIn code, `نص`.'
      },
      expect: []
    },
    {name: 'paper in Urdu', files: {'01.md': '---\nlang: ur\n---\n\nمتن اور text۔'}, expect: []}
  ],
  *check({chapters, metadata}) {
    for (const chapter of chapters) {
      if (!letter.test(chapter.text)) continue
      const langOf = languageAt(chapter, metadata.lang)
      for (const {node, text, file, place} of passagesIn(chapter)) {
        const start = node.position?.start.offset ?? 0
        for (const {0: words, index} of text.matchAll(stretch)) {
          if (direction(langOf(start + index)) === 'rtl') continue
          const lang = guess(words)
          yield {
            file,
            place: place(index, index + words.length),
            subject: words,
            message: `Unexpected \`${words}\` without a language, expected \`[${words}]{lang=${lang}}\` or another tag`,
            expected: [`[${words}]{lang=${lang}}`]
          }
          // One finding says it for the whole paragraph.
          break
        }
      }
    }
  }
} satisfies Rule

const letter = new RegExp(`[${rightToLeftLetters}]`, 'u')
const stretch = new RegExp(
  `[${rightToLeftLetters}\\p{M}]+(?:[\\s\\u200C\\u200D-]+[${rightToLeftLetters}\\p{M}]+)*`,
  'gu'
)

/** The likeliest language, by letters that the other languages lack; only a proposal. */
function guess(words: string): string {
  if (/\p{Script=Hebrew}/u.test(words)) return 'he'
  if (/\p{Script=Syriac}/u.test(words)) return 'syr'
  if (/[ٹڈڑںےہھۂۃ]/u.test(words)) return 'ur'
  return /[پچژگکی]/u.test(words) ? 'fa' : 'ar'
}
