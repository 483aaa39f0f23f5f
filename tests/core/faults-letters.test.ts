import {describe, expect, test} from 'vitest'
import {bytesOfText, joinBytes, textOfBytes} from '../../src/core/bytes.ts'
import {contrast, readColour} from '../../src/core/colour.ts'
import {isFileName} from '../../src/core/file-name.ts'
import {
  baseLanguage,
  direction,
  directionOfText,
  holdsRightToLeft,
  isLanguageTag,
  isSameLanguage,
  languageAttributes
} from '../../src/core/language.ts'
import {letters, titleStart, UNFOLDED, unfolded, withCapital} from '../../src/core/letters.ts'
import {counterStyles, inNumerals} from '../../src/core/numerals.ts'
import {isReferencesHeading} from '../../src/core/references-heading.ts'
import {scriptName} from '../../src/core/scripts.ts'

describe('the direction of a language', () => {
  // CLDR, `characterOrder`.
  test.each('ar arc bal ckb dv fa glk he ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi'.split(' '))(
    '%s',
    lang => {
      expect(direction(lang)).toBe('rtl')
      expect(direction(`${lang.toUpperCase()}-XX`)).toBe('rtl')
      expect(direction(`${lang}-Latn`)).toBe('ltr')
      expect(direction(`${lang}-Latn-XX`)).toBe('ltr')
    }
  )

  test.each(['en', 'de', 'hi', 'zh', 'az', 'arn', 'u'])('%s', lang => {
    expect(direction(lang)).toBe('ltr')
  })

  test.each(['Arab', 'Aran', 'Hebr', 'Nkoo', 'Syrc', 'Thaa'])('of a language in %s', script => {
    expect(direction(`en-${script}`)).toBe('rtl')
    expect(direction(`en-${script.toLowerCase()}-GB`)).toBe('rtl')
    expect(direction(`en-${script}x`)).toBe('ltr')
  })

  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN_us', 'en'],
    ['zh-Hant-TW', 'zh']
  ])('%s is %s', (tag, base) => {
    expect(baseLanguage(tag)).toBe(base)
    expect(isSameLanguage(tag, base)).toBe(true)
    expect(isSameLanguage(tag, 'fr')).toBe(false)
  })

  test.each<[string, string | undefined, boolean]>([
    ['law', 'ltr', false],
    ['قانون', 'rtl', true],
    ['1. קול', 'rtl', true],
    ['law قانون', 'ltr', true],
    ['ܫܠܡ', 'rtl', true],
    ['ދިވެ', 'rtl', true],
    ['ߒߞߏ', 'rtl', true],
    ['12 – 3', undefined, false],
    ['', undefined, false]
  ])('of %j is %s', (text, expected, holds) => {
    expect(directionOfText(text)).toBe(expected)
    expect(holdsRightToLeft(text)).toBe(holds)
  })

  test.each<[string | undefined, string | undefined, object]>([
    ['fa', undefined, {lang: 'fa', dir: 'rtl'}],
    [' fa ', undefined, {lang: 'fa', dir: 'rtl'}],
    ['en', undefined, {lang: 'en', dir: 'ltr'}],
    ['fa', 'ltr', {lang: 'fa', dir: 'ltr'}],
    ['en', 'rtl', {lang: 'en', dir: 'rtl'}],
    ['en', 'auto', {lang: 'en', dir: 'auto'}],
    ['en', 'up', {lang: 'en', dir: 'ltr'}],
    [undefined, 'rtl', {dir: 'rtl'}],
    ['persian', 'rtl', {dir: 'rtl'}],
    ['persian', 'up', {}],
    [undefined, undefined, {}]
  ])('of an element in %s, %s', (lang, dir, expected) => {
    expect(languageAttributes(lang, dir)).toEqual(expected)
  })

  test.each([
    ['fa', true],
    ['ur-PK', true],
    ['zh-Hant', true],
    ['fil', true],
    ['x-galley', true],
    ['de-1996', true],
    ['FA', true],
    ['persian', false],
    ['f', false],
    ['f1', false],
    ['ur-', false],
    ['ur PK', false],
    ['ur-toolongtag', false],
    ['x-', false],
    ['', false]
  ])('%j is a tag: %s', (text, expected) => {
    expect(isLanguageTag(text)).toBe(expected)
  })
})

describe('the script of a character', () => {
  test.each([
    ['漢', 'Chinese characters'],
    ['😀', 'pictographs'],
    ['🏽', 'pictographs'],
    ['🇵', 'pictographs'],
    ['ع', 'Arabic letters'],
    ['Ա', 'Armenian letters'],
    ['অ', 'Bengali letters'],
    ['ⲁ', 'Coptic letters'],
    ['Я', 'Cyrillic letters'],
    ['अ', 'Devanagari letters'],
    ['३', 'Devanagari letters'],
    ['አ', 'Ethiopic letters'],
    ['ა', 'Georgian letters'],
    ['Ω', 'Greek letters'],
    ['અ', 'Gujarati letters'],
    ['ਅ', 'Gurmukhi letters'],
    ['한', 'Hangul letters'],
    ['א', 'Hebrew letters'],
    ['あ', 'Hiragana letters'],
    ['ಅ', 'Kannada letters'],
    ['ア', 'Katakana letters'],
    ['ក', 'Khmer letters'],
    ['ກ', 'Lao letters'],
    ['അ', 'Malayalam letters'],
    ['ᠠ', 'Mongolian letters'],
    ['က', 'Myanmar letters'],
    ['අ', 'Sinhala letters'],
    ['ܐ', 'Syriac letters'],
    ['அ', 'Tamil letters'],
    ['అ', 'Telugu letters'],
    ['ޝ', 'Thaana letters'],
    ['ก', 'Thai letters'],
    ['ཀ', 'Tibetan letters'],
    ['Ꭰ', 'letters of other scripts'],
    ['a', undefined],
    ['1', undefined],
    ['→', undefined],
    ['∑', undefined]
  ])('%s: %s', (character, expected) => {
    expect(scriptName(character)).toBe(expected)
  })
})

describe('letters to compare', () => {
  test.each([
    ['The Law', 'thelaw'],
    ['O’Neil-3', 'oneil3'],
    ["O'Neil", 'oneil'],
    ['Élan', 'elan'],
    ['e\u0301lan, é!', 'elane'],
    ['Ωmega – Я', 'ωmegaя'],
    ['قانون ۳', 'قانون۳'],
    ['', '']
  ])('%j are %j', (text, expected) => {
    expect(letters(text)).toBe(expected)
  })

  test('of a title are the first twenty letters of its first sixty characters', () => {
    expect(titleStart('a'.repeat(30))).toBe('a'.repeat(20))
    expect(titleStart('a'.repeat(20))).toBe('a'.repeat(20))
    expect(titleStart(`${'-'.repeat(59)}ab`)).toBe('a')
  })

  test.each([
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['ø', 'o'],
    ['ł', 'l'],
    ['đ', 'd'],
    ['ð', 'd'],
    ['þ', 'th'],
    ['ı', 'i'],
    ['ħ', 'h']
  ])('%s is filed under %s', (letter, expected) => {
    expect(unfolded(letter)).toBe(expected)
    expect(letter.replace(UNFOLDED, unfolded)).toBe(expected)
  })

  test('other letters sort as themselves', () => {
    expect(unfolded('é')).toBe('é')
  })
})

describe('numerals', () => {
  test.each([
    ['western', '2.10', 'decimal'],
    ['arabic', '٢.١٠', 'arabic-indic'],
    ['persian', '۲.۱۰', 'persian'],
    ['devanagari', '२.१०', 'devanagari']
  ] as const)('%s', (numerals, expected, counter) => {
    expect(inNumerals('2.10', numerals)).toBe(expected)
    expect(counterStyles[numerals]).toBe(counter)
  })
})

describe('colours', () => {
  test.each<[string, readonly number[] | undefined]>([
    ['#abc', [0xaa, 0xbb, 0xcc]],
    ['#AABBCC', [0xaa, 0xbb, 0xcc]],
    [' #010203 ', [1, 2, 3]],
    ['rgb(1 2 3)', [1, 2, 3]],
    ['rgb(1, 2, 3)', [1, 2, 3]],
    ['rgb( 1 , 2 , 3 )', [1, 2, 3]],
    ['rgb(255 255 255)', [255, 255, 255]],
    ['rgb(256 0 0)', undefined],
    ['rgb(1 2)', undefined],
    ['rgb(1 2 3 4)', undefined],
    ['rgb(1 2 3', undefined],
    ['#ab', undefined],
    ['#abcd', undefined],
    ['#abcdefa', undefined],
    ['abc', undefined],
    ['toString', undefined],
    ['black', [0, 0, 0]],
    ['White', [255, 255, 255]],
    ['grey', [128, 128, 128]],
    ['gray', [128, 128, 128]],
    ['silver', [192, 192, 192]],
    ['red', [255, 0, 0]],
    ['maroon', [128, 0, 0]],
    ['green', [0, 128, 0]],
    ['teal', [0, 128, 128]],
    ['blue', [0, 0, 255]],
    ['navy', [0, 0, 128]],
    ['purple', [128, 0, 128]]
  ])('%s is %j', (text, expected) => {
    expect(readColour(text)).toEqual(expected)
  })

  // WCAG 2.2, and the examples of its techniques G17 and G18.
  test.each([
    ['#000', '#fff', 21],
    ['#fff', '#fff', 1],
    ['#767676', '#fff', 4.54],
    ['#777777', '#fff', 4.48],
    ['#00f', '#fff', 8.59],
    ['#f00', '#fff', 4],
    ['#0f0', '#fff', 1.37],
    ['#0b0b0b', '#000', 1.07],
    ['#0a0a0a', '#000', 1.06]
  ])('%s on %s have a contrast of %d', (one, other, expected) => {
    const [a, b] = [readColour(one)!, readColour(other)!]
    expect(Math.round(contrast(a, b) * 100) / 100).toBe(expected)
    expect(contrast(b, a)).toBe(contrast(a, b))
  })
})

describe('names of files', () => {
  test.each([
    ['a.md', true],
    ['größe', true],
    ['a b', true],
    ['_a', true],
    ['con1', true],
    ['console', true],
    ['com0x', true],
    ['a'.repeat(200), true],
    ['é'.repeat(100), true],
    ['', false],
    ['a/b', false],
    ['a\\b', false],
    ['a:b', false],
    ['a*', false],
    ['a?', false],
    ['a"', false],
    ['a<', false],
    ['a>', false],
    ['a|', false],
    ['a\u0007', false],
    ['a\u200Bb', false],
    ['a\u2028b', false],
    ['.a', false],
    ['-a', false],
    [' a', false],
    ['a.', false],
    ['a ', false],
    ['con', false],
    ['CON.txt', false],
    ['con .x', false],
    ['prn', false],
    ['aux', false],
    ['nul', false],
    ['conin$', false],
    ['conout$', false],
    ['com1', false],
    ['COM¹', false],
    ['lpt9.x', false],
    ['lpt²', false],
    ['a'.repeat(201), false],
    ['é'.repeat(101), false]
  ])('%j: %s', (name, expected) => {
    expect(isFileName(name)).toBe(expected)
  })
})

describe('bytes', () => {
  test('are concatenated in order', () => {
    expect([...joinBytes([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)])]).toEqual([1, 2, 3])
    expect([...joinBytes([])]).toEqual([])
  })

  test.each([0, 1, 9999, 10_000, 10_001, 25_000])('%d bytes become as many characters, and back', length => {
    const bytes = Uint8Array.from({length}, (_, index) => index % 256)
    const text = textOfBytes(bytes)
    expect(text).toHaveLength(length)
    expect([...bytesOfText(text)]).toEqual([...bytes])
    expect(text.charCodeAt(128) || 128).toBe(128)
  })

  test('of ASCII are the text', () => {
    expect(textOfBytes(Uint8Array.of(0x41, 0x42))).toBe('AB')
    expect([...bytesOfText('AB')]).toEqual([0x41, 0x42])
    expect([...bytesOfText('Aÿ')]).toEqual([0x41, 0xff])
  })
})

describe('a heading of the list of references', () => {
  const isHeading = (value: string): boolean =>
    isReferencesHeading({type: 'heading', depth: 1, children: [{type: 'text', value}]})
  const names = [
    ...['References', 'Bibliography', 'Works cited', 'Literature cited', 'Cited literature', 'Literature'],
    ...['Références', 'Références bibliographiques', 'Bibliographie', 'Literatur', 'Literaturverzeichnis'],
    ...[
      'Quellen',
      'Quellenverzeichnis',
      'Referenzen',
      'Bibliografía',
      'Referencias',
      'Referencias bibliográficas'
    ],
    ...[
      'Bibliografia',
      'Riferimenti',
      'Riferimenti bibliografici',
      'Referências',
      'Referências bibliográficas'
    ],
    ...['Literatuur', 'Kaynakça', 'حوالہ جات', 'کتابیات', 'منابع', 'فهرست منابع', 'مراجع', 'المراجع'],
    ...['المصادر والمراجع', 'संदर्भ', 'Referenser', 'Referencer', 'Referanser', 'Litteratur', '参考文献'],
    ...['Литература', 'Список литературы']
  ]

  test.each(names)('%s', name => {
    expect(isHeading(name)).toBe(true)
    expect(isHeading(` ${name.toUpperCase()} `)).toBe(true)
    expect(isHeading(`${name} x`)).toBe(false)
    expect(isHeading(`x ${name}`)).toBe(false)
  })
})

test.each([
  ['bread', 'Bread'],
  ['élan of www.a.org', 'Élan of www.a.org'],
  ['https://a.org', 'https://a.org'],
  ['www.a.org', 'www.a.org'],
  ['me@a.org says', 'me@a.org says']
])('%s begins with a capital, but no address does', (text, expected) => {
  expect(withCapital(text)).toBe(expected)
})
