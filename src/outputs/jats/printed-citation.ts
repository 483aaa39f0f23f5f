import {addAll} from '../../core/add-all.ts'
import type {Inline} from '../../core/article.ts'
import {inWesternDigits} from '../../core/numerals.ts'
import type {EntryField} from '../../core/segment.ts'
import type {CslItem} from '../../core/types.ts'
import {childNodes} from '../../core/walk-article.ts'
import {isXmlElement, type XmlNode, xml} from '../../core/xml-tree.ts'
import type {JatsContext} from './context.ts'
import {digitsOf, publicationType, roles, titleElement} from './element-citation.ts'
import {jatsInlines} from './inline.ts'

/** The text of an entry from an offset on, in which the fields of the work are elements. */
export function printedCitation(
  nodes: readonly Inline[],
  {
    fields = [],
    work,
    from
  }: Readonly<{fields?: readonly EntryField[] | undefined; work: CslItem; from: number}>,
  context: JatsContext
): readonly XmlNode[] {
  const made: XmlNode[] = []
  let at = from
  for (const run of runsOf(nodes)) {
    const span = {from: at, to: at + lengthOf(run)}
    const [part] = run
    if (part?.type === 'entryPart')
      addAll(made, [...printedCitation(part.children, {fields, work, from: at}, context), ' '])
    else {
      const words = tagged(span, fields, {nodes: run, start: at, work, context}, variables)
      addAll(made, [...withoutPrefix(words), ...jatsInlines(wordlessEnd(run), context)])
    }
    at = span.to
  }
  return made
}

/** Divides nodes into runs: each block of an entry is a run, and so are the nodes between blocks. */
function runsOf(nodes: readonly Inline[]): ReadonlyArray<readonly Inline[]> {
  const runs: Inline[][] = []
  for (const node of nodes) {
    const last = runs.at(-1)
    if (node.type === 'entryPart' || last === undefined || last[0]?.type === 'entryPart') runs.push([node])
    else last.push(node)
  }
  return runs
}

type Span = Readonly<{from: number; to: number}>
type About = Readonly<{nodes: readonly Inline[]; start: number; work: CslItem; context: JatsContext}>

/** The nodes of a span, in which its outermost fields become elements by the rules of `table`. */
function tagged(
  {from, to}: Span,
  fields: readonly EntryField[],
  about: About,
  table: (field: EntryField, inner: readonly EntryField[], about: About) => readonly XmlNode[]
): readonly XmlNode[] {
  const {nodes, start, context} = about
  const plain = (a: number, b: number): readonly XmlNode[] =>
    a < b ? jatsInlines(cut(nodes, a - start, b - start), context) : []
  const made: XmlNode[] = []
  let at = from
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]!
    if (field.from < at || field.to > to || field.from === field.to) continue
    const inner = fields.slice(index + 1).filter(each => each.from >= field.from && each.to <= field.to)
    addAll(made, [...plain(at, field.from), ...table(field, inner, about)])
    at = field.to
  }
  return [...made, ...plain(at, to)]
}

/** The table of CSL variables and their JATS elements; the text of any other variable gets no element. */
const simple: Readonly<Record<string, string>> = {
  'container-title': 'source',
  'collection-title': 'series',
  edition: 'edition',
  volume: 'volume',
  issue: 'issue',
  publisher: 'publisher-name',
  'publisher-place': 'publisher-loc',
  event: 'conf-name',
  'event-title': 'conf-name',
  'event-place': 'conf-loc',
  'event-date': 'conf-date',
  ISBN: 'isbn',
  ISSN: 'issn'
}
const ids: Readonly<Record<string, string>> = {DOI: 'doi', PMID: 'pmid', PMCID: 'pmcid'}
const groups: ReadonlyMap<string, string> = new Map(roles)

function variables(field: EntryField, inner: readonly EntryField[], about: About): readonly XmlNode[] {
  const {variable} = field
  const words = (): readonly XmlNode[] => tagged(field, [], about, variables)
  if (variable === 'title') return [xml(titleElement(about.work), {}, words())]
  if (Object.hasOwn(simple, variable)) return [xml(simple[variable]!, {}, words())]
  if (Object.hasOwn(ids, variable)) {
    const shown = words()
    const target = shown.find(node => isXmlElement(node, 'ext-link'))
    const href = isXmlElement(target) ? target.attributes.get('xlink:href') : undefined
    return [xml('pub-id', {'pub-id-type': ids[variable], 'xlink:href': href}, textOf(shown))]
  }
  if (variable === 'version') return [xml('version', {designator: textOf(words())}, words())]
  if (variable === 'page') return pages(textOf(words())) ?? words()
  if (variable === 'number') return number(about.work, words())
  if (variable === 'issued') return issued(field, inner, about)
  if (variable === 'accessed')
    return [xml('date-in-citation', {'content-type': 'access-date'}, tagged(field, inner, about, dateParts))]
  if (!inner.some(({variable: part}) => part === 'name' || part === 'literal')) return words()
  const people = tagged(field, inner, about, names)
  const role = groups.get(variable)
  return role === undefined ? people : [xml('person-group', {'person-group-type': role}, people)]
}

function issued(field: EntryField, inner: readonly EntryField[], about: About): readonly XmlNode[] {
  // A date that is written in words, or that covers two years, has no single year, month and day.
  const isOne = inner.length > 0 && inner.filter(({variable}) => variable === 'year').length <= 1
  if (isOne) return tagged(field, inner, about, dateParts)
  return [xml('string-date', {}, tagged(field, [], about, dateParts))]
}

function dateParts(field: EntryField, _: readonly EntryField[], about: About): readonly XmlNode[] {
  const words = tagged(field, [], about, dateParts)
  const text = inWesternDigits(textOf(words))
  if (field.variable !== 'year') return [xml(field.variable, {}, words)]
  return [xml('year', /^\d{4}$/.test(text) ? {'iso-8601-date': text} : {}, words)]
}

function names(field: EntryField, inner: readonly EntryField[], about: About): readonly XmlNode[] {
  const words = (): readonly XmlNode[] => tagged(field, [], about, names)
  if (field.variable === 'name') return [xml('string-name', {}, tagged(field, inner, about, nameParts))]
  return [xml(field.variable === 'literal' ? 'collab' : 'etal', {}, words())]
}

const partNames: Readonly<Record<string, string>> = {
  family: 'surname',
  given: 'given-names',
  suffix: 'suffix'
}

function nameParts(field: EntryField, _: readonly EntryField[], about: About): readonly XmlNode[] {
  return [xml(partNames[field.variable]!, {}, tagged(field, [], about, nameParts))]
}

/** Both pages of a range, if the style prints both in full. */
function pages(text: string): readonly XmlNode[] | undefined {
  const [, first = '', joint = '', last = ''] =
    /^([\p{L}\d.]+)(?:(\s*[-–]+\s*)([\p{L}\d.]+))?$/u.exec(text) ?? []
  if (first === '') return [xml('page-range', {}, text)]
  if (last === '') return [xml('fpage', {}, first)]
  // Pages whose range is abbreviated, or that are not in numerical order, such as “1032.e1–1032”.
  if (last.length < first.length || digitsOf(first) > digitsOf(last)) return [xml('page-range', {}, text)]
  return [xml('fpage', {}, first), joint, xml('lpage', {}, last)]
}

function number(work: CslItem, words: readonly XmlNode[]): readonly XmlNode[] {
  if (work.type === 'patent') return [xml('patent', {}, words)]
  if (publicationType(work) === 'legal') return [xml('gov', {}, words)]
  if (work.type === 'report') return [xml('pub-id', {'pub-id-type': 'publisher-id'}, textOf(words))]
  return work.page === undefined ? [xml('elocation-id', {}, textOf(words))] : words
}

/** Removes a DOI's URL prefix from nodes that will be tagged as a DOI; the prefix alone is not a link. */
function withoutPrefix(nodes: readonly XmlNode[]): readonly XmlNode[] {
  return nodes.flatMap((node, index): readonly XmlNode[] => {
    const next = nodes[index + 1]
    const isPrefix =
      isXmlElement(node, 'ext-link') &&
      isXmlElement(next, 'pub-id') &&
      next.attributes.get('pub-id-type') === 'doi' &&
      textOf([node]) === 'https://doi.org/'
    return isPrefix ? node.children : [node]
  })
}

function textOf(nodes: readonly XmlNode[]): string {
  return nodes.map(node => (isXmlElement(node) ? textOf(node.children) : node)).join('')
}

/** The length of the text of nodes. */
export function lengthOf(nodes: readonly Inline[]): number {
  return nodes.reduce((length, node) => length + lengthOfNode(node), 0)
}

function lengthOfNode(node: Inline): number {
  if (node.type === 'text' || node.type === 'undefinedWork') return node.value.length
  if (node.type === 'formula') return node.tex.length + 2
  return lengthOf(childNodes(node) as readonly Inline[])
}

/** Nodes at the end without text, such as a picture; they belong to no span. */
function wordlessEnd(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.slice(nodes.findLastIndex(node => lengthOfNode(node) > 0) + 1)
}

/**
 * The part of nodes between two offsets; nodes that cannot be cut stay whole, in the part where they begin. With
 * `isClosed`, the part includes nodes without text at its end; otherwise they belong to the next part, so that no node
 * is in two parts.
 */
function cut(nodes: readonly Inline[], from: number, to: number, isClosed = false): readonly Inline[] {
  const made: Inline[] = []
  let at = 0
  for (const node of nodes) {
    const end = at + lengthOfNode(node)
    const [a, b] = [Math.max(from, at), Math.min(to, end)]
    const isIn = at === end ? at >= from && (at < to || (isClosed && at === to)) : at >= from && end <= to
    if (isIn) made.push(node)
    else if (a < b) {
      if (node.type === 'text') made.push({...node, value: node.value.slice(a - at, b - at)})
      else if ('children' in node)
        made.push({
          ...node,
          children: cut(node.children as readonly Inline[], a - at, b - at, b === end)
        } as Inline)
      else if (at >= from) made.push(node)
    }
    at = end
  }
  return made
}
