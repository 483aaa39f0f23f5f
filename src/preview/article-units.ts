import type {Element, ElementContent} from 'hast'
import type {Article, Block, Node} from '../core/article.ts'
import {perObject} from '../core/per-object.ts'
import {walkNodes} from '../core/walk-article.ts'
import type {QueryForm} from '../outputs/article/context.ts'
import {nodesToHast} from '../outputs/article/index.ts'
import {listsIn} from '../outputs/article/known-blocks.ts'
import {withMentions} from '../outputs/html/mentions.ts'
import type {Rendering} from '../outputs/output.ts'
import type {FileRange} from '../review/proofs/map/texts.ts'

/**
 * A unit of the page: an element of the text by its number (`block 12`), a note or an entry of a list by its id
 * (`#note-3`), or a text of the metadata (`title`, `abstract 0`).
 */
export type UnitName = string

/** The units of a page, and the elements of each with the places of their sources. */
export type ArticleUnits = Readonly<{
  elementsOf: (unit: UnitName) => readonly ElementContent[] | undefined
  /** The node of the article that alone determines a unit; undefined if it has notes, or content from elsewhere. */
  nodeOf: (unit: UnitName) => Node | undefined
  /** The place of the block that contains a unit. */
  placeOf: (unit: UnitName) => FileRange | undefined
  /** The units that may show a place of a chapter, the likeliest first. */
  unitsAt: (file: string, offset: number) => readonly UnitName[]
  /** The key of the work of an entry. */
  keyOf: (unit: UnitName) => string | undefined
  /** The entry of a work. */
  entryOf: (key: string) => UnitName | undefined
}>

/** Finds the units of the page that an article is rendered to. */
export async function articleUnits({manuscript, ...rendering}: Rendering): Promise<ArticleUnits> {
  const article = withMentions(rendering.article)
  const queries = rendering.draft ? 'words' : 'none'
  const parts = apartParts()
  const all = await nodesToHast(article, manuscript.project, {places: true, queries}, parts.part)
  const elementsIn = (node: Node): readonly Element[] => all([node]).filter(each => each.type === 'element')
  const blocks = blocksOf(article, queries, elementsIn)
  const byUnit = new Map(blocks.map(block => [block.unit, block]))
  const placedBlocks = byFile(blocks)
  const notes = article.notes.flatMap(({number, children}) =>
    children.flatMap(({place}) => (place === undefined ? [] : [{unit: `#note-${number}`, place}]))
  )
  const placedNotes = byFile(notes)
  const entries = article.lists.flatMap(({entries}) => entries)
  const keys = new Map(entries.map(({anchor, key}) => [`#${anchor}`, key]))
  const anchors = new Map(entries.map(({anchor, key}) => [key, `#${anchor}`]))
  const lists = blocks.filter(({isList}) => isList)

  return {
    elementsOf(unit) {
      if (!unit.startsWith('#')) return byUnit.get(unit)?.elements()
      return parts.of(unit, () => lists.flatMap(({elements}) => elements()))?.children
    },
    nodeOf(unit) {
      const {node, isOnly} = byUnit.get(unit) ?? {}
      return node !== undefined && isOnly === true && standsAlone(node) ? node : undefined
    },
    placeOf: unit => byUnit.get(unit)?.place ?? notes.find(note => note.unit === unit)?.place,
    unitsAt(file, offset) {
      const own = [...(placedNotes.get(file) ?? []), ...(placedBlocks.get(file) ?? [])]
      const around = own.filter(({place}) => place && place.start <= offset && offset <= place.end)
      return around.map(({unit}) => unit)
    },
    keyOf: unit => keys.get(unit),
    entryOf: key => anchors.get(key)
  }
}

const standsAlone = perObject((block: Node): boolean => {
  let isAlone = listsIn(block).length === 0
  walkNodes([block], ({type}) => {
    if (type === 'noteCall' || type === 'query') isAlone = false
    return isAlone ? undefined : false
  })
  return isAlone
})

function byFile<Placed extends Readonly<{place: FileRange | undefined}>>(
  placed: readonly Placed[]
): ReadonlyMap<string, readonly Placed[]> {
  const found = new Map<string, Placed[]>()
  for (const each of placed) {
    if (each.place === undefined) continue
    const own = found.get(each.place.file)
    if (own === undefined) found.set(each.place.file, [each])
    else own.push(each)
  }
  return found
}

/** A block of the text: its unit is that of its first element. */
type PlacedBlock = Readonly<{
  unit: UnitName
  place: FileRange | undefined
  /** Whether it has notes or entries, which are units of their own. */
  isList: boolean
  node: Node
  /** Whether it is the only element of its node. */
  isOnly: boolean
  elements: () => readonly Element[]
}>

function blocksOf(
  article: Article,
  queries: QueryForm,
  elementsIn: (node: Node) => readonly Element[]
): readonly PlacedBlock[] {
  let count = 0
  return article.body.flatMap(node => {
    const length = countIn(node, article) ?? countOf(node, queries, elementsIn)
    const first = count
    count += length
    const isList = node.type === 'notes' || node.type === 'references'
    return Array.from({length}, (_, index) => ({
      unit: `block ${first + index}`,
      place: node.place,
      isList,
      node,
      isOnly: length === 1,
      elements: () => elementsIn(node).slice(index, index + 1)
    }))
  })
}

/** The number of elements of a block that has to be rendered for it; a block of the last build has as many as then. */
function countOf(node: Block, queries: QueryForm, elementsIn: (node: Node) => readonly Element[]): number {
  const known = knownCounts(node)
  const count = known.get(queries) ?? elementsIn(node).length
  // Lists in a block have their content from elsewhere.
  if (listsIn(node).length === 0) known.set(queries, count)
  return count
}

const knownCounts = perObject((_: Block) => new Map<QueryForm, number>())

/** The number of elements of a block, if it is known without rendering. */
function countIn(node: Block, {lists}: Article): number | undefined {
  if (node.type !== 'references') return singles.has(node.type) ? 1 : undefined
  const isEmpty = (lists[node.list]?.entries.length ?? 0) === 0
  return isEmpty && node.title === undefined && node.children === undefined ? 0 : 1
}

/** The kinds of blocks that are one element each; others are rendered to count theirs. */
const singles: ReadonlySet<Block['type']> = new Set<Block['type']>([
  'heading',
  'paragraph',
  'listing',
  'list',
  'figure',
  'table',
  'equation',
  'callout',
  'theorem',
  'quotation',
  'lineBlock',
  'definitionList',
  'thematicBreak',
  'notes'
])

/**
 * Notes and entries one by one: a long paper has thousands, of which few are requested. `of` returns a unit after
 * `renderLists` has rendered the lists without them once.
 */
function apartParts() {
  const renders = new Map<UnitName, () => Element>()
  let isApart = false
  const part: PartRenderer = (_name, shown, render) => {
    if (!isApart) return render()
    renders.set('anchor' in shown ? `#${shown.anchor}` : `#note-${shown.number}`, render)
    return {type: 'text', value: ''}
  }
  function of(unit: UnitName, renderLists: () => unknown): Element | undefined {
    if (renders.size === 0) {
      isApart = true
      renderLists()
      isApart = false
    }
    return renders.get(unit)?.()
  }
  return {part, of}
}

type PartRenderer = NonNullable<Parameters<typeof nodesToHast>[3]>
