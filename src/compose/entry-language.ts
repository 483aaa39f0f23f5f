import {
  type Direction,
  direction,
  directionOfText,
  holdsRightToLeft,
  isLanguageTag,
  isSameLanguage,
  rightToLeftLetters
} from '../core/language.ts'
import {mapTexts, type Segment, segmentText, textSegment, type WordsOf} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'

/** An entry of a list of references with its languages marked. */
export type EntryLanguage = Readonly<{
  properties: Readonly<{lang?: string; dir?: Direction}>
  content: readonly Segment[]
}>

/**
 * Marks the languages of an entry, which come from the bibliography (`langid`, `language`). An entry that begins in the
 * direction opposite to the page's is set entirely in that direction. In other entries, the title gets its language,
 * and right-to-left words are isolated. `words` are the author's words in a citation.
 */
export function entryLanguage(
  content: readonly Segment[],
  item: CslItem | undefined,
  page: string,
  words?: WordsOf<string>
): EntryLanguage {
  const own = languageOf(item)
  const dir = directionOfText(segmentText(content, words)) ?? direction(page)
  if (dir !== direction(page)) {
    // Without a tag, the text would inherit the page's language, which uses another script.
    const lang = own !== undefined && direction(own) === dir ? own : 'und'
    return {
      properties: {lang, dir},
      content: isolated(content, dir, () => (lang === 'und' ? undefined : own))
    }
  }
  const titled = own === undefined || isSameLanguage(own, page) ? content : withTitle(content, item, own, dir)
  return {properties: {}, content: isolated(titled, dir, () => own)}
}

function languageOf(item: CslItem | undefined): string | undefined {
  const language = typeof item?.language === 'string' ? item.language.trim() : ''
  return isLanguageTag(language) ? language : undefined
}

/** Marks the title with its language, if one segment of the entry contains the whole title; the case may differ. */
function withTitle(
  content: readonly Segment[],
  item: CslItem | undefined,
  lang: string,
  dir: Direction
): readonly Segment[] {
  const title = typeof item?.title === 'string' ? item.title.trim() : ''
  // A title in the other direction is isolated anyway. A title with markup is in several segments, and is not found.
  if (title === '' || directionOfText(title) !== dir || direction(lang) !== dir) return content
  let found = false
  return mapTexts(content, value => {
    const start = found ? -1 : value.toLowerCase().indexOf(title.toLowerCase())
    const end = start + title.length
    // Some letters become longer in lower case, which shifts the offsets after them.
    if (start < 0 || value.slice(start, end).toLowerCase() !== title.toLowerCase())
      return [textSegment(value)]
    found = true
    return [
      ...textIfAny(value.slice(0, start)),
      {type: 'language', lang, children: [textSegment(value.slice(start, end))]},
      ...textIfAny(value.slice(end))
    ]
  })
}

/**
 * Isolates the right-to-left words in a citation of a left-to-right paper. `items` are the cited works, from which the
 * words get their language.
 */
export function isolatedCitation(content: readonly Segment[], items: readonly CslItem[]): readonly Segment[] {
  return isolated(content, 'ltr', run => {
    const item = items.find(({author, editor, title}) => saysOf([author, editor, title], run))
    return languageOf(item)
  })
}

/** Whether the values of a work, its names and title, contain the words of a run. */
function saysOf(values: readonly unknown[], run: string): boolean {
  return values.some(value => value !== undefined && JSON.stringify(value).includes(run))
}

/** Isolates each right-to-left run (`bdi` in HTML), so that adjacent punctuation and numbers keep their places. */
function isolated(
  content: readonly Segment[],
  dir: Direction,
  languageOfRun: (run: string) => string | undefined
): readonly Segment[] {
  // Latin words in right-to-left text need no isolation, because most names and titles end with a letter.
  if (dir === 'rtl' || !holdsRightToLeft(segmentText(content))) return content
  return mapTexts(content, value =>
    value.split(rightToLeftRun).flatMap((piece, index): readonly Segment[] => {
      if (index % 2 === 0) return textIfAny(piece)
      const lang = languageOfRun(piece)
      const ownLang = lang !== undefined && direction(lang) === 'rtl' ? {lang} : {}
      return [{type: 'language', ...ownLang, dir: 'rtl', isolated: true, children: [textSegment(piece)]}]
    })
  )
}

/** Right-to-left words and the characters between them; a bracket, a full stop or a digit ends a run. */
const letters = `[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}\\u200C\\u200D]*`
const rightToLeftRun = new RegExp(`(${letters}(?:[\\s،؛:'’/–-]+${letters})*)`, 'u')

function textIfAny(value: string): readonly Segment[] {
  return value === '' ? [] : [textSegment(value)]
}
