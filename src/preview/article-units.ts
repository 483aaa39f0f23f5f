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
  /**
   * The node of the article that alone determines a unit; undefined if the unit has notes, or content from elsewhere.
   */
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
  const blocks = placedBlocks(article, queries, elementsIn)
  const notes = article.notes.flatMap(({number, children}) =>
    children.flatMap(({place}) => (place === undefined ? [] : [{unit: `#note-${number}`, place}]))
  )
  const placedNotes = byFile(notes)
  const entries = article.lists.flatMap(({entries}) => entries)
  const keys = new Map(entries.map(({anchor, key}) => [`#${anchor}`, key]))
  const anchors = new Map(entries.map(({anchor, key}) => [key, `#${anchor}`]))
  const lists = article.body.filter(({type}) => type === 'notes' || type === 'references')

  return {
    elementsOf(unit) {
      if (!unit.startsWith('#')) return blocks.elementOf(unit)
      return parts.of(unit, () => lists.flatMap(elementsIn))?.children
    },
    nodeOf(unit) {
      const found = blocks.at(unit)
      return found !== undefined && found.count === 1 && standsAlone(found.node) ? found.node : undefined
    },
    placeOf: unit => blocks.at(unit)?.node.place ?? notes.find(note => note.unit === unit)?.place,
    unitsAt(file, offset) {
      const around = (placedNotes.get(file) ?? []).filter(({place}) => isAround(place, offset))
      return [...around.map(({unit}) => unit), ...blocks.unitsAt(file, offset)]
    },
    keyOf: unit => keys.get(unit),
    entryOf: key => anchors.get(key)
  }
}

function isAround(place: FileRange | undefined, offset: number): boolean {
  return place !== undefined && place.start <= offset && offset <= place.end
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

/** The blocks of the text by the numbers of their elements; each element is a unit. */
type PlacedBlocks = Readonly<{
  at: (unit: UnitName) => Readonly<{node: Block; index: number; count: number}> | undefined
  elementOf: (unit: UnitName) => readonly Element[] | undefined
  unitsAt: (file: string, offset: number) => readonly UnitName[]
}>

/**
 * The blocks from a file: their numbers and places, as lists of numbers, because all of them are searched for each
 * finding.
 */
type BlocksOfFile = Readonly<{numbers: number[]; starts: number[]; ends: number[]}>

const noBlocks: BlocksOfFile = {numbers: [], starts: [], ends: []}

function placedBlocks(
  article: Article,
  queries: QueryForm,
  elementsIn: (node: Node) => readonly Element[]
): PlacedBlocks {
  const {body} = article
  /** The number of the first element of each block, followed by the number of all elements. */
  const firsts = new Int32Array(body.length + 1)
  const byFile = new Map<string, BlocksOfFile>()
  for (const [number, node] of body.entries()) {
    firsts[number + 1] = firsts[number]! + (countIn(node, article) ?? countOf(node, queries, elementsIn))
    if (node.place === undefined) continue
    const {file, start, end} = node.place
    const own = byFile.get(file) ?? {numbers: [], starts: [], ends: []}
    byFile.set(file, own)
    own.numbers.push(number)
    own.starts.push(start)
    own.ends.push(end)
  }
  function at(unit: UnitName): ReturnType<PlacedBlocks['at']> {
    const number = /^block (\d+)$/.exec(unit)?.[1]
    if (number === undefined || Number(number) >= firsts.at(-1)!) return undefined
    let [low, high] = [0, body.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (firsts[middle]! <= Number(number)) low = middle
      else high = middle - 1
    }
    const [first, next] = [firsts[low]!, firsts[low + 1]!]
    return {node: body[low]!, index: Number(number) - first, count: next - first}
  }
  return {
    at,
    elementOf(unit) {
      const found = at(unit)
      return found && elementsIn(found.node).slice(found.index, found.index + 1)
    },
    unitsAt(file, offset) {
      const {numbers, starts, ends} = byFile.get(file) ?? noBlocks
      const units: UnitName[] = []
      for (const [index, number] of numbers.entries()) {
        if (starts[index]! > offset || ends[index]! < offset) continue
        for (let unit = firsts[number]!; unit < firsts[number + 1]!; unit++) units.push(`block ${unit}`)
      }
      return units
    }
  }
}

/**
 * The number of elements of a block, which must be rendered to count them; the count of an unchanged block is cached.
 */
function countOf(node: Block, queries: QueryForm, elementsIn: (node: Node) => readonly Element[]): number {
  const known = knownCounts(node)
  const count = known.get(queries) ?? elementsIn(node).length
  // Lists in a block show content from elsewhere.
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

/** The kinds of blocks that are one element each; all other blocks are rendered to count their elements. */
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
 * Renders notes and entries one by one: a long paper has thousands, of which few are requested. `of` returns a unit;
 * its first call renders the lists without notes and entries, to record how each of these is rendered.
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
