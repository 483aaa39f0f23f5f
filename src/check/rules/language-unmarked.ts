import {direction, rightToLeftLetters} from '../../core/language.ts'
import {perObject} from '../../core/per-object.ts'
import type {Chapter} from '../../core/types.ts'
import {languageAt} from './about/languages.ts'
import {type Passage, passagesIn} from './about/passages.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const languageUnmarked = {
  code: 'G416',
  name: 'language-unmarked',
  severity: 'info',
  summary: 'Words in Arabic or Hebrew letters are marked with their language.',
  why: 'Arabic, Persian and Urdu share letters, but not typefaces or sounds: without a language tag, the words are set in the general Arabic typeface, and a screen reader reads them as English.',
  examples: [
    {
      name: 'no language',
      files: {'01.md': 'The *dīwān* (دیوان) and the *daftar*.'},
      expect: [
        '01.md:1:14-1:19 `دیوان` is not marked with a language, expected `[دیوان]{lang=fa}` or another tag'
      ]
    },
    {
      name: 'the letters of Urdu',
      files: {'01.md': 'The town of ٹھٹہ was taken.'},
      expect: [
        '01.md:1:13-1:17 `ٹھٹہ` is not marked with a language, expected `[ٹھٹہ]{lang=ur}` or another tag'
      ]
    },
    {
      name: 'a paragraph',
      files: {'01.md': 'A quotation.\n\nهر کسی کو دور ماند از اصل خویش، باز جوید روزگار وصل خویش.'},
      expect: [
        '01.md:3:1-3:57 The paragraph `هر کسی کو دور …` is not marked with a language, expected `::: {lang=fa}` before and `:::` after it, or another tag'
      ]
    },
    {
      name: 'a paper without its language',
      files: {
        '01.md': `# روش\n\n${'این پژوهش درباره زبان فارسی است و چند پاراگراف دارد. '.repeat(4)}\n\nText in English.`,
        '02.md': 'این پژوهش درباره زبان فارسی است.'
      },
      expect: [
        '01.md:1:3-1:4 Most of the paper is in a script that `en` does not use, expected `lang: fa` in the settings'
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
    const whole = wholePaper(chapters, metadata.lang)
    if (whole !== undefined) {
      yield whole
      return
    }
    for (const chapter of chapters) {
      if (!hasRightToLeft(chapter)) continue
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
const letters = new RegExp(`[${rightToLeftLetters}]`, 'gu')
const stretch = new RegExp(
  `[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}]*(?:[\\s\\u200C\\u200D،؛؟.:()«»-]+[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}]*)*`,
  'gu'
)

/**
 * One finding for a paper that is mostly in right-to-left letters: the paper as a whole needs a language, not each
 * paragraph.
 */
function wholePaper(chapters: readonly Chapter[], lang: string): RuleFinding | undefined {
  if (direction(lang) === 'rtl') return undefined
  let marked = ''
  let first: Passage | undefined
  for (const chapter of chapters) {
    if (!hasRightToLeft(chapter)) continue
    const langOf = languageAt(chapter, lang)
    for (const passage of passagesIn(chapter)) {
      if (!letter.test(passage.text)) continue
      if (direction(langOf(passage.node.position?.start.offset ?? 0)) === 'rtl') continue
      first ??= passage
      marked += passage.text.match(letters)?.join('') ?? ''
    }
  }
  if (first === undefined || marked.length < fewest) return undefined
  const count = chapters.reduce((sum, chapter) => sum + lettersIn(chapter), 0)
  if (marked.length * 2 < count) return undefined
  const own = mostLikely(marked)
  const at = first.text.search(letter)
  return {
    file: first.file,
    place: first.place(at, at + 1),
    subject: own,
    message: `Most of the paper is in a script that \`${lang}\` does not use, expected \`lang: ${own}\` in the settings`,
    expected: [`lang: ${own}`],
    note: 'With this setting, the whole paper has the right typefaces and direction, and words such as “Figure” are in its language.'
  }
}

const hasRightToLeft = perObject(({text}: Chapter) => letter.test(text))

const lettersIn = perObject(({prose}: Chapter) =>
  prose.reduce((sum, {text}) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0)
)

/**
 * The minimum number of right-to-left letters in a paper that is reported as a whole; shorter texts may be quotations.
 */
const fewest = 150

/** The most likely language of a long text. */
function mostLikely(text: string): string {
  const share = (letters: RegExp): number => (text.match(letters)?.length ?? 0) / text.length
  if (share(/\p{Script=Hebrew}/gu) > 0.5) return 'he'
  if (share(/\p{Script=Syriac}/gu) > 0.5) return 'syr'
  if (share(/[ٹڈڑںےہھۂۃ]/gu) > 0.02) return 'ur'
  return share(/[پچژگکی]/gu) > share(/[كيةىأإ]/gu) ? 'fa' : 'ar'
}

/**
 * The words, message and replacement of a finding about unmarked words. A few words can be marked with brackets; a
 * paragraph needs a block, so the finding shows only its beginning.
 */
function unmarked(words: string): Pick<RuleFinding, 'subject' | 'message' | 'expected'> {
  const lang = guess(words)
  const all = words.split(/\s+/)
  if (all.length <= mostWords) {
    const expected = `[${words}]{lang=${lang}}`
    return {
      subject: words,
      message: `\`${words}\` is not marked with a language, expected \`${expected}\` or another tag`,
      expected: [expected]
    }
  }
  const beginning = `${all.slice(0, 4).join(' ')} …`
  return {
    subject: beginning,
    message: `The paragraph \`${beginning}\` is not marked with a language, expected \`::: {lang=${lang}}\` before and \`:::\` after it, or another tag`
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
