import {alphabetical} from '../cite/alphabetical.ts'
import type {Block, Definition, Inline, Term} from '../core/article.ts'
import type {Div, GlossaryTermNode} from '../core/mdast.ts'
import {slug} from '../core/slug.ts'
import type {Terms} from '../core/terms/index.ts'
import type {Glossary, TermDefinition} from '../core/types.ts'
import {blockOf, type Composing} from './context.ts'
import {wordNodes} from './word-nodes.ts'

/**
 * Composes a use of a glossary term: its words, an abbreviation with its long form, and a link to its entry in the
 * list.
 */
export function glossaryTerm(node: GlossaryTermNode, {manuscript}: Composing): readonly Inline[] {
  if (node.form === 'reset') return []
  const use = manuscript.glossary.uses.get(node)
  if (use === undefined) return [{type: 'undefinedReference', value: node.words ?? node.key}]
  const {words, short, title, target} = use
  const shown = wordNodes(words)
  if (shown.length === 0) return []
  const abbreviated = (children: readonly Inline[]): Inline =>
    title === undefined ? {type: 'span', children} : {type: 'abbreviation', title, children}
  const inFull: readonly Inline[] =
    short !== undefined
      ? [...shown, {type: 'text', value: ' ('}, abbreviated(wordNodes(short)), {type: 'text', value: ')'}]
      : title === undefined
        ? shown
        : [abbreviated(shown)]
  return target === undefined ? inFull : [{type: 'link', url: `#${target}`, children: inFull}]
}

/** Composes the list of terms for its placeholder, an empty division; undefined for any other division. */
export function glossaryPlace(node: Div, composing: Composing): Block | undefined {
  const {id, classes = []} = node.data?.attributes ?? {}
  const names = node.children.length > 0 || id === undefined ? undefined : lists.get(id)
  if (names === undefined) return undefined
  const {manuscript, terms} = composing
  const block = blockOf(node, composing)
  const isTitled = classes.includes('with-heading')
  const {places} = manuscript.glossary
  // `\printglossaries` leaves out a list that has a place of its own.
  const here =
    id === 'terms'
      ? names.filter(name => !places.some(place => lists.get(place)?.[0] === name && place !== id))
      : names
  const children = here.flatMap(name =>
    listOf(name, manuscript.glossary, {
      terms,
      lang: manuscript.metadata.lang,
      isTitled,
      id: `${block.id}-${name}`
    })
  )
  return {type: 'division', ...block, classes: ['glossary'], children}
}

type ListName = 'described' | 'abbreviations'

/** The lists that a placeholder requests, by its label. */
const lists: ReadonlyMap<string, readonly ListName[]> = new Map([
  ['glossary', ['described']],
  ['abbreviations', ['abbreviations']],
  ['acronyms', ['abbreviations']],
  ['terms', ['described', 'abbreviations']]
])

/**
 * The glossary at the end of the paper; empty if a placeholder contains the glossary, or if no used term has a
 * description.
 */
export function glossaryAtEnd(
  glossary: Glossary,
  around: Readonly<{terms: Terms; lang: string}>
): readonly Block[] {
  const {places, described} = glossary
  if (described.length === 0 || places.some(place => lists.get(place)?.includes('described'))) return []
  const children = listOf('described', glossary, {...around, isTitled: true, id: 'glossary'})
  return [{type: 'division', id: 'glossary', classes: ['glossary'], children}]
}

type ListForm = Readonly<{terms: Terms; lang: string; isTitled: boolean; id: string}>

function listOf(name: ListName, glossary: Glossary, {terms, lang, isTitled, id}: ListForm): readonly Block[] {
  const entries = alphabetical(glossary[name], ({short}) => short.replace(/[$\\{}]/g, ''), lang)
  if (entries.length === 0) return []
  const title = name === 'described' ? terms.glossary : terms.abbreviations
  const heading: Block = {
    type: 'heading',
    id: `${id}-heading`,
    anchor: `${name}-list`,
    level: 1,
    unnumbered: true,
    classes: ['unnumbered'],
    children: [{type: 'text', value: title}]
  }
  const children = entries.flatMap(
    (entry): ReadonlyArray<Term | Definition> => [
      {type: 'term', anchor: `term-${slug(entry.key)}`, children: wordNodes(entry.short)},
      {
        type: 'definition',
        children: [{type: 'paragraph', id: `${id}-${slug(entry.key)}`, children: wordNodes(explained(entry))}]
      }
    ]
  )
  return [...(isTitled ? [heading] : []), {type: 'definitionList', id: `${id}-list`, children}]
}

/** The definition of a term in the list: its long form and its description. */
function explained({long, description}: TermDefinition): string {
  return [long, description].filter(words => words !== undefined && words !== '').join(': ')
}
