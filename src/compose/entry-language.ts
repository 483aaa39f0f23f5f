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
 * Marks the languages of an entry. An entry that begins in letters of the other direction is set that way as a whole,
 * as in lists in two scripts; in any other, the title has its language, and names in letters of the other direction are
 * isolated. The language comes from the bibliography (`langid`, `language`). `words` are the author's in a citation.
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
    // Without a tag, the words would count as the page's language, which has another script.
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

/** The title with its language, if the entry contains it in one piece; capitals may differ. */
function withTitle(
  content: readonly Segment[],
  item: CslItem | undefined,
  lang: string,
  dir: Direction
): readonly Segment[] {
  const title = typeof item?.title === 'string' ? item.title.trim() : ''
  // A title in the other script is isolated in any case, and a title with markup is in more than one piece.
  if (title === '' || directionOfText(title) !== dir || direction(lang) !== dir) return content
  let found = false
  return mapTexts(content, value => {
    const start = found ? -1 : value.toLowerCase().indexOf(title.toLowerCase())
    const end = start + title.length
    // Some letters have a longer form in lower case.
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

/** A citation on a page from left to right, where names of works in Arabic or Hebrew letters keep to themselves. */
export function citationLanguage(content: readonly Segment[], items: readonly CslItem[]): readonly Segment[] {
  return isolated(content, 'ltr', run => {
    const item = items.find(({author, editor, title}) => saysOf([author, editor, title], run))
    return languageOf(item)
  })
}

/** Whether names or a title have the words of a run. */
function saysOf(values: readonly unknown[], run: string): boolean {
  return values.some(value => value !== undefined && JSON.stringify(value).includes(run))
}

/** Words of the other direction, each run in a `bdi`, so that dots and numbers beside them keep their places. */
function isolated(
  content: readonly Segment[],
  dir: Direction,
  languageOfRun: (run: string) => string | undefined
): readonly Segment[] {
  // Latin words among Arabic ones need no help: the stretch ends with a letter, and so do most names and titles.
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

/** Words from right to left with the characters that join them; brackets, full stops and digits end a run. */
const letters = `[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}\\u200C\\u200D]*`
const rightToLeftRun = new RegExp(`(${letters}(?:[\\s،؛:'’/–-]+${letters})*)`, 'u')

function textIfAny(value: string): readonly Segment[] {
  return value === '' ? [] : [textSegment(value)]
}
