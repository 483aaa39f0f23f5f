import type {Code} from 'mdast'
import type {ChapterResults} from '../../core/types.ts'
import {chunkOf, isOff} from './chunk.ts'
import {frozenBetween, frozenCells} from './frozen.ts'

/**
 * The cell of the notebook or frozen document for each chunk; undefined if the numbers of cells and chunks do not
 * match, or for a chunk without a cell.
 */
export function cellsOf(
  chunks: readonly Code[],
  text: string,
  results: ChapterResults | undefined
): ReadonlyArray<string | undefined> | undefined {
  if (results?.notebook?.cells.length === chunks.length) return results.notebook.cells
  const {frozen} = results ?? {}
  if (frozen === undefined) return undefined
  const cells = frozenCells(frozen.markdown)
  if (cells.length === chunks.length) return cells
  // Jupyter omits cells with `include: false`, and Quarto puts no div around output that is Markdown.
  const isHidden = (node: Code): boolean => isOff(chunkOf(node)!, 'include')
  const ways = [[isHidden], [isBare], [isHidden, isBare]]
  const shown = ways
    .map(without => chunks.filter(node => !without.some(isOmitted => isOmitted(node))))
    .find(each => each.length === cells.length)
  return (
    shown &&
    chunks.map(node =>
      shown.includes(node)
        ? cells[shown.indexOf(node)]
        : isHidden(node)
          ? ''
          : frozenBetween(textBefore(node, text), textAfter(node, text), frozen.markdown)
    )
  )
}

function isBare(node: Code): boolean {
  const {options} = chunkOf(node)!
  return options.get('output') === 'asis' || options.get('results') === 'asis'
}

/** The last line before a chunk. */
function textBefore({position}: Code, text: string): string {
  const before = text.slice(0, position?.start.offset).trimEnd()
  return before.slice(before.lastIndexOf('\n') + 1)
}

/** The first line after a chunk. */
function textAfter({position}: Code, text: string): string {
  return /^[^\n]*/.exec(text.slice(position?.end.offset).trimStart())?.[0] ?? ''
}
