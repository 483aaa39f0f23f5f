import type {Nodes} from 'mdast'
import type {SourcePlace} from '../../core/article.ts'
import type {SourcedBlock} from './block-source.ts'
import type {Paper} from './paper.ts'

/** A block of a file that can be moved as a whole: a paragraph, a heading, a list, or a table with its caption. */
export type SourceUnit = Readonly<{
  file: string
  start: number
  end: number
  /** The position among the units of the paper. */
  index: number
  /** Whether a definition of a note or link is between this unit and the previous one. */
  isBehindDefinition: boolean
  node: Nodes
}>

/** The units of a paper in the order of its files; note definitions are not among them. */
export type SourceUnits = Readonly<{
  all: readonly SourceUnit[]
  /** Returns the unit that contains the text of a block; undefined for metadata and notes. */
  unitOf: (of: SourcedBlock) => SourceUnit | undefined
}>

/** Collects the units in the chapters of a paper. */
export function sourceUnits({manuscript}: Paper): SourceUnits {
  const all: SourceUnit[] = []
  const byFile = new Map<string, SourceUnit[]>()
  for (const {path, tree} of manuscript.project.chapters) {
    const own: SourceUnit[] = []
    let isBehindDefinition = false
    for (const node of tree.children) {
      const [start, end] = [node.position?.start.offset, node.position?.end.offset]
      isBehindDefinition ||= definitions.has(node.type)
      if (start === undefined || end === undefined || placeless.has(node.type)) continue
      own.push({file: path, start, end, index: all.length, isBehindDefinition, node})
      isBehindDefinition = false
      all.push(own.at(-1)!)
    }
    byFile.set(path, own)
  }
  return {
    all,
    unitOf({block: {owner, note}}) {
      const place = owner !== undefined && 'place' in owner ? owner.place : undefined
      if (place === undefined || note !== undefined) return undefined
      return unitAt(byFile.get(place.file) ?? [], place)
    }
  }
}

const definitions: ReadonlySet<string> = new Set(['footnoteDefinition', 'definition'])
const placeless: ReadonlySet<string> = new Set([...definitions, 'yaml', 'html'])

function unitAt(units: readonly SourceUnit[], {start, end}: SourcePlace): SourceUnit | undefined {
  let [low, high] = [0, units.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (units[middle]!.start <= start) low = middle
    else high = middle - 1
  }
  const found = units[low]
  return found !== undefined && found.start <= start && end <= found.end ? found : undefined
}
