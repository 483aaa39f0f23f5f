import {type FoldingRange, FoldingRangeKind} from 'vscode-languageserver-types'
import {frontMatter} from '../parse/values/front-matter.ts'
import type {PaperTables} from './tables.ts'

/**
 * The ranges that can be folded: front matter, sections, other blocks of several lines, and the entries of a
 * bibliography.
 */
export function foldingsOf({build: {manuscript, files}}: PaperTables, file: string): readonly FoldingRange[] {
  const text = files.textOf(file) ?? ''
  const chapter = manuscript.chapters.find(({path}) => path === file)
  if (chapter === undefined)
    return manuscript.bibliography.references
      .filter(reference => reference.file === file)
      .flatMap(({entryPlace: {start, end}}) => folding(start.line, end.line))
  // If a chapter includes files, their blocks are in the tree of the chapter.
  const nodes = manuscript.project.joined?.has(file) ? [] : chapter.tree.children
  const blocks = nodes.flatMap(({type, position}) =>
    position === undefined ? [] : [{type, first: position.start.line, last: position.end.line}]
  )
  const headings = nodes.flatMap(node =>
    node.type === 'heading' && node.position ? [{depth: node.depth, line: node.position.start.line}] : []
  )
  const lastLine = text.trimEnd().split('\n').length
  const sections = headings.flatMap(({depth, line}, index) => {
    const next = headings.slice(index + 1).find(other => other.depth <= depth)
    return folding(line, next === undefined ? lastLine : next.line - 1)
  })
  const front = frontMatter(text)
  const frontLines = front === undefined ? 0 : text.slice(0, front.end).trimEnd().split('\n').length
  return [
    ...folding(1, frontLines, FoldingRangeKind.Region),
    ...sections,
    ...blocks
      .filter(({type}) => type !== 'heading' && type !== 'paragraph' && type !== 'yaml')
      .flatMap(({first, last}) => folding(first, last))
  ]
}

function folding(first: number, last: number, kind?: FoldingRangeKind): readonly FoldingRange[] {
  return last > first ? [{startLine: first - 1, endLine: last - 1, ...(kind && {kind})}] : []
}
