import {direction, rightToLeftLetters} from '../../core/language.ts'
import {languageAt} from './about/languages.ts'
import {passagesIn} from './about/passages.ts'
import type {Rule, RuleFinding} from './rule.ts'

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
      expect: ['01.md:1:14-1:19 `دیوان` has no language, expected `[دیوان]{lang=fa}` or another tag']
    },
    {
      name: 'the letters of Urdu',
      files: {'01.md': 'The town of ٹھٹہ was taken.'},
      expect: ['01.md:1:13-1:17 `ٹھٹہ` has no language, expected `[ٹھٹہ]{lang=ur}` or another tag']
    },
    {
      name: 'a paragraph',
      files: {'01.md': 'A quotation.\n\nهر کسی کو دور ماند از اصل خویش، باز جوید روزگار وصل خویش.'},
      expect: [
        '01.md:3:1-3:57 The paragraph `هر کسی کو دور …` has no language, expected `::: {lang=fa}` before and `:::` after it, or another tag'
      ]
    },
    {name: 'an accent by itself', files: {'01.md': 'The mark \u0301 over a letter.'}, expect: []},
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
          yield {file, place: place(index, index + words.length), ...unmarked(words)}
          // One finding per paragraph is enough.
          break
        }
      }
    }
  }
} satisfies Rule

const letter = new RegExp(`[${rightToLeftLetters}]`, 'u')
const stretch = new RegExp(
  `[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}]*(?:[\\s\\u200C\\u200D،؛؟.:()«»-]+[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}]*)*`,
  'gu'
)

/** Some words can be marked with brackets; a paragraph needs a block, and the finding shows its beginning. */
function unmarked(words: string): Pick<RuleFinding, 'subject' | 'message' | 'expected'> {
  const lang = guess(words)
  const all = words.split(/\s+/)
  if (all.length <= mostWords) {
    const expected = `[${words}]{lang=${lang}}`
    return {
      subject: words,
      message: `\`${words}\` has no language, expected \`${expected}\` or another tag`,
      expected: [expected]
    }
  }
  const beginning = `${all.slice(0, 4).join(' ')} …`
  return {
    subject: beginning,
    message: `The paragraph \`${beginning}\` has no language, expected \`::: {lang=${lang}}\` before and \`:::\` after it, or another tag`
  }
}

const mostWords = 8

/** The most likely language, by letters that other languages lack; only a suggestion. */
function guess(words: string): string {
  if (/\p{Script=Hebrew}/u.test(words)) return 'he'
  if (/\p{Script=Syriac}/u.test(words)) return 'syr'
  if (/[ٹڈڑںےہھۂۃ]/u.test(words)) return 'ur'
  return /[پچژگکی]/u.test(words) ? 'fa' : 'ar'
}
