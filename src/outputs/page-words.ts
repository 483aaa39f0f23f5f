import type {Element, ElementContent} from 'hast'
import type {Raw} from 'mdast-util-to-hast'
import {scanHtml} from '../core/html-scan.ts'
import {baseLanguage} from '../core/language.ts'
import {perObjectIn} from '../core/per-object.ts'
import {classesOf} from './hast.ts'
import {lettersOfEveryPage} from './text-faces/usual-letters.ts'

/** Text of a page between two tags. */
type Stretch = Readonly<{
  text: string
  /** The index of the part of the page that contains the text, from 0. */
  part: number
  /**
   * The number of the enclosing element that a style can set in bold, from 1; 0 if no such element encloses the text.
   */
  bold: number
  /** The language of the nearest enclosing element that has one, or of the page. */
  lang: string
  isFormula: boolean
}>

/** The text of a page, without attributes, from which its fonts are chosen. */
export type PageWords = Readonly<{
  stretches: readonly Stretch[]
  /** The distinct letters beyond ASCII, including those in blocks whose text is not kept. */
  letters: ReadonlySet<string>
  /** The same letters as a string, for comparing: most blocks of a long page have the same letters as another block. */
  lettersText: string
  hasFormulas: boolean
  hasCode: boolean
}>

/**
 * A block of a page as HTML, with its text, and the number of its elements, or 0 if the block also has other nodes. If
 * parts of the block were finished separately, `parts` contains these parts and the HTML between them.
 */
export type FinishedBlock = Raw & {data: {words: PageWords; elements: number; parts?: readonly string[]}}

/** Whether a node is a finished block. */
export function isFinished(node: ElementContent): node is FinishedBlock {
  return node.type === 'raw' && node.data !== undefined && 'words' in node.data
}

/**
 * Collects the texts of a page; `lang` is the language of the page. `knownWords` returns the text of a node that was
 * collected in an earlier build.
 */
export function wordsOfPage(
  parts: readonly (readonly ElementContent[])[],
  lang: string,
  knownWords: (node: ElementContent, lang: string) => PageWords | undefined = wordsOfContents
): PageWords {
  const stretches: Stretch[] = []
  const letters = new Set<string>()
  const known = new Set<string>()
  let [isAfterText, boldCount, hasFormulas, hasCode] = [false, 0, false, false]
  const lineEndAt = lineEnds()

  function say(text: string, {part, bold, lang}: Place, isFormula: boolean): void {
    const isBetween = text === '\n' && !isAfterText && !isFormula
    if (!isBetween) addLetters(letters, text, isFormula)
    const joined = isAfterText ? (stretches.pop()?.text ?? '') + text : text
    stretches.push(isBetween ? lineEndAt(part, bold, lang) : {text: joined, part, bold, lang, isFormula})
    isAfterText = true
  }

  function sayFormula(markup: string, place: Place): void {
    hasFormulas = true
    isAfterText = false
    for (const {kind, start, end} of scanHtml(markup)) {
      if (kind === 'text') say(markup.slice(start, end), place, true)
      else isAfterText = false
    }
  }

  function sayFinished(words: PageWords, {part}: Place): void {
    const before = boldCount
    if (!known.has(words.lettersText)) for (const letter of words.letters) letters.add(letter)
    known.add(words.lettersText)
    for (const stretch of words.stretches) {
      const bold = stretch.bold === 0 ? 0 : before + stretch.bold
      boldCount = Math.max(boldCount, bold)
      stretches.push({...stretch, part, bold})
    }
    hasFormulas ||= words.hasFormulas
    hasCode ||= words.hasCode
    isAfterText = false
  }

  function visit(nodes: readonly ElementContent[], place: Place): void {
    for (const node of nodes) {
      if (node.type === 'text') say(node.value, place, false)
      else if (isFinished(node)) sayFinished(node.data.words, place)
      else if (node.type === 'raw') sayFormula(node.value, place)
      else if (node.type === 'element') {
        isAfterText = false
        if (node.tagName === 'code') hasCode = true
        visit(node.children, placeWithin(node, place))
        isAfterText = false
      }
    }
  }

  function placeWithin(element: Element, place: Place): Place {
    const {lang: own} = element.properties
    const isBold = place.bold === 0 && mayBeBold(element)
    if (!isBold && typeof own !== 'string') return place
    return {
      part: place.part,
      bold: isBold ? ++boldCount : place.bold,
      lang: typeof own === 'string' ? baseLanguage(own) : place.lang
    }
  }

  for (const [part, nodes] of parts.entries()) {
    isAfterText = false
    const place = {part, bold: 0, lang: baseLanguage(lang)}
    for (const node of nodes) {
      const words = parts.length > 1 ? knownWords(node, lang) : undefined
      if (words) sayFinished(words, place)
      else visit([node], place)
    }
  }
  return {stretches, letters, lettersText: [...letters].join(''), hasFormulas, hasCode}
}

/**
 * Returns a function for the line ends between blocks, of which a long page has thousands: consecutive line ends with
 * the same properties are the same object.
 */
function lineEnds(): (part: number, bold: number, lang: string) => Stretch {
  let last: Stretch | undefined
  return (part, bold, lang) => {
    if (last?.part !== part || last.bold !== bold || last.lang !== lang)
      last = {text: '\n', part, bold, lang, isFormula: false}
    return last
  }
}

/** The text of the table of contents, which can be long; a session reuses its element, so its text is cached. */
function wordsOfContents(node: ElementContent, lang: string): PageWords | undefined {
  return node.type === 'element' && node.tagName === 'nav' ? wordsOfKept(node, lang) : undefined
}

const wordsOfKept = perObjectIn((element: Element, lang: string) => wordsOfPage([[element]], lang))

/**
 * The distinct characters of a block by language, instead of its words. They are cached, because a session reuses the
 * elements of unchanged blocks, and suffice to choose fonts that are not subset.
 */
export function charactersOfBlock(node: ElementContent, lang: string): PageWords | undefined {
  return node.type === 'element' ? charactersOfElement(node, lang) : undefined
}

const charactersOfElement = perObjectIn((element: Element, lang: string): PageWords => {
  const words = wordsOfPage([[element]], lang)
  const texts = new Map<string, {stretch: Stretch; characters: Set<string>}>()
  for (const stretch of words.stretches) {
    const key = `${stretch.lang} ${stretch.isFormula}`
    const own = texts.get(key) ?? {stretch, characters: new Set()}
    for (const character of stretch.text) own.characters.add(character)
    texts.set(key, own)
  }
  const stretches = [...texts.values()].map(({stretch, characters}) => ({
    ...stretch,
    text: [...characters].join(''),
    bold: 0
  }))
  return {...words, stretches}
})

/** A page without words. */
export const noWords: PageWords = {
  stretches: [],
  letters: new Set(),
  lettersText: '',
  hasFormulas: false,
  hasCode: false
}

/** The letters in the HTML of a block, for a block whose text is not needed. */
export function onlyLetters(html: string): PageWords {
  const letters = new Set<string>()
  addLetters(letters, html, false)
  return {...noWords, letters, lettersText: [...letters].join('')}
}

/**
 * Adds the non-ASCII characters of a text. From a formula, only characters in words are added, because its symbols
 * are set in another font.
 */
function addLetters(letters: Set<string>, text: string, isFormula: boolean): void {
  for (const [letter] of text.matchAll(isFormula ? latinBeyondAscii : beyondAscii)) letters.add(letter)
}

const beyondAscii = /[^\0-\x7f]/gu
const latinBeyondAscii = /[\u00a0-\u02ff]/g

/**
 * The characters of a page and their capitals, together with all of ASCII and the characters that style sheets and
 * scripts can add.
 */
export function pageLetters({letters}: PageWords): string {
  const own = [...letters].join('')
  return [...new Set(`${own}${own.toUpperCase()}${lettersOfEveryPage}`)].sort().join('')
}

type Place = Pick<Stretch, 'part' | 'bold' | 'lang'>

/** The text of some ranges, joined. */
export function textOfStretches(stretches: readonly Stretch[]): string {
  return stretches.map(({text}) => text).join('')
}

/**
 * The texts of a page by part, or by each element that a style can set in bold. Each text is in two versions, with and
 * without spaces at tags, because a tag can be inside a word or between two words.
 */
export function readings({stretches}: PageWords, of: 'part' | 'bold'): readonly string[] {
  const texts = new Map<number, string[]>()
  for (const {[of]: number, bold, text} of stretches) {
    if (of === 'bold' && bold === 0) continue
    const known = texts.get(number)
    if (known === undefined) texts.set(number, [text])
    else known.push(text)
  }
  return [...texts.values()].flatMap(pieces => [pieces.join(''), pieces.join(' ')])
}

/** Whether a style can set an element in bold: title block, headings, labels, heads of tables, links, and bold text. */
function mayBeBold(element: Element): boolean {
  return boldElements.has(element.tagName) || classesOf(element).includes('title-block')
}

const boldElements: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 strong b th dt summary caption figcaption span a'.split(' ')
)
