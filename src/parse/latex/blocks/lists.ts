import type {List, ListItem} from 'mdast'
import type {DefinitionListNode, ListDelimiter, ListNumbering} from '../../../core/mdast.ts'
import {itemLabel} from '../item-labels.ts'
import {type ItemMarks, withItemMarks} from './item-marks.ts'
import type {EnvironmentKind, LatexReader} from './reader.ts'
import {argumentsAt, splitAt, type TexPart, trimmedPart} from './scan.ts'

type Item = Readonly<{label?: TexPart | undefined; body: TexPart}>

/** The items of a list. Text before the first item is ignored, because it only sets lengths. */
function itemsOf(body: TexPart): readonly Item[] {
  const [, ...parts] = splitAt(body, token =>
    token.type === 'command' && token.name === 'item' ? token.end : undefined
  )
  return parts.map(part => {
    const {options, end} = argumentsAt(part.text, 0, 0)
    const [label] = options
    return {label: label && {text: label.text, at: part.at + label.at}, body: trimmedPart(part, end)}
  })
}

export const itemize: EnvironmentKind = ({body, ...source}, reader) => {
  const items = itemsOf(body)
  const list: List = {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map(item => listItem(item, reader)),
    ...reader.place(source.start, source.end)
  }
  return [withItemMarks(list, marksOf(items), () => '•', reader)]
}

/**
 * Reads `\begin{list}{mark}{lengths}`, a list with its own mark; if the mark contains a counter, the list is ordered.
 */
export const ownList: EnvironmentKind = ({body, ...source}, reader) => {
  const {groups, end} = argumentsAt(body.text, 0, 2)
  const [mark] = groups
  const counts = mark !== undefined && /\\(?:arabic|alph|Alph|roman|Roman)\b/.test(mark.text)
  const rest = trimmedPart(body, end)
  if (counts) {
    const form = `[label={${mark.text.replace(/\{\w+\}/g, '*')}}]`
    return enumeration({...source, body: {text: `${form}${rest.text}`, at: rest.at - form.length}}, reader)
  }
  return itemize({...source, body: rest}, reader)
}

function marksOf(items: readonly Item[]): ItemMarks {
  return items.map(({label}) => label)
}

export const enumeration: EnvironmentKind = ({body, ...source}, reader) => {
  const {options, end} = argumentsAt(body.text, 0, 0)
  const form = options[0]?.text ?? ''
  const first = /\bstart\s*=\s*(\d+)/.exec(form)?.[1]
  const set = /\\setcounter\s*\{enum[iv]+\}\s*\{(\d+)\}/.exec(body.text)?.[1]
  const start = first !== undefined ? Number(first) : set !== undefined ? Number(set) + 1 : 1
  if (/\bresume\b/.test(form) && options[0]) {
    reader.report(
      {text: options[0].text, at: body.at + options[0].at},
      'resume of enumerate',
      '`resume` of `enumerate` is not supported by galley, so the list begins again',
      'In place of `resume`, write `start=4` if its first item has the number 4, and repeat the `label=` of the list that it continues.'
    )
  }
  const items = itemsOf(trimmedPart(body, end))
  const list: List = {
    type: 'list',
    ordered: true,
    start,
    spread: false,
    children: items.map(item => listItem(item, reader)),
    ...reader.place(source.start, source.end)
  }
  let number = start
  const own = (): string => itemLabel(form, number++, 1).shown
  if (itemLabel(form, 1, 1).isOwn)
    return [
      withItemMarks(
        list,
        items.map(({label}) => label ?? own()),
        own,
        reader
      )
    ]
  const numbering = numberingOf(form)
  const delimiter = delimiterOf(form)
  const data = {...(numbering && {numbering}), ...(delimiter && {delimiter})}
  const counted: List = Object.keys(data).length > 0 ? {...list, data} : list
  const printed = (): string => delimited(own(), form, delimiter)
  return [withItemMarks(counted, marksOf(items), printed, reader)]
}

/** A number with the punctuation that LaTeX prints before an item. */
function delimited(number: string, form: string, delimiter: ListDelimiter | undefined): string {
  if (/\blabel\s*=/.test(form)) return number
  if (delimiter === undefined) return `${number}.`
  return delimiter === 'parentheses' ? `(${number})` : `${number})`
}

/** The numbering that `[label=(\alph*)]` of enumitem or `[(a)]` of enumerate specifies. */
function numberingOf(form: string): ListNumbering | undefined {
  const [, command, sign] = /\\(alph|Alph|roman|Roman|arabic)\b|^\W*([aAiI1])\W*$/.exec(form) ?? []
  return numberings.get(command ?? sign ?? '')
}

const numberings: ReadonlyMap<string, ListNumbering> = new Map([
  ['alph', 'lower-alpha'],
  ['a', 'lower-alpha'],
  ['Alph', 'upper-alpha'],
  ['A', 'upper-alpha'],
  ['roman', 'lower-roman'],
  ['i', 'lower-roman'],
  ['Roman', 'upper-roman'],
  ['I', 'upper-roman']
])

function delimiterOf(form: string): ListDelimiter | undefined {
  const [, open, close] = /(\(?)\s*(?:\\[A-Za-z]+\*?|\b[aAiI1])\s*([).])/.exec(form) ?? []
  if (close === undefined) return undefined
  if (open === '(' && close === ')') return 'parentheses'
  return close === ')' ? 'parenthesis' : undefined
}

function listItem({body}: Item, reader: LatexReader): ListItem {
  const children = reader.blocks([body])
  const spread = children.filter(({type}) => type === 'paragraph').length > 1
  return {
    type: 'listItem',
    spread,
    checked: null,
    children,
    ...reader.place(body.at, body.at + body.text.length)
  }
}

export const description: EnvironmentKind = ({body, ...source}, reader) => {
  const children = itemsOf(body).flatMap(({label, body: words}): DefinitionListNode['children'] => [
    {
      type: 'definitionTerm',
      children: label ? reader.words([label]) : [],
      ...reader.place(label?.at ?? words.at, label ? label.at + label.text.length : words.at)
    },
    {
      type: 'definitionDescription',
      children: reader.blocks([words]),
      ...reader.place(words.at, words.at + words.text.length)
    }
  ])
  return [{type: 'definitionList', children, ...reader.place(source.start, source.end)}]
}
