import type {Nodes, Parents} from 'mdast'
import type {Inline} from '../core/article.ts'
import type {CrossReferenceList, CrossReferenceNode} from '../core/mdast.ts'
import {inNumerals} from '../core/numerals.ts'
import {referenceForm} from '../core/reference-form.ts'
import {targetOf} from '../core/targets.ts'
import {capitalised} from '../core/terms/index.ts'
import {namesOfTarget} from '../core/terms/theorem-names.ts'
import type {NumberedTarget} from '../core/types.ts'
import {articleText, type Composing, placeIn} from './context.ts'
import {type Counted, conjunction, joinedRuns, runsOf} from './cross-reference-runs.ts'
import {printedTitle} from './title-words.ts'
import {wordsBefore} from './words-before.ts'

/**
 * Composes “Figure 3”, “Figures 1–3 and 5” or “(2)” as links. The source of a reference with an undefined label is
 * shown, and marked. `parent` contains the reference, whose first word is capitalized at the beginning of a sentence.
 */
export function crossReference(
  composing: Composing,
  node: CrossReferenceNode | CrossReferenceList,
  parent: Parents | undefined
): Inline[] {
  const {manuscript, file} = composing
  const references = (node.type === 'crossReference' ? [node] : node.children).map(each => ({
    ...each,
    form: referenceForm(manuscript, each, targetOf(manuscript, each.label, file))
  }))
  const isRange = node.type === 'crossReferenceList' && node.range === true
  const capital = references[0]?.capital === true || beginsSentence(node, parent)
  const groups = groupsOf(composing, references)
  const words = groups.map((group, index) => wordsOfGroup(composing, group, capital && index === 0, isRange))
  return conjunction(words, composing.terms)
}

/** A reference and the target that it resolves to. */
type Resolved = Readonly<{reference: CrossReferenceNode; target: NumberedTarget | undefined}>

/** Groups references by kind and form, in the order of first occurrence. */
function groupsOf(composing: Composing, references: readonly CrossReferenceNode[]): Resolved[][] {
  const groups = new Map<string, Resolved[]>()
  for (const reference of references) {
    const target = targetOf(composing.manuscript, reference.label, composing.file)
    // A reference to a target without a number cannot be grouped with others.
    const isAlone = target === undefined || target.number === '' || isAlwaysAlone.has(reference.form)
    const key = isAlone ? `alone ${groups.size}` : `${namedKind(target)} ${reference.form}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [{reference, target}])
    else group.push({reference, target})
  }
  return [...groups.values()]
}

const isAlwaysAlone: ReadonlySet<CrossReferenceNode['form']> = new Set(['page', 'part', 'title'])

function wordsOfGroup(
  composing: Composing,
  group: readonly Resolved[],
  capital: boolean,
  isRange: boolean
): Inline[] {
  const [first] = group
  if (first?.target === undefined) return [{type: 'undefinedReference', value: first?.reference.value ?? ''}]
  const {target, reference} = first
  if (group.length === 1) return [single(composing, target, reference, capital)]
  const counted = group.map(
    (each): Counted => ({
      number: each.target?.number ?? '',
      link: link(composing, each.target ?? target, each.reference, numberOf(composing, each))
    })
  )
  const words = joinedRuns(runsOf(counted, isRange), composing.terms)
  if (reference.form !== 'name') return words
  const name = nameOf(composing, target, 'many', capital)
  return name === '' ? words : [articleText(`${name}\u00A0`), ...words]
}

/** Composes a single reference as one link, with the name and the number. */
function single(
  composing: Composing,
  target: NumberedTarget,
  reference: CrossReferenceNode,
  capital: boolean
): Inline {
  const {form} = reference
  const number = target.number === '' ? [] : numberOf(composing, {reference, target})
  if (form === 'title' || number.length === 0)
    return link(composing, target, reference, titleOf(composing, target, form, capital))
  const name = form === 'name' || form === 'page' ? nameOf(composing, target, 'one', capital) : ''
  return link(composing, target, reference, name === '' ? number : [articleText(`${name}\u00A0`), ...number])
}

/**
 * The text of a reference that prints no number: the title of its target, for a section possibly after the word
 * “section”. A target without a title is named by its kind or its label.
 */
function titleOf(
  composing: Composing,
  target: NumberedTarget,
  form: CrossReferenceNode['form'],
  capital: boolean
): readonly Inline[] {
  const title = printedTitle(composing, target.node)
  const name =
    form === 'title' || form === 'bare' || form === 'number' ? '' : nameOf(composing, target, 'one', capital)
  if (title.length === 0) return [articleText(name || target.label)]
  if (name === '' || target.kind !== 'section') return title
  return [articleText(`${name}\u00A0`), {type: 'emphasis', children: title}]
}

function numberOf(composing: Composing, {reference, target}: Resolved): Inline[] {
  const letter = reference.form === 'part' ? /[a-z]+$/.exec(target?.number ?? '')?.[0] : undefined
  if (letter !== undefined) return [articleText(`(${letter})`)]
  if (target?.kind !== 'equation') return [articleText(inNumerals(target?.number ?? '', composing.numerals))]
  const {number} = target
  const shown = inNumerals(number, composing.numerals)
  // A number typed by the author, `\tag{$\star$}`, can contain a formula.
  const words: Inline = /[$\\]/.test(number)
    ? {type: 'formula', tex: `\\text{${number}}`, fallback: shown}
    : articleText(shown)
  return reference.form === 'bare' ? [words] : [articleText('('), words, articleText(')')]
}

/** The name by which references are grouped: the kind of the target, or the kind of theorem. */
function namedKind({kind, node, sectionKind}: NumberedTarget): string {
  const {theorem} = (node.type === 'div' && node.data) || {}
  return theorem?.own?.name ?? theorem?.kind ?? sectionKind ?? kind
}

function nameOf(
  {manuscript}: Composing,
  target: NumberedTarget,
  count: 'one' | 'many',
  capital: boolean
): string {
  const name = namesOfTarget(manuscript.metadata.lang, target)[count]
  return capital ? capitalised(name) : name
}

function link(
  composing: Composing,
  {kind, number, node, label, lineId}: NumberedTarget,
  reference: CrossReferenceNode,
  words: readonly Inline[]
): Inline {
  const {ids} = composing.manuscript
  const target = kind === 'note' ? `note-${number}` : (lineId ?? ids.get(node) ?? label)
  return {
    type: 'crossReference',
    label: reference.label,
    target,
    ...(reference.form === 'page' && {page: true}),
    ...placeIn(reference, composing),
    children: words
  }
}

/** Whether a node begins a sentence; never if its parent is inline, such as emphasis. */
function beginsSentence(node: Nodes, parent: Parents | undefined): boolean {
  if (parent === undefined || !blocks.has(parent.type)) return false
  const before = wordsBefore(node, parent)
  if (before === undefined) return false
  return /(?:^|[.?!…]["'»›”’)\]]*\s)\s*["'«‹“„‘([]*$/u.test(before) && !abbreviation.test(before)
}

const blocks: ReadonlySet<string> = new Set<Nodes['type']>([
  'paragraph',
  'heading',
  'caption',
  'tableCell',
  'inlineNote'
])

/** Abbreviations whose full stop does not end a sentence. */
const abbreviation =
  /(?:^|[\s(])(?:cf|cfr|vgl|voir|v|p|pp|s|S|ej|ex|e\.g|i\.e|z\.\s?B|etc|al|art|no|n|vol|cap|ver|resp)\.\s+$/iu
