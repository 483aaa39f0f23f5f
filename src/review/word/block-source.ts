import type {Nodes, Table as TableNode} from 'mdast'
import type {SourcePlace} from '../../core/article.ts'
import type {Chapter} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {type BlockText, blockText} from '../../outputs/docx/block-text.ts'
import {type ArticleBlock, articleBlocks} from '../../outputs/docx/named-blocks.ts'
import {alignUnits} from './align-units.ts'
import type {Paper} from './paper.ts'
import {type SourceText, sourceText} from './source-text.ts'
import {valueSources} from './value-source.ts'

/** A block with its text, and with its source if it has one in the paper. */
export type SourcedBlock = Readonly<{
  block: ArticleBlock
  shown: BlockText
  source?: BlockSource
}>

/** The places of the units of a block in a file; text that galley generates has none. */
export type BlockSource = Readonly<{
  file: string
  written: SourceText
  /** For each unit of the block, the index of the unit in the source text, or -1. */
  units: Int32Array
  /** Whether the block is a YAML value, which is a single paragraph in one style. */
  isValue?: true
  /** The quotation marks around the value. */
  quote?: '"' | "'"
}>

/** The blocks of a paper's article with their sources, in the trees of the chapters or in the settings. */
export function sourcedBlocks(paper: Paper): readonly SourcedBlock[] {
  const {project} = paper.manuscript
  const texts = new Map(project.chapters.map(text => [text.path, text]))
  const finders = new Map(project.chapters.map(text => [text.path, nodeFinder(text)]))
  const findValue = valueSources(paper)
  /** For each verse, the number of its lines found so far. */
  const lines = new Map<unknown, number>()
  return articleBlocks(paper.article).map(block => {
    const shown = blockText(block.words)
    const place = placeOf(block)
    const line = lines.get(block.owner) ?? 0
    if (block.kind === 'line') lines.set(block.owner, line + 1)
    const nodes = place && finders.get(place.file)?.(block, place, line)
    if (nodes === undefined) {
      const source = findValue(block, shown)
      return {block, shown, ...(source && {source})}
    }
    const written = sourceText(nodes, texts.get(place!.file)!.text)
    return {block, shown, source: {file: place!.file, written, units: alignUnits(shown.text, written.text)}}
  })
}

function placeOf({owner}: ArticleBlock): SourcePlace | undefined {
  return owner !== undefined && 'place' in owner ? owner.place : undefined
}

type Finder = (block: ArticleBlock, place: SourcePlace, line: number) => readonly Nodes[] | undefined

/** Returns a function that finds the nodes with a block's words, within the node at the block's place. */
function nodeFinder({tree}: Chapter): Finder {
  const byPlace = new Map<string, Nodes>()
  walk(tree, node => {
    const key = `${articleType(node)} ${node.position?.start.offset} ${node.position?.end.offset}`
    if (!byPlace.has(key)) byPlace.set(key, node)
    return undefined
  })
  return ({kind, owner, cell, words}, {start, end}, line) => {
    const node = byPlace.get(`${owner?.type} ${start} ${end}`)
    if (node === undefined) return undefined
    if (kind === 'caption') return childrenOfType(node, 'caption')
    if (kind === 'source') return childrenOfType(node, 'quotationSource')
    if (kind === 'line') return node.type === 'lineBlock' ? node.children[line]?.children : undefined
    if (kind === 'cell')
      return node.type === 'table' && cell ? cellNodes(node, cell.row, cell.index, cell.table) : undefined
    if (kind === 'equation' || node.type === 'cite') return [node]
    return 'children' in node && words.length > 0 && kind !== 'listing'
      ? (node.children as readonly Nodes[])
      : undefined
  }
}

/** The type of article node that a Markdown node becomes. */
function articleType({type, data}: Nodes): string {
  return data !== undefined && 'theorem' in data ? 'theorem' : (articleTypes[type] ?? type)
}

const articleTypes: Readonly<Partial<Record<Nodes['type'], string>>> = {
  blockquote: 'quotation',
  div: 'division',
  math: 'equation',
  code: 'listing',
  inlineNote: 'paragraph',
  definitionTerm: 'term',
  htmlElement: 'element',
  cite: 'citation'
}

function childrenOfType(node: Nodes, type: Nodes['type']): readonly Nodes[] | undefined {
  const found =
    'children' in node ? (node.children as readonly Nodes[]).find(each => each.type === type) : undefined
  return found && 'children' in found ? (found.children as readonly Nodes[]) : undefined
}

/** The cells of a table; if it has no head, its Markdown begins with an empty row. */
function cellNodes(
  node: TableNode,
  row: number,
  index: number,
  table: Readonly<{head: readonly unknown[]; body: readonly unknown[]; foot: readonly unknown[]}>
): readonly Nodes[] | undefined {
  const rows = table.head.length + table.body.length + table.foot.length
  const cell = node.children[row + node.children.length - rows]?.children[index]
  return cell?.type === 'tableCell' ? cell.children : undefined
}
