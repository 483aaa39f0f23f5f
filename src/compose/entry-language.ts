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

/** A list entry with its languages marked. */
export type EntryLanguage = Readonly<{
  properties: Readonly<{lang?: string; dir?: Direction}>
  content: readonly Segment[]
}>

/**
 * Marks the languages of an entry. In a list in two scripts, an entry that begins in the other direction is set
 * entirely in that direction. In other entries, the title gets its language, and names in the other direction are
 * isolated. The language comes from the bibliography (`langid`, `language`). `words` are the author's words in a
 * citation.
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
    // Without a tag, the text would have the page's language, which uses another script.
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

/** The title with its language, if the entry contains it in one piece; case may differ. */
function withTitle(
  content: readonly Segment[],
  item: CslItem | undefined,
  lang: string,
  dir: Direction
): readonly Segment[] {
  const title = typeof item?.title === 'string' ? item.title.trim() : ''
  // A title in the other script is isolated anyway, and a title with markup is in several pieces.
  if (title === '' || directionOfText(title) !== dir || direction(lang) !== dir) return content
  let found = false
  return mapTexts(content, value => {
    const start = found ? -1 : value.toLowerCase().indexOf(title.toLowerCase())
    const end = start + title.length
    // Some letters become longer in lower case.
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

/** In a left-to-right paper, isolates right-to-left names and titles of cited works. */
export function isolatedCitation(content: readonly Segment[], items: readonly CslItem[]): readonly Segment[] {
  return isolated(content, 'ltr', run => {
    const item = items.find(({author, editor, title}) => saysOf([author, editor, title], run))
    return languageOf(item)
  })
}

/** Whether names or a title contain the words of a run. */
function saysOf(values: readonly unknown[], run: string): boolean {
  return values.some(value => value !== undefined && JSON.stringify(value).includes(run))
}

/** Puts each run of the other direction into a `bdi`, so that adjacent punctuation and numbers keep their places. */
function isolated(
  content: readonly Segment[],
  dir: Direction,
  languageOfRun: (run: string) => string | undefined
): readonly Segment[] {
  // Latin words in Arabic text need no isolation: the run ends with a letter, as most names and titles do.
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

/** Right-to-left words with the characters that join them; brackets, full stops and digits end a run. */
const letters = `[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}\\u200C\\u200D]*`
const rightToLeftRun = new RegExp(`(${letters}(?:[\\s،؛:'’/–-]+${letters})*)`, 'u')

function textIfAny(value: string): readonly Segment[] {
  return value === '' ? [] : [textSegment(value)]
}
