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

/** A block with its text, and its source if the paper has one. */
export type SourcedBlock = Readonly<{
  block: ArticleBlock
  shown: BlockText
  source?: BlockSource
}>

/** The places of a block's units in a file; text that galley generates has none. */
export type BlockSource = Readonly<{
  file: string
  written: SourceText
  /** For each unit of the block the unit of the source text, or -1. */
  units: Int32Array
  /** Whether it is a value of YAML, which has one paragraph in one style. */
  isValue?: true
  /** The quotation marks around that value. */
  quote?: '"' | "'"
}>

/** The blocks of a paper's article with their sources, which are in the trees of the chapters and in the settings. */
export function sourcedBlocks(paper: Paper): readonly SourcedBlock[] {
  const {project} = paper.manuscript
  const texts = new Map(project.chapters.map(text => [text.path, text]))
  const finders = new Map(project.chapters.map(text => [text.path, nodeFinder(text)]))
  const findValue = valueSources(paper)
  /** The number of lines found so far of each verse. */
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

/** Finds the nodes of a text that contain the words of a block, by the place of the enclosing node. */
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

/** The type of the article node into which a Markdown node is composed. */
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

/** In the file, a table without a head begins with an empty row. */
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
