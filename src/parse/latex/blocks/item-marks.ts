import type {List, ListItem, PhrasingContent} from 'mdast'
import {addAll} from '../../../core/add-all.ts'
import type {ListDelimiter, ListNumbering} from '../../../core/mdast.ts'
import {plainText} from '../../../core/walk.ts'
import {readMarker} from '../../plugins/list/marker.ts'
import type {LatexReader} from './reader.ts'
import type {TexPart} from './scan.ts'

/** Marks that count, such as (a), (b), (c): the form of an ordered list with the same marks. */
export type CountedMarks = Readonly<{numbering: ListNumbering; delimiter: ListDelimiter; start: number}>

/** The counting of the marks of all items, or undefined if they do not follow one another. */
export function countedMarks(marks: readonly string[]): CountedMarks | undefined {
  const [first = ''] = marks
  const begun = readMarker(first)
  const begins = begun?.numbering === 'example' || /^\(?[#@]/.test(first) ? undefined : begun
  if (begins === undefined) return undefined
  const follows = marks.every((mark, index) => readMarker(mark, begins)?.start === begins.start + index)
  return follows ? begins : undefined
}

/** The mark of each item, `\item[mark]` or words; undefined for those that LaTeX marks itself. */
export type ItemMarks = ReadonlyArray<TexPart | string | undefined>

/**
 * Gives a list the marks of its items: as its numbering, if they count; otherwise as words before each item, in place of
 * bullets and numbers. A list whose marks are the same sign has the bullets of the style. `own` gives the mark of the
 * next item without one.
 */
export function withMarks(list: List, marks: ItemMarks, own: () => string, reader: LatexReader): List {
  const words = marks.map((mark): PhrasingContent[] | undefined =>
    typeof mark === 'string' ? [{type: 'text', value: mark}] : mark && reader.words([mark])
  )
  const texts = words.map(each =>
    each
      ?.map(node => plainText(node))
      .join('')
      .trim()
  )
  if (texts.every(text => text === undefined || isBullet(text, texts))) return list
  const counted = texts.every(text => text !== undefined) ? countedMarks(texts) : undefined
  if (counted !== undefined) {
    const {numbering, delimiter, start} = counted
    return {...list, ordered: true, start, data: {numbering, delimiter}}
  }
  const children = list.children.map((item, index) =>
    marked(item, words[index] ?? [{type: 'text', value: own()}])
  )
  const {ordered: _, start: __, data: ___, ...rest} = list
  return {...rest, ordered: false, children, data: {ownMarks: true}}
}

/** Whether a mark is a sign that all items of the list have. */
function isBullet(text: string, texts: ReadonlyArray<string | undefined>): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && text !== '' && texts.every(other => other === text)
}

/** An item with its mark as its first words. */
function marked(item: ListItem, mark: readonly PhrasingContent[]): ListItem {
  if (mark.length === 0) return item
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph')
    return {...item, children: [{type: 'paragraph', children: [...mark]}, ...item.children]}
  const children: PhrasingContent[] = [...mark, {type: 'text', value: ' '}]
  addAll(children, first.children)
  return {...item, children: [{...first, children}, ...rest]}
}
