import {baseLanguage} from '../../core/language.ts'
import {perObject} from '../../core/per-object.ts'
import type {Chapter} from '../../core/types.ts'
import {languageAt} from './about/languages.ts'
import {passagesIn} from './about/passages.ts'
import type {Rule} from './rule.ts'

export const letterArabic = {
  code: 'G417',
  name: 'letter-arabic',
  severity: 'warning',
  summary: 'Persian and Urdu words are written with the letters of Persian and Urdu.',
  why: 'Keyboards and old files often produce the Arabic letters `ي` and `ك` instead of `ی` and `ک`, and in Urdu also `ه` instead of `ہ`. The letters look alike, or nearly so, but a search for a word finds only one spelling.',
  examples: [
    {
      name: 'Arabic letters in Persian',
      files: {'01.md': '---\nlang: fa\n---\n\nاین كتاب قديمی است.'},
      expect: ['01.md:5:5-5:9 `كتاب` contains the Arabic form of a letter, expected `کتاب`']
    },
    {
      name: 'Arabic letters in Urdu',
      files: {'01.md': '---\nlang: ur\n---\n\nوه کتاب ہے۔'},
      expect: ['01.md:5:1-5:3 `وه` contains the Arabic form of a letter, expected `وہ`']
    },
    {
      name: 'Arabic words',
      files: {'01.md': '---\nlang: fa\n---\n\nگفت [كتاب الحيوان]{lang=ar} را خواند.\n'},
      expect: []
    },
    {name: 'Arabic paper', files: {'01.md': '---\nlang: ar\n---\n\nكتاب قديم.'}, expect: []}
  ],
  *check({chapters, metadata}) {
    for (const chapter of chapters) {
      if (!mayBeWrong(chapter)) continue
      const langOf = languageAt(chapter, metadata.lang)
      for (const {node, text, file, place} of passagesIn(chapter)) {
        const start = node.position?.start.offset ?? 0
        for (const {0: word, index} of text.matchAll(
          /[\p{L}\p{M}\u200C]*[\u0643\u064A\u0647][\p{L}\p{M}\u200C]*/gu
        )) {
          const own = letters[baseLanguage(langOf(start + index))]
          const mended = own && word.replace(/[\u0643\u064A\u0647]/gu, letter => own[letter] ?? letter)
          if (mended === undefined || mended === word) continue
          yield {
            file,
            place: place(index, index + word.length),
            subject: word,
            message: `\`${word}\` contains the Arabic form of a letter, expected \`${mended}\``,
            expected: [mended]
          }
          // A text with one such letter usually has many, so one finding per paragraph is enough.
          break
        }
      }
    }
  }
} satisfies Rule

const mayBeWrong = perObject(({text}: Chapter): boolean => /[\u0643\u064A\u0647]/u.test(text))

/** The letters that other languages use instead of Arabic `ك`, `ي` and `ه`. */
const letters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fa: {'\u0643': '\u06A9', '\u064A': '\u06CC'},
  ur: {'\u0643': '\u06A9', '\u064A': '\u06CC', '\u0647': '\u06C1'}
}
