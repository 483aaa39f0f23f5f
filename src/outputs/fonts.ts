import {base64, fromBase64} from '../core/base64.ts'
import {sha256} from '../core/hash.ts'
import type {Memo} from '../core/memo.ts'
import type {Manuscript, ReadFault, StyleFont} from '../core/types.ts'
import type {TypesettingFace} from '../core/typesetting.ts'
import {isFault, type SubsetKind, type World} from '../core/world.ts'
import {fontFaceRules, type PageFace} from './font-face-rules.ts'
import {cssString} from './markup.ts'
import {noWords, type PageWords, pageLetters, readings, textOfStretches} from './page-words.ts'
import {readMeasures} from './text-faces/measures.ts'

/** The embedded fonts of a page, with their hashes for the manifest. */
export type EmbeddedFonts = Readonly<{
  faces: readonly PageFace[]
  hashes: Readonly<Record<string, string>>
  problems: readonly string[]
}>

/**
 * Embeds the fonts of a style whose characters occur on the page: a font `for: math` or `for: code` only with such
 * content, and a font `for: signs` only if one of its signs occurs outside formulas. With a memo, fonts are subset: a
 * font for certain characters to the words that need it, the font of formulas to their letters, and any other font to
 * the letters of the page, with some of its features.
 */
export async function embedFonts(
  fonts: readonly StyleFont[],
  words: PageWords,
  world: World,
  memo?: Memo,
  features: readonly string[] = []
): Promise<EmbeddedFonts> {
  const textFor = textOfFonts(fonts, words)
  const needed = [...fonts.filter(isForEveryPage), ...fonts.filter(font => !isForEveryPage(font))].filter(
    font => isNeeded(font, words, textFor)
  )
  const faces: PageFace[] = []
  const hashes: Record<string, string> = {}
  const problems: string[] = []
  let letters: string | undefined
  for (const font of needed) {
    const bytes = await fileOf(font, world)
    if (isFault(bytes)) {
      problems.push(`the font \`${font.file}\` of the journal style ${whyNot(bytes)}`)
      continue
    }
    const hash = (world.machine?.hash ?? sha256)(bytes)
    const embedded = memo === undefined ? bytes : await partOf(font, {bytes, hash}, memo)
    // A bold font is not needed if no bold text contains its letters.
    if (embedded === 'unneeded') continue
    if (embedded === undefined) {
      problems.push(
        `the font \`${font.file}\` of the journal style cannot be read: it is not a valid WOFF2, WOFF, TTF or OTF file`
      )
      continue
    }
    hashes[`font ${font.file}`] = hash
    const measures =
      memo === undefined || !isForEveryPage(font)
        ? undefined
        : (world.readyFont?.(hash)?.measures ?? (await measuresOf({bytes, hash}, world, memo)))
    faces.push({...faceOf(font, embedded), measures})
  }
  return {faces, hashes, problems}

  async function partOf(
    font: StyleFont,
    file: FontFile,
    memo: Memo
  ): Promise<Uint8Array | 'unneeded' | undefined> {
    if (font.unicodeRange === undefined) {
      if (font.purpose === 'math') return cut(file, () => textsOfFormulas(words), 'formulas', world, memo)
      letters ??= pageLetters(words)
      return cutToLetters(file, letters, features, world, memo)
    }
    const shown = wordsIn(readings(words, Number(font.weight) >= 600 ? 'bold' : 'part'), font.unicodeRange)
    return shown.length === 0 ? 'unneeded' : cut(file, () => shown, 'words', world, memo)
  }
}

/** The fonts that every page of a style needs; they come first among the fonts of a page. */
export async function facesOfEveryPage(
  fonts: readonly StyleFont[],
  world: World
): Promise<readonly TypesettingFace[]> {
  const faces = fonts.filter(isForEveryPage).map(async font => {
    const bytes = await fileOf(font, world)
    return isFault(bytes) ? [] : [faceOf(font, bytes)]
  })
  return (await Promise.all(faces)).flat()
}

/** The file of a font: the paper's own, or one that comes with galley. */
export async function fileOf({file}: StyleFont, world: World): Promise<Uint8Array | ReadFault> {
  const own = await world.read(file)
  return isFault(own) ? ((await world.asset(file)) ?? own) : own
}

function whyNot({fault, reason}: ReadFault): string {
  return fault === 'absent' ? 'is missing' : `cannot be read: ${reason}`
}

function faceOf({family, weight, style, size, unicodeRange}: StyleFont, bytes: Uint8Array): TypesettingFace {
  return {family, weight: String(weight), style, sizeAdjust: size, unicodeRange, bytes}
}

/** An empty list of fonts. */
export const noFonts: EmbeddedFonts = {faces: [], hashes: {}, problems: []}

type FontFile = Readonly<{bytes: Uint8Array; hash: string}>

/**
 * Subsets a font to some words; undefined if the font is damaged. This can take a second, so the result is cached on
 * disk.
 */
async function cut(
  font: FontFile,
  wordsOf: () => readonly string[],
  keep: SubsetKind,
  {subsetFont}: World,
  memo: Memo
): Promise<Uint8Array | undefined> {
  if (subsetFont === undefined) return font.bytes
  const words = wordsOf()
  const key = memo.hash([font.hash, ...(keep === 'words' ? [] : [keep]), ...words].join('\n'))
  return memo('font-subset', key, () => subsetFont(font.bytes, words, keep), asText)
}

/** Subsets a font of the text to some letters; undefined if the font is damaged. */
async function cutToLetters(
  font: FontFile,
  letters: string,
  features: readonly string[],
  {subsetLetters, readyFont}: World,
  memo: Memo
): Promise<Uint8Array | undefined> {
  if (subsetLetters === undefined) return font.bytes
  const key = [font.hash, letters, ...features].join('\n')
  const ready = await memo('ready-face', key, () => readyFont?.(font.hash)?.face(letters, features))
  if (ready !== undefined) return ready
  return memo('text-face', memo.hash(key), () => subsetLetters(font.bytes, letters, features), asText)
}

/** The form in which a font, or its absence, is stored on disk. */
const asText = {
  write: (font: Uint8Array | undefined) => font && base64(font),
  read: (kept: string | undefined) => (kept === undefined ? undefined : fromBase64(kept))
}

/**
 * The metrics of a whole font, with which other fonts can replace it until it is loaded; undefined if they are
 * unreadable.
 */
function measuresOf(font: FontFile, {unpackFont}: World, memo: Memo) {
  return memo(
    'font-measures',
    font.hash,
    async () => {
      const whole = await unpackFont?.(font.bytes)
      return whole && readMeasures(whole)
    },
    {write: measures => measures, read: measures => measures}
  )
}

/**
 * The distinct letters of formulas, the italic letters that browsers show for letters in MathML, and the root sign;
 * then all texts of several letters, such as the names of functions.
 */
function textsOfFormulas({stretches}: PageWords): readonly string[] {
  const texts = [...new Set(stretches.flatMap(({text, isFormula}) => (isFormula ? [text] : [])))]
  const letters = new Set(texts.join(''))
  const italic = italicLetters.filter(letter => letters.has(letter.normalize('NFKC')))
  return [
    [...letters, ...italic, '√'].sort().join(''),
    ...texts.filter(text => /^[^\s]{2,}/u.test(text)).sort()
  ]
}

/** Mathematical italic letters, Latin and Greek (Unicode 16, “Mathematical Alphanumeric Symbols”). */
const italicLetters: readonly string[] = [
  '\u210e',
  ...Array.from({length: 0x1d468 - 0x1d434}, (_, index) => String.fromCodePoint(0x1d434 + index)),
  ...Array.from({length: 0x1d71c - 0x1d6e2}, (_, index) => String.fromCodePoint(0x1d6e2 + index))
]

/** The distinct runs of characters that are in a CSS `unicode-range`, sorted. */
function wordsIn(texts: readonly string[], unicodeRange: string): readonly string[] {
  const ranges = classOf(unicodeRange)
  if (ranges === '') return []
  // Joiners shape adjacent letters, but are in no range.
  const word = new RegExp(`[${ranges}\\u200c\\u200d]+`, 'gu')
  return [...new Set(texts.flatMap(text => text.match(word) ?? []))].sort()
}

/**
 * The style sheet for SVG pictures with text: the upright fonts of the style's typeface for small type, or else of its
 * first font.
 */
export async function figureFonts(
  manuscript: Manuscript,
  world: World
): Promise<Omit<EmbeddedFonts, 'faces'> & Readonly<{css: string}>> {
  const {pictures, style} = manuscript.project
  const lettered = [...pictures].some(
    ([path, bytes]) =>
      /\.svg$/i.test(path) && !isFault(bytes) && new TextDecoder().decode(bytes).includes('<text')
  )
  const family = style.look.typefaces?.small?.[0] ?? style.fonts[0]?.family
  if (!lettered || family === undefined) return {css: '', hashes: {}, problems: []}
  const faces = style.fonts.filter(font => font.family === family && font.style === 'normal')
  const {faces: embedded, hashes, problems} = await embedFonts(faces, noWords, world)
  const letters = '[font-family="sans-serif"],[font-family="serif"],svg:not([font-family])'
  return {css: `${fontFaceRules(embedded)}${letters}{font-family:${cssString(family)}}`, hashes, problems}
}

/**
 * Returns a function that gives the text for which a font is used: the text in the font's language or, for a font
 * without a language, the text in languages without their own fonts; the whole page if no font of the style has a
 * language.
 */
function textOfFonts(fonts: readonly StyleFont[], {stretches}: PageWords): (font: StyleFont) => string {
  const page = textOfStretches(stretches)
  // For a font of signs, the text outside formulas, because signs in formulas are set in the maths font.
  let outside: string | undefined
  const whole = ({purpose}: StyleFont): string => {
    if (purpose !== 'signs') return page
    outside ??= textOfStretches(stretches.filter(({isFormula}) => !isFormula))
    return outside
  }
  const named = new Set(fonts.flatMap(font => font.lang ?? []))
  const ranges = new Set(fonts.flatMap(font => (font.lang === undefined ? [] : (font.unicodeRange ?? []))))
  // On most pages, no letter needs a font for its language.
  if (![...ranges].some(range => holderOf(range)(page))) return whole
  const textIn = (is: (lang: string) => boolean): string =>
    textOfStretches(stretches.filter(({lang}) => is(lang)))
  const others = textIn(lang => !named.has(lang))
  return font => {
    if (font.purpose !== undefined) return whole(font)
    return font.lang === undefined ? others : textIn(lang => lang === font.lang)
  }
}

function isForEveryPage({purpose, unicodeRange}: StyleFont): boolean {
  return purpose !== 'math' && purpose !== 'code' && unicodeRange === undefined
}

function isNeeded(
  font: StyleFont,
  {hasFormulas, hasCode}: PageWords,
  textFor: (font: StyleFont) => string
): boolean {
  const {purpose, unicodeRange} = font
  if (isForEveryPage(font)) return true
  if (purpose === 'math' && !hasFormulas) return false
  if (purpose === 'code' && !hasCode) return false
  return unicodeRange === undefined || holderOf(unicodeRange)(textFor(font))
}

/**
 * Returns a function that tests whether a text contains characters of a CSS `unicode-range`, such as `U+600-6FF,
 * U+61F`.
 */
export function holderOf(unicodeRange: string): (text: string) => boolean {
  const ranges = classOf(unicodeRange)
  if (ranges === '') return () => false
  // A regular expression is the fastest way to scan a long page.
  const character = new RegExp(`[${ranges}]`, 'u')
  return text => character.test(text)
}

/** Converts a CSS `unicode-range` to the content of a character class in a regular expression. */
function classOf(unicodeRange: string): string {
  return unicodeRange
    .split(',')
    .map(range => {
      const [from, to = from] = range.trim().replace(/^U\+/i, '').split('-')
      const [start, end] = [Number.parseInt(from ?? '', 16), Number.parseInt(to ?? '', 16)]
      return start <= end && end <= lastCodePoint ? `\\u{${start.toString(16)}}-\\u{${end.toString(16)}}` : ''
    })
    .join('')
}

const lastCodePoint = 0x10ffff
