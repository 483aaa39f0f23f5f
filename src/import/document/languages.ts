import {baseLanguage} from '../../core/language.ts'
import {languageByWords} from '../../core/language-by-words.ts'
import type {TypedLook, TypedParagraph} from './content.ts'

/** Scripts other than Latin, each with its most frequent language in papers. */
const scripts: ReadonlyArray<readonly [script: RegExp, usual: string, languages: RegExp]> = [
  [/\p{Script=Arabic}/u, 'ar', /^(?:ar|fa|ur|ps|sd|ug|ku|ckb|pnb|dv)$/],
  [/\p{Script=Hebrew}/u, 'he', /^(?:he|yi)$/],
  [/\p{Script=Cyrillic}/u, 'ru', /^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg)$/],
  [/\p{Script=Greek}/u, 'el', /^(?:el|grc)$/],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'ja', /^ja$/],
  [/\p{Script=Hangul}/u, 'ko', /^ko$/],
  [/\p{Script=Han}/u, 'zh', /^(?:zh|ja|ko)$/],
  [/\p{Script=Devanagari}/u, 'hi', /^(?:hi|mr|ne|sa)$/],
  [/\p{Script=Bengali}/u, 'bn', /^(?:bn|as)$/],
  [/\p{Script=Thai}/u, 'th', /^th$/],
  [/\p{Script=Georgian}/u, 'ka', /^ka$/],
  [/\p{Script=Armenian}/u, 'hy', /^hy$/],
  [/\p{Script=Gurmukhi}/u, 'pa', /^pa$/],
  [/\p{Script=Tamil}/u, 'ta', /^ta$/]
]

/** Characters of Greek and of all scripts after it in Unicode, without punctuation. */
const beyondLatin = /[\u0370-\u1dff\u1f00-\u1fff\u2c00-\uffff]/

/**
 * The language of a text in a script other than Latin; the file's declaration decides between languages of the same
 * script.
 */
function languageByLetters(text: string, said: string | undefined): string | undefined {
  if (!beyondLatin.test(text)) return undefined
  const letters = text.match(/\p{L}/gu) ?? []
  const found = scripts.find(
    ([script]) => letters.filter(letter => script.test(letter)).length * 2 > letters.length
  )
  if (found === undefined) return undefined
  const [script, usual, languages] = found
  if (script.test('ا')) {
    if (/[ٹڈڑںےۂھ]/u.test(text)) return 'ur'
    if (said !== undefined && languages.test(baseLanguage(said)) && !/^ar-?SA?$/i.test(said)) return said
    return /[پچژگک]/u.test(text) ? 'fa' : usual
  }
  return said !== undefined && languages.test(baseLanguage(said)) ? said : usual
}

/** The main language of the paper, determined by script, by short words, or by the declaration in the file. */
export function mainLanguage(paragraphs: readonly TypedParagraph[], usual: string | undefined): string {
  const weights = new Map<string, number>()
  for (const {inlines} of paragraphs) {
    const texts = inlines.flatMap(inline => (inline.kind === 'text' ? [inline] : []))
    const text = texts.map(inline => inline.text).join('')
    const longest = texts.reduce<(typeof texts)[number] | undefined>(
      (most, inline) => (most === undefined || inline.text.length > most.text.length ? inline : most),
      undefined
    )
    const said = longest?.look.lang ?? usual
    const byWords = languageByLetters(text, said) ?? languageByWords(text)
    const lang =
      byWords === undefined || (said !== undefined && baseLanguage(said) === byWords) ? said : byWords
    if (lang !== undefined)
      weights.set(lang, (weights.get(lang) ?? 0) + text.length * (byWords === undefined ? 0.2 : 1))
  }
  const byBase = new Map<string, number>()
  for (const [lang, weight] of weights)
    byBase.set(baseLanguage(lang), (byBase.get(baseLanguage(lang)) ?? 0) + weight)
  const [base] = [...byBase].toSorted((a, b) => b[1] - a[1])[0] ?? ['en']
  const [tag] = [...weights]
    .filter(([lang]) => baseLanguage(lang) === base)
    .toSorted((a, b) => b[1] - a[1])[0] ?? [base]
  return tag
}

/** The language of a range, if it certainly differs from the language of the surrounding text. */
export function foreignLanguage(text: string, look: TypedLook, around: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 3) return undefined
  const byLetters = languageByLetters(text, look.lang)
  const isAroundLatin = !scripts.some(([, , languages]) => languages.test(baseLanguage(around)))
  if (byLetters !== undefined) {
    const isSameScript = scripts.some(
      ([, , languages]) => languages.test(baseLanguage(around)) && languages.test(baseLanguage(byLetters))
    )
    return isSameScript ? undefined : byLetters
  }
  const said = look.lang
  if (!isAroundLatin) {
    const isLatin = /\p{Script=Latin}/u.test(text)
    const own =
      said !== undefined && !scripts.some(([, , languages]) => languages.test(baseLanguage(said)))
        ? said
        : 'en'
    return isLatin ? own : undefined
  }
  const byWords = languageByWords(text)
  if (byWords !== undefined)
    return byWords === baseLanguage(around)
      ? undefined
      : said !== undefined && baseLanguage(said) === byWords
        ? said
        : byWords
  if (said === undefined || baseLanguage(said) === baseLanguage(around)) return undefined
  return (text.match(/\p{L}+/gu)?.length ?? 0) >= 3 ? said : undefined
}

/** The language of a paragraph, if it is entirely in a language other than the paper's. */
export function paragraphLanguage({inlines}: TypedParagraph, around: string): string | undefined {
  const texts = inlines.flatMap(inline => (inline.kind === 'text' ? [inline] : []))
  const text = texts.map(inline => inline.text).join('')
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 12) return undefined
  const tags = new Set(texts.filter(inline => /\p{L}{2}/u.test(inline.text)).map(({look}) => look.lang))
  const [said] = tags
  return foreignLanguage(text, tags.size === 1 && said !== undefined ? {lang: said} : {}, around)
}
