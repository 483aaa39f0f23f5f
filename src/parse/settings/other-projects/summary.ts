import {addAll} from '../../../core/add-all.ts'
import {isMarkdown} from '../../../core/path.ts'
import {locator} from '../../../core/position.ts'
import type {Place} from '../../../core/types.ts'
import type {YamlEntry} from '../../values/yaml.ts'
import {type OutlineItem, outlineEntry} from './outline.ts'
import type {OtherProject, UnreadPart} from './types.ts'

/** The texts of a book that lists its chapters in `SUMMARY.md`. */
export type SummaryTexts = Readonly<{
  summary: string
  /** The text of `book.toml` or `book.json`, if either exists. */
  settings?: string | undefined
}>

/**
 * Reads the book of mdBook or GitBook: the links in `SUMMARY.md` are its chapters, and the headings among them its parts
 * (mdBook manual, “SUMMARY.md”).
 */
export function summaryProject({summary, settings = ''}: SummaryTexts): OtherProject | undefined {
  const places = locator(summary)
  const items: OutlineItem[] = []
  const unread: UnreadPart[] = []
  let part: Readonly<{title: string; place: Place}> | undefined
  let chapters: OutlineItem[] = []
  const close = (): void => {
    if (part === undefined) addAll(items, chapters)
    else if (chapters.length > 0) items.push({part: part.title, chapters, place: part.place})
    chapters = []
  }
  const isMdBook = settings.includes('[book]')
  let isNested = false
  for (const found of summary.matchAll(lines)) {
    const {index, 0: line, 1: heading, 2: blanks = '', 3: mark, 4: title, 5: path = ''} = found
    const place = places.place(index, index + line.length)
    if (heading !== undefined) {
      if (index > 0 && chapters.length + items.length + unread.length > 0) {
        close()
        part = {title: heading.trim(), place}
      } else if (!/^(?:summary|table of contents|contents)$/i.test(heading.trim())) {
        part = {title: heading.trim(), place}
      }
      continue
    }
    const name = path.replace(/^\.\//, '').replace(/#.*$/, '')
    // In mdBook, chapters outside a list have no numbers.
    if (isMarkdown(name)) chapters.push({path: name, place, isUnnumbered: isMdBook && mark === undefined})
    else if (/^https?:/.test(path))
      unread.push({name: `link \`${path}\``, place, expected: `a link in a chapter, \`[${title}](${path})\``})
    else unread.push({name: `chapter “${title}”`, place})
    if (blanks.length > 1 && !isNested) {
      isNested = true
      const expected =
        'headings one level deeper in its file, `## Title` for `# Title`: it is a chapter of its own'
      unread.push({name: `level of the nested chapter \`${name}\``, place, expected})
    }
  }
  close()
  if (items.length === 0) return undefined
  const place = places.place(0, 0)
  const scalar = (text: string) => ({kind: 'scalar', place, value: text, text}) as const
  const [, title = ''] = /^\s*"?title"?\s*[=:]\s*"([^"\n]+)"/m.exec(settings) ?? []
  const [, list, one] = /^\s*"?authors?"?\s*[=:]\s*(?:\[([^\]]{0,2000})\]|"([^"\n]+)")/m.exec(settings) ?? []
  const authors = Array.from((list ?? `"${one ?? ''}"`).matchAll(/"([^"\n]+)"/g), ([, name = '']) =>
    scalar(name)
  )
  const own: readonly YamlEntry[] = [
    ...(title === '' ? [] : [{key: 'title', keyPlace: place, value: scalar(title)}]),
    ...(authors.length === 0
      ? []
      : [{key: 'authors', keyPlace: place, value: {kind: 'list', place, items: authors} as const}])
  ]
  return {
    program: isMdBook ? 'mdBook' : 'GitBook',
    entries: [...own, ...outlineEntry('chapters', items, place)],
    left: [],
    unread
  }
}

/** A heading, or a link that may be an item of a list. */
const lines =
  /^(?:#{1,6}[ \t]+([^\n]+)|([ \t]{0,40})([-*+][ \t]+)?\[([^\]\n]{0,500})\]\(<?([^()<>\s]{0,1000})>?[^()\n]{0,300}\))/gm
