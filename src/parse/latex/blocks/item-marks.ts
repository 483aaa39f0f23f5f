import type {List, ListItem, PhrasingContent} from 'mdast'
import {addAll} from '../../../core/add-all.ts'
import type {ListDelimiter, ListNumbering} from '../../../core/mdast.ts'
import {plainText} from '../../../core/walk.ts'
import {countedLabel} from '../item-labels.ts'
import type {LatexReader} from './reader.ts'
import type {TexPart} from './scan.ts'

/** Item marks that count upwards, such as (a), (b), (c), as the numbering of an ordered list. */
export type CountedMarks = Readonly<{numbering: ListNumbering; delimiter: ListDelimiter; start: number}>

/** The numbering that the marks of all items follow; undefined if they are not consecutive. */
function countedMarks(marks: readonly string[]): CountedMarks | undefined {
  const parts = marks.map(mark => /^(\(?)(\w+)([.)])$/.exec(mark) ?? [])
  const [, open = '', first = '', close] = parts[0] ?? []
  if (close === undefined || (open !== '' && close === '.')) return undefined
  if (parts.some(part => part[1] !== open || part[3] !== close)) return undefined
  const delimiter = open !== '' ? 'parentheses' : close === ')' ? 'parenthesis' : 'period'
  // “(i)” is parsed as a number rather than a letter.
  for (const [numbering, sign] of signs) {
    const start = numbers.find(number => countedLabel(sign, number) === first)
    if (start === undefined) continue
    if (parts.every((part, index) => part[2] === countedLabel(sign, start + index)))
      return {numbering, delimiter, start}
  }
  return undefined
}

const signs: ReadonlyArray<readonly [ListNumbering, string]> = [
  ['decimal', '1'],
  ['lower-roman', 'i'],
  ['upper-roman', 'I'],
  ['lower-alpha', 'a'],
  ['upper-alpha', 'A']
]

const numbers = Array.from({length: 26}, (_, index) => index + 1)

/** The mark of each item, `\item[mark]` or words; undefined for an item that LaTeX marks itself. */
export type ItemMarks = ReadonlyArray<TexPart | string | undefined>

/**
 * Gives a list the marks of its items: as its numbering, if they are consecutive, or else as words before each item, in
 * place of bullets and numbers. If all marks are the same symbol, the list gets the bullets of the style. `own` returns
 * the mark of the next item that has none.
 */
export function withItemMarks(list: List, marks: ItemMarks, own: () => string, reader: LatexReader): List {
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

/** Whether a mark is a symbol that all items of the list have. */
function isBullet(text: string, texts: ReadonlyArray<string | undefined>): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && text !== '' && texts.every(other => other === text)
}

/** Adds a mark to the beginning of an item. */
function marked(item: ListItem, mark: readonly PhrasingContent[]): ListItem {
  if (mark.length === 0) return item
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph')
    return {...item, children: [{type: 'paragraph', children: [...mark]}, ...item.children]}
  const children: PhrasingContent[] = [...mark, {type: 'text', value: ' '}]
  addAll(children, first.children)
  return {...item, children: [{...first, children}, ...rest]}
}
