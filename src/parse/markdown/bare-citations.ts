import type {Nodes, Text} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import type {Cite} from '../../core/mdast.ts'
import type {CitationItem, Point} from '../../core/types.ts'
import {readCitationLocator} from '../plugins/remark-citation.ts'
import {moved} from '../plugins/source.ts'
import {escapedText} from './tex-citations.ts'

/**
 * Joins citation commands without brackets and the parentheses around them into one citation: `(e.g., \citealp{doe99};
 * \citealp[p. 3]{roe01})` becomes `[e.g., @doe99; @roe01, p. 3]`, and `(\citeyear{doe99})` becomes `[-@doe99]`.
 * Commands with brackets of their own, such as `\citep`, are not joined, because LaTeX prints them in two pairs.
 */
export function joinBareCitations(nodes: readonly Nodes[], source: string, lang: string): Nodes[] {
  const joined: Nodes[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!
    const before = joined.at(-1)
    const found =
      isBare(node) && before?.type === 'text' ? bracketOf(before, nodes, index, {source, lang}) : undefined
    if (found === undefined) {
      joined.push(node)
      continue
    }
    joined.pop()
    addAll(joined, found.nodes)
    index = found.last
  }
  return joined
}

type BareCite = Cite

function isBare(node: Nodes | undefined): node is BareCite {
  if (node?.type !== 'cite') return false
  const {bare = false, source = ''} = node.data?.command ?? {}
  // In natbib, `\cite` has the brackets of `\citet`, so papers type parentheses around it.
  return (bare && node.items.length === 1) || /^\\cite\s*[[{]/.test(source)
}

type Part = Readonly<{cite: BareCite; before: string; after: string}>
type Context = Readonly<{source: string; lang: string}>

/**
 * The citation that begins with the last parenthesis in a text node, with the text around the citation; `last` is the
 * citation's last node.
 */
function bracketOf(
  opening: Text,
  nodes: readonly Nodes[],
  first: number,
  context: Context
): Readonly<{nodes: Nodes[]; last: number}> | undefined {
  const [, prefix] = /\(([^();]*)$/.exec(opening.value) ?? []
  if (prefix === undefined) return undefined
  const parts: Part[] = []
  let before = prefix
  for (let index = first; ; index += 2) {
    const [cite, text] = [nodes[index], nodes[index + 1]]
    if (!isBare(cite) || text?.type !== 'text') return undefined
    const [, end] = /^([^();]*)\)/.exec(text.value) ?? []
    if (end !== undefined) {
      parts.push({cite, before, after: end})
      const made = whole(opening, parts, text, context)
      return made && {nodes: made, last: index + 1}
    }
    const [, after, next = ''] = /^([^();,]*)[;,]\s*([^();]*)$/.exec(text.value) ?? []
    if (after === undefined) return undefined
    parts.push({cite, before, after})
    before = next
  }
}

function whole(
  opening: Text,
  parts: readonly Part[],
  closing: Text,
  {source, lang}: Context
): Nodes[] | undefined {
  const start = pointIn(opening, opening.value.lastIndexOf('('), source)
  const end = pointIn(closing, closing.value.indexOf(')') + 1, source)
  if (start === undefined || end === undefined) return undefined
  const position = {start, end}
  const written = source.slice(start.offset, end.offset)
  const markdown = parts.map(markdownOf)
  const cite: Cite = {
    type: 'cite',
    items: parts.flatMap(part => itemsOf(part, lang)),
    narrative: false,
    children: [{type: 'text', value: written, position}],
    position,
    data: {
      ...parts[0]?.cite.data,
      command: {
        source: written,
        bare: false,
        ...(markdown.every(each => each !== undefined) && {markdown: `[${markdown.join('; ')}]`})
      }
    }
  }
  const before = opening.value.slice(0, opening.value.lastIndexOf('('))
  const after = closing.value.slice(closing.value.indexOf(')') + 1)
  return [
    ...(before === '' ? [] : [stretch(opening, before, {end: start})]),
    cite,
    ...(after === '' ? [] : [stretch(closing, after, {start: end})])
  ]
}

function stretch(text: Text, value: string, moved: Readonly<{start?: Point; end?: Point}>): Text {
  return {...text, value, ...(text.position && {position: {...text.position, ...moved}})}
}

/** The point in the file of a character in a text node; undefined if the node's text differs from its source. */
function pointIn({value, position}: Text, at: number, source: string): Point | undefined {
  const start = position?.start
  if (start?.offset === undefined) return undefined
  // A tie of LaTeX is one character, as is the space that it became.
  if (
    source.slice(start.offset, position?.end.offset).replaceAll('~', '\u00A0') !==
    value.replaceAll('~', '\u00A0')
  )
    return undefined
  const {line, column, offset = 0} = moved(start, source, start.offset + at)
  return {line, column, offset}
}

/** The works of a command: the first gets the text before the command, and the last the text after it. */
function itemsOf({cite, before, after}: Part, lang: string): readonly CitationItem[] {
  const words = before.trim()
  return cite.items.map((item, index) => {
    const isLast = index === cite.items.length - 1
    const found = isLast && item.locator === undefined ? readCitationLocator(after, lang) : undefined
    const isLocated = found?.locator !== undefined && found.start === 0
    const rest = isLocated ? after.slice(found.end) : after.trimEnd()
    const {label, locator} = (isLocated && found) || {}
    return {
      ...item,
      mode: item.mode === 'narrative' ? 'normal' : item.mode,
      ...(label !== undefined && {label}),
      ...(locator !== undefined && {locator}),
      prefix: [
        ...(words === '' || index > 0
          ? []
          : [{type: 'text' as const, value: item.prefix.length === 0 ? words : `${words} `}]),
        ...item.prefix
      ],
      suffix: [
        // LaTeX prints a comma before the text after a key.
        ...(item.mode === 'narrative' && item.locator === undefined && item.suffix.length > 0
          ? [{type: 'text' as const, value: ', '}]
          : []),
        ...item.suffix,
        ...(rest === '' || !isLast ? [] : [{type: 'text' as const, value: rest}])
      ]
    }
  })
}

/** One work of the citation in Markdown, made from the Markdown of its command. */
function markdownOf({cite, before, after}: Part): string | undefined {
  const {markdown} = cite.data?.command ?? {}
  const [, key, words] = /^(@(?:\{[^}]*\}|[^\s[]+))(?: \[(.*)\])?$/s.exec(markdown ?? '') ?? []
  const inside =
    key === undefined
      ? /^\[(.*)\]$/s.exec(markdown ?? '')?.[1]
      : words === undefined
        ? key
        : `${key}, ${words}`
  if (inside === undefined) return undefined
  const lead = escapedText(before).trim()
  return `${lead}${lead && ' '}${inside}${escapedText(after.trimEnd())}`
}
