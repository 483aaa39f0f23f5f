import {perObjectIn, perText} from '../../core/per-object.ts'
import type {Chapter} from '../../core/types.ts'
import {isIn, type Passage, passagesIn} from './about/passages.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const termDoubled = {
  code: 'G315',
  name: 'term-doubled',
  severity: 'warning',
  summary: 'No word is repeated by mistake.',
  why: 'Readers notice such a slip and authors do not, especially at the end of a line.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': 'This is the\nthe law of of the land. The the law.'},
      expect: [
        '01.md:1:9-2:4 `the` is repeated',
        '01.md:2:9-2:14 `of` is repeated',
        '01.md:2:25-2:32 `The the` is repeated'
      ]
    },
    {
      name: 'meant',
      files: {
        '01.md':
          'He had had that that we know; Gorilla gorilla, Duran Duran, very very long, the *the*, `a` `a`, a “the the”.'
      },
      expect: []
    },
    {
      name: 'in another language, small words only',
      files: {'01.md': '---\nlang: fr\n---\n\nNous nous voyons de de plus en plus, peu à peu peu.'},
      expect: ['01.md:5:18-5:23 `de` is repeated']
    }
  ],
  *check({chapters, project, metadata: {lang}}) {
    const isChapter = new Set(chapters)
    for (const text of project.texts) yield* (isChapter.has(text) ? ofChapter : ofOther)(text, lang)
  }
} satisfies Rule

const ofChapter = perObjectIn((text: Chapter, lang: string) => slipsIn(passagesIn(text), lang))
const ofOther = perObjectIn((text: Chapter, lang: string) => slipsIn(passagesIn(text, false), lang))

function slipsIn(passages: readonly Passage[], lang: string): readonly RuleFinding[] {
  const small = Object.entries(smallWords).find(([language]) => isIn(lang, language))?.[1]
  return small === undefined ? [] : passages.flatMap(passage => slipsOf(passage, small, isIn(lang, 'en')))
}

function slipsOf(
  {text, file, place}: Passage,
  small: ReadonlySet<string>,
  english: boolean
): readonly RuleFinding[] {
  let isEnglish: boolean | undefined
  return doubledIn(text).flatMap(({0: words, 1: first = '', index}) => {
    const second = words.slice(-first.length)
    const isSmall = small.has(first.toLowerCase())
    const isPlainSlip = english && first === second && isPlain(words)
    if (isPlainSlip && isEnglish === undefined) isEnglish = englishWord.test(text)
    const isSlip = isSmall || (isPlainSlip && isEnglish === true)
    // Words in quotation marks are mentioned, not used.
    const isQuoted = /^["“‘']$/.test(text.charAt(index - 1))
    if (!isSlip || isQuoted || meant.has(first.toLowerCase()) || /^\p{Lu}/u.test(second)) return []
    return {
      file,
      place: place(index, index + words.length),
      subject: first,
      message: `\`${first === second ? first : words.replace(/\s+/, ' ')}\` is repeated`
    }
  })
}

const doubled = /(?<![\p{L}\p{N}_'’-])(\p{L}{2,})(?: |[ \t]*(?:\r\n|\r|\n)[ \t>]*)\1(?![\p{L}\p{N}_'’-])/giu

const doubledIn = perText(text => [...text.matchAll(doubled)])

/** Whether both words are in lower case and on one line: lists and tables repeat words below each other. */
function isPlain(words: string): boolean {
  return /^\p{Ll}{3,} \p{Ll}+$/u.test(words)
}

/**
 * Matches a common English word. A paper without a language counts as English, so other words are checked only if
 * English ones are nearby.
 */
const englishWord = /\b(?:and|is|of|the|to|with)\b/i

/** Words that may be repeated in good English: in grammar, for emphasis, in names. */
const meant: ReadonlySet<string> = new Set(
  `beri blah bye cha chi chop ding far had her hush knock less little log long many more much never night no now
  pow really round same so step tic that there time very win yes`.split(/\s+/)
)

/** Words that are never repeated, by language; others may be, as in “nous nous” and “die die”. */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordSet(
    `a an and are as at be been but by can could do each for from has have he how if in into is it its may might most
    must not of on or our she should some such than the their them then these they this those to under was we were
    what when where which while will with would you your`
  ),
  fr: wordSet('la le les de des du un une et dans pour par sur que est sont ce cette'),
  de: wordSet('und ein eine einer eines mit von auf für oder nicht auch'),
  es: wordSet('el los las de del un una en con por')
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
