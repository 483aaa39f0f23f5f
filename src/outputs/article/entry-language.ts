import type {ElementContent, Properties} from 'hast'
import {plainText as textOf} from '../../cite/rich-text.ts'
import {
  type Direction,
  direction,
  directionOfText,
  holdsRightToLeft,
  isLanguageTag,
  isSameLanguage,
  rightToLeftLetters
} from '../../core/language.ts'
import type {CslItem} from '../../core/types.ts'
import {h, textNode} from './elements.ts'

/** An entry of a list of references with its languages marked. */
export type EntryLanguage = Readonly<{properties: Properties; content: readonly ElementContent[]}>

/**
 * Marks the languages of an entry. An entry that begins in letters of the other direction is set that way as a whole,
 * as in lists in two scripts; in any other, the title has its language, and names in letters of the other direction are
 * isolated. The language comes from the bibliography (`langid`, `language`).
 */
export function entryLanguage(
  content: readonly ElementContent[],
  item: CslItem | undefined,
  page: string
): EntryLanguage {
  const own = languageOf(item)
  const dir = directionOfText(textOf(content)) ?? direction(page)
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
  content: readonly ElementContent[],
  item: CslItem | undefined,
  lang: string,
  dir: Direction
): readonly ElementContent[] {
  const title = typeof item?.title === 'string' ? item.title.trim() : ''
  // A title in the other script is isolated in any case, and a title with markup is in more than one piece.
  if (title === '' || directionOfText(title) !== dir || direction(lang) !== dir) return content
  let found = false
  const mark = (node: ElementContent): ElementContent[] => {
    if (found) return [node]
    if (node.type === 'element') return [{...node, children: node.children.flatMap(mark)}]
    if (node.type !== 'text') return [node]
    const start = node.value.toLowerCase().indexOf(title.toLowerCase())
    if (start < 0) return [node]
    const end = start + title.length
    // Some letters have a longer form in lower case.
    if (node.value.slice(start, end).toLowerCase() !== title.toLowerCase()) return [node]
    found = true
    return pieces([
      node.value.slice(0, start),
      h('span', {lang}, node.value.slice(start, end)),
      node.value.slice(end)
    ])
  }
  return content.flatMap(mark)
}

/** A citation on a page from left to right, where names of works in Arabic or Hebrew letters keep to themselves. */
export function citationLanguage(
  content: readonly ElementContent[],
  items: readonly CslItem[]
): readonly ElementContent[] {
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
  content: readonly ElementContent[],
  dir: Direction,
  languageOfRun: (run: string) => string | undefined
): readonly ElementContent[] {
  // Latin words among Arabic ones need no help: the stretch ends with a letter, and so do most names and titles.
  if (dir === 'rtl' || !holdsRightToLeft(textOf(content))) return content
  const runElement = (run: string): ElementContent => {
    const lang = languageOfRun(run)
    return h(
      'bdi',
      {lang: lang !== undefined && direction(lang) === 'rtl' ? lang : undefined, dir: 'rtl'},
      run
    )
  }
  const isolate = (node: ElementContent): ElementContent[] => {
    if (node.type === 'element') return [{...node, children: node.children.flatMap(isolate)}]
    if (node.type !== 'text') return [node]
    return pieces(
      node.value.split(rightToLeftRun).map((piece, index) => (index % 2 === 0 ? piece : runElement(piece)))
    )
  }
  return content.flatMap(isolate)
}

/** Words from right to left with the characters that join them; brackets, full stops and digits end a run. */
const letters = `[${rightToLeftLetters}][${rightToLeftLetters}\\p{M}\\u200C\\u200D]*`
const rightToLeftRun = new RegExp(`(${letters}(?:[\\s،؛:'’/–-]+${letters})*)`, 'u')

function pieces(parts: ReadonlyArray<string | ElementContent>): ElementContent[] {
  return parts.flatMap(part => (typeof part === 'string' ? (part === '' ? [] : [textNode(part)]) : [part]))
}
