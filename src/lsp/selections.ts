import type {Nodes} from 'mdast'
import type {SelectionRange} from 'vscode-languageserver-types'
import type {Build} from '../build.ts'
import {locator} from '../core/position.ts'
import {nameUsesOf, useAt} from './name-uses.ts'
import {type PaperTables, rangeOf} from './tables.ts'

type Span = readonly [start: number, end: number]

/** The ranges around an offset, innermost first: a word, a key, a citation, a block, a section, the file. */
export function selectionAt({build}: PaperTables, file: string, offset: number): SelectionRange {
  const text = build.files.textOf(file) ?? ''
  const at = locator(text)
  const spans = [...spansAt(build, file, offset, text), [0, text.length] as const]
    .filter(([start, end]) => start <= offset && offset <= end && start < end)
    .sort((a, b) => a[1] - a[0] - (b[1] - b[0]))
  // Each range contains the previous one.
  const nested: Span[] = []
  for (const [start, end] of spans) {
    const [from, to] = nested.at(-1) ?? [offset, offset]
    if (start <= from && to <= end && (nested.length === 0 || start < from || to < end))
      nested.push([start, end])
  }
  return nested.reduceRight<SelectionRange | undefined>(
    (parent, [start, end]) => ({range: rangeOf(at.place(start, end), text), ...(parent && {parent})}),
    undefined
  )!
}

function spansAt(build: Build, file: string, offset: number, text: string): readonly Span[] {
  const {manuscript} = build
  const name = useAt(nameUsesOf(build), file, offset)
  const chapter = manuscript.chapters.find(({path}) => path === file)
  const entry = manuscript.bibliography.references.find(
    ({file: own, entryPlace: {start, end}}) => own === file && start.offset <= offset && offset <= end.offset
  )
  const fields = [...(entry?.fields.values() ?? [])].map(({valuePlace}) => valuePlace)
  const places = [name?.place, entry?.entryPlace, ...fields].filter(place => place !== undefined)
  return [
    wordAt(text, offset),
    ...places.map(({start, end}): Span => [start.offset, end.offset]),
    ...(chapter === undefined || manuscript.project.joined?.has(file)
      ? []
      : [...nodesAt(chapter.tree, offset), ...sectionsAt(chapter.tree.children, offset, text.length)])
  ]
}

function wordAt(text: string, offset: number): Span {
  const before = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, offset - 60), offset))?.[0] ?? ''
  const after = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(offset, offset + 60))?.[0] ?? ''
  return [offset - before.length, offset + after.length]
}

/** The nodes that an offset is in. */
function nodesAt(node: Nodes, offset: number): readonly Span[] {
  const children: readonly Nodes[] = 'children' in node ? node.children : []
  return children.flatMap(child => {
    const [start, end] = [child.position?.start.offset, child.position?.end.offset]
    if (start === undefined || end === undefined || offset < start || end < offset) return []
    return [[start, end] as const, ...nodesAt(child, offset)]
  })
}

/** The sections that an offset is in: from a heading to the next heading of the same or a higher level. */
function sectionsAt(blocks: readonly Nodes[], offset: number, length: number): readonly Span[] {
  const headings = blocks.flatMap(node => {
    const start = node.position?.start.offset
    return node.type === 'heading' && start !== undefined ? [{depth: node.depth, start}] : []
  })
  return headings.flatMap(({depth, start}, index) => {
    const next = headings.slice(index + 1).find(other => other.depth <= depth)
    const end = next?.start ?? length
    return start <= offset && offset < end ? [[start, end] as const] : []
  })
}
