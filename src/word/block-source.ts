import type {Nodes, Table as TableNode} from 'mdast'
import type {SourcePlace} from '../core/article.ts'
import type {Chapter} from '../core/types.ts'
import {walk} from '../core/walk.ts'
import {type BlockText, blockText} from '../docx/block-text.ts'
import type {ArticleBlock} from '../docx/blocks.ts'
import {type SourceText, sourceText} from './source-text.ts'

/** A block with its text, and its source where the paper has one. */
export type SourcedBlock = Readonly<{
  block: ArticleBlock
  shown: BlockText
  source?: BlockSource
}>

/** Where each unit of a block stands in a file; of what galley writes itself, nowhere. */
export type BlockSource = Readonly<{
  file: string
  written: SourceText
  /** For each unit of the block that of the source text, or -1. */
  units: Int32Array
}>

/** The blocks of an article with their sources, which are in the trees of the chapters. */
export function sourcedBlocks(
  blocks: readonly ArticleBlock[],
  texts: readonly Chapter[]
): readonly SourcedBlock[] {
  const finders = new Map(texts.map(text => [text.path, nodeFinder(text)]))
  /** How many lines of a verse have been found. */
  const lines = new Map<unknown, number>()
  return blocks.map(block => {
    const shown = blockText(block.words)
    const place = placeOf(block)
    const finder = place && finders.get(place.file)
    if (place === undefined || finder === undefined) return {block, shown}
    const line = lines.get(block.owner) ?? 0
    if (block.kind === 'line') lines.set(block.owner, line + 1)
    const nodes = finder(block, place, line)
    if (nodes === undefined) return {block, shown}
    const text = texts.find(({path}) => path === place.file)!.text
    const written = sourceText(nodes, text)
    return {block, shown, source: {file: place.file, written, units: alignUnits(shown, written)}}
  })
}

function placeOf({owner}: ArticleBlock): SourcePlace | undefined {
  return owner !== undefined && 'place' in owner ? owner.place : undefined
}

type Finder = (block: ArticleBlock, place: SourcePlace, line: number) => readonly Nodes[] | undefined

/** Finds the nodes of a text whose words a block has, by the place of the node that they are in. */
function nodeFinder({tree}: Chapter): Finder {
  const byPlace = new Map<string, Nodes>()
  walk(tree, node => {
    const key = `${mdastType(node.type)} ${node.position?.start.offset} ${node.position?.end.offset}`
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
    if (kind === 'equation') return [node]
    return 'children' in node && words.length > 0 && kind !== 'listing'
      ? (node.children as readonly Nodes[])
      : undefined
  }
}

/** Kinds of Markdown nodes by the nodes of the article that they become. */
function mdastType(type: Nodes['type']): string {
  return articleTypes[type] ?? type
}

const articleTypes: Readonly<Partial<Record<Nodes['type'], string>>> = {
  blockquote: 'quotation',
  div: 'division',
  math: 'equation',
  code: 'listing',
  inlineNote: 'paragraph',
  definitionTerm: 'term',
  htmlElement: 'element'
}

function childrenOfType(node: Nodes, type: Nodes['type']): readonly Nodes[] | undefined {
  const found =
    'children' in node ? (node.children as readonly Nodes[]).find(each => each.type === type) : undefined
  return found && 'children' in found ? (found.children as readonly Nodes[]) : undefined
}

/** The row of a table without a head begins with an empty one in the file. */
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

/**
 * Aligns the units of a block with those of its source. They differ in white space, and in what galley writes itself;
 * atoms are paired by kind and order, since punctuation moves around raised numbers.
 */
function alignUnits(shown: BlockText, written: SourceText): Int32Array {
  const units = new Int32Array(shown.text.length).fill(-1)
  alignLetters(shown.text, written.text, units)
  return units
}

function alignLetters(shown: string, written: string, units: Int32Array): void {
  let at = 0
  for (let index = 0; index < shown.length; index++) {
    const unit = shown[index]!
    if (isSpace(unit)) {
      if (at < written.length && isSpace(written[at]!)) {
        units[index] = at
        while (at < written.length && isSpace(written[at]!)) at++
      }
      continue
    }
    const found = placeFrom(unit, shown, index, written, at)
    if (found === undefined) continue
    units[index] = found
    at = found + 1
  }
}

/** The place of a unit in the source from an offset; what follows must agree where units are left out. */
function placeFrom(
  unit: string,
  shown: string,
  index: number,
  written: string,
  at: number
): number | undefined {
  for (let place = at; place < Math.min(written.length, at + mostLeftOut); place++) {
    if (written[place] !== unit) continue
    if (place === at || agrees(shown, index, written, place)) return place
  }
  return undefined
}

const mostLeftOut = 400

function agrees(shown: string, index: number, written: string, place: number): boolean {
  const letters = (text: string, from: number): string =>
    text
      .slice(from, from + 12)
      .replace(/\s+/g, '')
      .slice(0, 4)
  return letters(shown, index) === letters(written, place)
}

function isSpace(unit: string): boolean {
  return unit === ' ' || /\s/.test(unit)
}
