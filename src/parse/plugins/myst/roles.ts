import type {InlineCode, Link, Nodes, Parents, PhrasingContent, Text} from 'mdast'
import type {CrossReferenceNode, GlossaryTermNode} from '../../../core/mdast.ts'
import {addLabel} from '../attributes/inline-attributes.ts'
import {joinAttributes, parseAttributes} from '../attributes/parse-attributes.ts'
import {moved, spanOf} from '../source.ts'
import {citationCommand, citationOf, keysIn} from './citation-roles.ts'
import {indexSpans} from './index-entries.ts'

/**
 * Replaces the roles among the children of a node, `` {name}`words` ``. A role is a text node that ends in braces,
 * followed by code.
 */
export function readRoles(node: Parents, source: string): void {
  readEmptyLinks(node, source)
  readMathLabel(node)
  if (!node.children.some(({type}) => type === 'inlineCode')) return
  const children: Nodes[] = []
  for (const child of node.children as Nodes[]) {
    const before = children.at(-1)
    const [mark, name = '', written = ''] = before?.type === 'text' ? (role.exec(before.value) ?? []) : []
    const made =
      child.type === 'inlineCode' && mark !== undefined
        ? withAttributes(nodesOf(name, child, around(before, child, mark, source)), written)
        : undefined
    if (made === undefined || before?.type !== 'text') {
      children.push(child)
      continue
    }
    children.pop()
    const rest = withoutEnd(before, mark?.length ?? 0, source)
    if (rest.value !== '') children.push(rest)
    for (const each of made) children.push(each)
  }
  Object.assign(node, {children})
}

/** Converts links without words, `[](#label)`, to references by name; one to the web shows its address. */
function readEmptyLinks(node: Parents, source: string): void {
  for (const [index, child] of (node.children as Nodes[]).entries()) {
    if (child.type !== 'link' || child.children.length > 0) continue
    if (/^https?:\/\//.test(child.url))
      child.children = [{type: 'text', value: child.url, ...addressIn(child, source)}]
    if (!/^#[^#\s]+$/.test(child.url)) continue
    const {start, end} = child.position ?? {}
    const reference: CrossReferenceNode = {
      type: 'crossReference',
      label: child.url.slice(1),
      form: 'name',
      value: source.slice(start?.offset, end?.offset),
      ...(child.position && {position: child.position})
    }
    node.children.splice(index, 1, reference as never)
  }
}

/** The position of the address in a link without words, `[](https://…)`. */
function addressIn({url, position}: Link, source: string): Pick<Text, 'position'> {
  const at = position === undefined ? -1 : source.indexOf(url, position.start.offset)
  if (position?.end.offset === undefined || at < 0 || at > position.end.offset) return {}
  return {
    position: {start: moved(position.start, source, at), end: moved(position.start, source, at + url.length)}
  }
}

/** Reads the label after a display formula in dollar signs, `$$ (eq-x)`. */
function readMathLabel(node: Parents): void {
  const [formula, label, ...others] = node.children as Nodes[]
  if (node.type !== 'paragraph' || formula?.type !== 'inlineMath' || label?.type !== 'text') return
  const name = /^[ \t]*\(([\w:.-]+)\)[ \t]*$/.exec(label.value)?.[1]
  if (name === undefined || others.length > 0 || formula.data?.display !== true) return
  addLabel(formula, name)
  node.children.splice(1, 1)
}

/** Matches the braces of a role: its name, and the attributes after it, as in `` {span .red}`words` ``. */
const role = /\{([a-z][\w:+-]*)((?:[ \t]+(?:[.#][\w:-]+|[\w-]+=(?:["“”][^"“”{}]*["“”]|[^\s{}"]+)))*)\}$/

/** The nodes of a role within a span with its attributes, if it has any. */
function withAttributes(
  nodes: PhrasingContent[] | undefined,
  written: string
): PhrasingContent[] | undefined {
  const attributes = written === '' ? undefined : parseAttributes(`{${written.trim()}}`)
  const [only, ...others] = nodes ?? []
  if (attributes === undefined || only === undefined) return nodes
  if (only.type === 'span' && others.length === 0)
    only.data = {...only.data, attributes: joinAttributes(only.data?.attributes, attributes)}
  else return [{type: 'span', children: [only, ...others], data: {attributes}, ...spanOf(only, only)}]
  return [only]
}

type Place = Pick<Nodes, 'position'> & Readonly<{value: string}>

/** The place of a role, including its braces, and its source. */
function around(before: Nodes | undefined, code: InlineCode, mark: string, source: string): Place {
  const end = before?.position?.end
  if (end?.offset === undefined || code.position === undefined) return {value: `${mark}\`${code.value}\``}
  const position = {start: moved(end, source, end.offset - mark.length), end: {...code.position.end}}
  return {position, value: source.slice(position.start.offset, position.end.offset)}
}

function withoutEnd(text: Text, length: number, source: string): Text {
  const value = text.value.slice(0, text.value.length - length)
  const end = text.position?.end
  if (text.position === undefined || end?.offset === undefined) return {...text, value}
  return {...text, value, position: {...text.position, end: moved(end, source, end.offset - length)}}
}

/** The nodes that a role becomes; undefined for an unknown role. */
function nodesOf(name: string, code: InlineCode, place: Place): PhrasingContent[] | undefined {
  const {value} = code
  const {position} = place
  const at = position === undefined ? {} : {position}
  const text: Text = {type: 'text', value, ...spanOf(code, code)}
  if (position !== undefined && text.position !== undefined) text.position = inside(code)
  const command = citationCommand(name)
  if (command !== undefined)
    return [{type: 'rawTex', name: command, value: citationOf(command, keysIn(value)), block: false, ...at}]
  switch (name) {
    case 'ref':
      return reference(value, 'name', place).map(node =>
        node.type === 'crossReference' ? {...node, isRole: true as const} : node
      )
    case 'prf:ref':
      return reference(value, 'name', place)
    case 'numref':
      return reference(value, 'bare', place)
    case 'eq':
      return reference(value, 'number', place)
    case 'sub':
    case 'subscript':
      return [{type: 'subscript', children: [text], ...at}]
    case 'sup':
    case 'superscript':
      return [{type: 'superscript', children: [text], ...at}]
    case 'math':
      return [{type: 'inlineMath', value, ...at}]
    case 'kbd':
    case 'keyboard':
      return [{...code, ...at}]
    case 'term':
      return [term(value, at)]
    case 'u':
    case 'underline':
      return [
        {type: 'span', children: [text], data: {attributes: {classes: ['underline'], pairs: {}}}, ...at}
      ]
    case 'sc':
    case 'smallcaps':
      return [
        {type: 'span', children: [text], data: {attributes: {classes: ['smallcaps'], pairs: {}}}, ...at}
      ]
    case 'span':
      return [{type: 'span', children: [text], data: {attributes: {classes: [], pairs: {}}}, ...at}]
    case 'strong':
      return [{type: 'strong', children: [text], ...at}]
    case 'emphasis':
      return [{type: 'emphasis', children: [text], ...at}]
    case 'literal':
      return [{...code, ...at}]
    case 'del':
    case 'delete':
    case 'strike':
      return [{type: 'delete', children: [text], ...at}]
    case 'index':
      return indexed(text, at)
    case 'abbr':
    case 'abbreviation':
      return abbreviation(text)
    default:
      return undefined
  }
}

/** The place of the text in inline code, without its backticks. */
function inside({position, value}: InlineCode): NonNullable<Nodes['position']> | undefined {
  if (position?.start.offset === undefined || position.end.offset === undefined) return undefined
  const {start, end} = position
  const marks = (position.end.offset - position.start.offset - value.length) / 2
  if (start.line !== end.line || !Number.isInteger(marks)) return position
  return {
    start: {line: start.line, column: start.column + marks, offset: position.start.offset + marks},
    end: {line: end.line, column: end.column - marks, offset: position.end.offset - marks}
  }
}

/**
 * Converts the roles `` {ref}`label` ``, `` {ref}`words <label>` ``, and `` {numref}`Fig. %s <label>` ``, also with
 * `{name}`.
 */
function reference(value: string, form: CrossReferenceNode['form'], place: Place): PhrasingContent[] {
  const at = place.position === undefined ? {} : {position: place.position}
  const [, words = '', target] = /^(.*?)\s*<([^<>]+)>$/s.exec(value) ?? []
  const label = (target ?? value).trim()
  const node = (as: CrossReferenceNode['form']): CrossReferenceNode => ({
    type: 'crossReference',
    label,
    form: as,
    value: place.value,
    ...at
  })
  // Without words of its own, `{numref}` also shows the name of the target's kind.
  if (target === undefined) return [node(form === 'bare' ? 'name' : form)]
  const parts = words.split(/(%s|\{number\}|\{name\})/)
  if (parts.length === 1)
    return [{type: 'link', url: `#${label}`, children: [{type: 'text', value: words, ...at}], ...at}]
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? wordsOf(part) : [node(part === '{name}' ? 'title' : 'bare')]
  )
}

function wordsOf(value = ''): PhrasingContent[] {
  return value === '' ? [] : [{type: 'text', value}]
}

function abbreviation(text: Text): PhrasingContent[] {
  const [, short = text.value, title = ''] = /^(.*?)\s*\((.*)\)$/s.exec(text.value) ?? []
  return title === '' ? [text] : [{type: 'abbreviation', title, children: [{type: 'text', value: short}]}]
}

/** `` {index}`words` ``, `` {index}`words <single: term; subterm>` ``, `` {index}`pair: one; two` ``. */
function indexed(text: Text, at: Pick<Nodes, 'position'>): PhrasingContent[] {
  const [, words, entries] = /^(.*?)\s*<([^<>]+)>$/s.exec(text.value) ?? []
  const isEntry = words === undefined && /^(?:!|single|pair|triple|see|seealso)\b/.test(text.value)
  if (isEntry) return indexSpans(text.value)
  const shown: Text = {...text, value: words ?? text.value}
  return [{...shown, ...at}, ...indexSpans(entries ?? text.value)]
}

/** `` {term}`bread` ``, `` {term}`loaves <bread>` ``. */
function term(value: string, at: Pick<Nodes, 'position'>): GlossaryTermNode {
  const [, words, key] = /^(.*?)\s*<([^<>]+)>$/s.exec(value) ?? []
  return {
    type: 'glossaryTerm',
    key: (key ?? value).trim(),
    form: 'auto',
    words: words ?? value,
    value: words ?? value,
    ...at
  }
}
