import type {Element, ElementContent} from 'hast'
import type {Nodes, Parents} from 'mdast'
import type {CrossReference, CrossReferenceList} from '../../core/mdast.ts'
import {inNumerals} from '../../core/numerals.ts'
import {targetOf} from '../../core/targets.ts'
import type {NumberedTarget} from '../../core/types.ts'
import {plainText, wordsWithoutNotes} from '../../core/walk.ts'
import {capitalised} from '../../resolve/terms.ts'
import type {ArticleContext} from './context.ts'
import {type Counted, conjunction, joinedRuns, runsOf} from './cross-reference-runs.ts'
import {h, textNode} from './elements.ts'
import {equationNumber} from './equation.ts'

/**
 * “Figure 3”, “Figures 1–3 and 5”, “(2)”, as links; the source, marked, if no such label exists. `parent` contains the
 * reference, and shows whether it begins a sentence.
 */
export function crossReference(
  context: ArticleContext,
  node: CrossReference | CrossReferenceList,
  parent: Parents | undefined
): ElementContent[] {
  const references = node.type === 'crossReference' ? [node] : node.children
  const isRange = node.type === 'crossReferenceList' && node.range === true
  const capital = references[0]?.capital === true || beginsSentence(node, parent)
  const groups = groupsOf(context, references)
  const printed = groups.map((group, index) => printGroup(context, group, capital && index === 0, isRange))
  return conjunction(printed, context.terms)
}

/** A reference with its target. */
type Resolved = Readonly<{reference: CrossReference; target: NumberedTarget | undefined}>

/** References of one kind and form together, in the order in which the first of each stands. */
function groupsOf(context: ArticleContext, references: readonly CrossReference[]): Resolved[][] {
  const groups = new Map<string, Resolved[]>()
  for (const reference of references) {
    const target = targetOf(context.manuscript, reference.label, context.file)
    // A target without a number cannot be counted with others.
    const isAlone = target === undefined || target.number === '' || isAlwaysAlone.has(reference.form)
    const key = isAlone ? `alone ${groups.size}` : `${target.kind} ${reference.form}`
    groups.set(key, [...(groups.get(key) ?? []), {reference, target}])
  }
  return [...groups.values()]
}

const isAlwaysAlone: ReadonlySet<CrossReference['form']> = new Set(['page', 'title'])

function printGroup(
  context: ArticleContext,
  group: readonly Resolved[],
  capital: boolean,
  isRange: boolean
): ElementContent[] {
  const [first] = group
  if (first?.target === undefined)
    return [h('strong', {className: ['cross-reference-undefined']}, first?.reference.value ?? '')]
  const {target, reference} = first
  if (group.length === 1) return [single(context, target, reference, capital)]
  const counted = group.map(
    (each): Counted => ({
      number: each.target?.number ?? '',
      printed: link(context, each.target ?? target, [], numberOf(context, each))
    })
  )
  const words = joinedRuns(runsOf(counted, isRange), context.terms)
  if (reference.form !== 'name') return words
  const name = nameOf(context, target, 'many', capital)
  return name === '' ? words : [textNode(`${name}\u00A0`), ...words]
}

/** One reference: all of it is the link. */
function single(
  context: ArticleContext,
  target: NumberedTarget,
  reference: CrossReference,
  capital: boolean
): Element {
  const {form} = reference
  const classes = form === 'page' ? ['page-reference'] : []
  const number = target.number === '' ? [] : numberOf(context, {reference, target})
  if (form === 'title' || number.length === 0)
    return link(context, target, classes, titleOf(context, target, form, capital))
  const name = form === 'name' || form === 'page' ? nameOf(context, target, 'one', capital) : ''
  return link(context, target, classes, name === '' ? number : [textNode(`${name}\u00A0`), ...number])
}

/** The title of a target without a number, after the name of its kind if wanted. */
function titleOf(
  context: ArticleContext,
  target: NumberedTarget,
  form: CrossReference['form'],
  capital: boolean
): ElementContent[] {
  const {node} = target
  const title = wordsOf(node).trim()
  const name = form === 'title' || form === 'bare' ? '' : nameOf(context, target, 'one', capital)
  if (title === '') return [textNode(name || target.label)]
  if (name === '' || target.kind !== 'section') return [textNode(title)]
  return [textNode(`${name}\u00A0`), h('em', {}, title)]
}

/** The title of a figure or table is its caption; the whole text of a division would be too much. */
function wordsOf(node: Nodes): string {
  if (!('children' in node)) return plainText(node)
  if (node.type === 'div') return ''
  if (node.type === 'figure') return wordsWithoutNotes(node.children.at(-1) ?? node)
  if (node.type !== 'htmlElement' || !isBlockOfHtml.test(node.tagName)) return wordsWithoutNotes(node)
  const caption = node.children.find(child => child.type === 'htmlElement' && child.tagName === 'caption')
  return caption === undefined ? '' : wordsWithoutNotes(caption)
}

const isBlockOfHtml = /^(?:div|blockquote|table|[duo]l)$/

function numberOf(context: ArticleContext, {reference, target}: Resolved): ElementContent[] {
  if (target?.kind !== 'equation') return [textNode(inNumerals(target?.number ?? '', context.numerals))]
  return equationNumber(context, target.number, reference.form !== 'bare')
}

function nameOf(
  {terms}: ArticleContext,
  {kind}: NumberedTarget,
  count: 'one' | 'many',
  capital: boolean
): string {
  const name = terms.names[kind][count]
  return capital ? capitalised(name) : name
}

function link(
  {manuscript}: ArticleContext,
  target: NumberedTarget,
  classes: readonly string[],
  words: ElementContent[]
): Element {
  const {kind, number, node, label} = target
  const id = kind === 'note' ? `note-${number}` : (manuscript.ids.get(node) ?? label)
  const className = classes.length > 0 ? [...classes] : ['cross-reference']
  return h('a', {className, href: `#${encodeURI(id)}`}, words)
}

/** Whether no text of the sentence precedes a node; one inside emphasis and the like counts as within the sentence. */
function beginsSentence(node: Nodes, parent: Parents | undefined): boolean {
  if (parent === undefined || !blocks.has(parent.type)) return false
  const siblings: readonly Nodes[] = parent.children
  const index = siblings.indexOf(node)
  if (index < 0) return false
  const before = plainText(siblings.slice(0, index))
  return /(?:^|[.?!…]["'»›”’)\]]*\s)\s*["'«‹“„‘([]*$/u.test(before) && !abbreviation.test(before)
}

const blocks: ReadonlySet<string> = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'caption',
  'tableCell',
  'inlineNote'
])

/** Abbreviations, whose full stop does not end a sentence. */
const abbreviation =
  /(?:^|[\s(])(?:cf|cfr|vgl|voir|v|p|pp|s|S|ej|ex|e\.g|i\.e|z\.\s?B|etc|al|art|no|n|vol|cap|ver|resp)\.\s+$/iu
