import type {List, ListItem, PhrasingContent} from 'mdast'
import type {DefinitionListNode, ListDelimiter, ListNumbering} from '../../../core/mdast.ts'
import {itemLabel} from '../item-labels.ts'
import type {EnvironmentKind, LatexReader} from './reader.ts'
import {argumentsAt, splitAt, type TexPart, trimmedPart} from './scan.ts'

type Item = Readonly<{label?: TexPart | undefined; body: TexPart}>

/** The items of a list; commands before the first only set lengths. */
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

export const itemize: EnvironmentKind = ({body, ...source}, reader) => [
  {
    type: 'list',
    ordered: false,
    spread: false,
    children: itemsOf(body).map(item => listItem(item, reader)),
    ...reader.place(source.start, source.end)
  }
]

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
      '`resume` of `enumerate` has no meaning in galley, so the list begins anew',
      'Write `[start=4]`, with the number of its first item.'
    )
  }
  const items = itemsOf(trimmedPart(body, end))
  if (itemLabel(form, 1, 1).isOwn) return [ownLabels(items, form, start, reader, source)]
  const numbering = numberingOf(form)
  const delimiter = delimiterOf(form)
  const data = {...(numbering && {numbering}), ...(delimiter && {delimiter})}
  return [
    {
      type: 'list',
      ordered: true,
      start,
      spread: false,
      children: items.map(item => listItem(item, reader)),
      ...(Object.keys(data).length > 0 && {data}),
      ...reader.place(source.start, source.end)
    }
  ]
}

/** A list whose labels Markdown cannot number, such as `(A\arabic*)`: they are words before each item. */
function ownLabels(
  items: readonly Item[],
  form: string,
  start: number,
  reader: LatexReader,
  source: Readonly<{start: number; end: number}>
): List {
  let number = start
  const children = items.map(item => {
    const node = listItem(item, reader)
    if (item.label !== undefined) return node
    const lead: PhrasingContent = {type: 'text', value: `${itemLabel(form, number++, 1).shown} `}
    const [first] = node.children
    if (first?.type === 'paragraph') first.children = [lead, ...first.children]
    else node.children.unshift({type: 'paragraph', children: [lead]})
    return node
  })
  return {type: 'list', ordered: false, spread: false, children, ...reader.place(source.start, source.end)}
}

/** The numbering of `[label=(\alph*)]` of enumitem and `[(a)]` of enumerate. */
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

/** An item; a label of words is written before it, since lists of Markdown have none. */
function listItem({label, body}: Item, reader: LatexReader): ListItem {
  const children = reader.blocks([body])
  const words = label !== undefined && /[\p{L}\p{N}]/u.test(label.text) ? reader.words([label]) : []
  const [first] = children
  if (words.length > 0) {
    const lead: PhrasingContent[] = [...words, {type: 'text', value: ' '}]
    if (first?.type === 'paragraph') first.children = [...lead, ...first.children]
    else children.unshift({type: 'paragraph', children: words})
  }
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
