import type {Nodes} from 'mdast'
import type {Chapter, Project} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {kindsWritten} from '../../core/written-kinds.ts'
import type {TextRange} from './critic-markup.ts'

/** The chapter that contains the text of a file; undefined for a file with metadata. */
function chapterOf({chapters}: Pick<Project, 'chapters'>, file: string): Chapter | undefined {
  return chapters.find(({path}) => path === file)
}

/**
 * Extends a range by the marks of the emphasis or link around it, if the range contains all words between the marks.
 */
export function withMarksAround(range: TextRange, project: Pick<Project, 'chapters'>): TextRange {
  let [start, end] = [range.start, range.end]
  const chapter = chapterOf(project, range.file)
  const around: (readonly [number, number])[] = []
  if (chapter !== undefined)
    walk(chapter.tree, node => {
      const [from, to] = rangeOf(node)
      if (to < start || from > end) return false
      if (!enclosing.has(node.type) || !('children' in node)) return undefined
      const inner = node.children.map(rangeOf)
      const isWhole =
        inner.length > 0 && start <= inner[0]![0] && end >= inner.at(-1)![1] && (start > from || end < to)
      if (isWhole) around.push([from, to])
      return undefined
    })
  // From the innermost node outwards: `***words***` is two nodes.
  for (const [from, to] of around.reverse()) [start, end] = [Math.min(start, from), Math.max(end, to)]
  return {file: range.file, start, end}
}

const enclosing: ReadonlySet<string> = new Set('emphasis strong delete link linkReference span'.split(' '))

/** Nodes that contain no running text, so that marks in them would not be parsed. */
const closed: ReadonlySet<string> = new Set([
  ...kindsWritten('verbatim', 'block verbatim', 'raw', 'formula'),
  ...'html cite image imageReference definition'.split(' ')
])

const closedBlocks: ReadonlySet<string> = new Set('math code definition'.split(' '))

/** Whether a range begins or ends within a node without running text, such as code or a citation. */
export function cutsClosed({file, start, end}: TextRange, project: Pick<Project, 'chapters'>): boolean {
  return [start, end].some(offset => closedAt(offset, file, project) !== undefined)
}

function closedAt(offset: number, file: string, project: Pick<Project, 'chapters'>): Nodes | undefined {
  return nodeAround(offset, file, project, node => closed.has(node.type) || isInAddress(node, offset))
}

/** Whether an offset is within the address of a link, also of one whose text is the address: `<https://a.example>`. */
function isInAddress(node: Nodes, offset: number): boolean {
  if (node.type !== 'link' && node.type !== 'linkReference') return false
  const last = node.children.at(-1)
  if (last === undefined) return false
  const [, end] = rangeOf(node)
  const [, endOfText] = rangeOf(last)
  return offset > endOfText || (node.type === 'link' && end - endOfText <= 1)
}

/** The outermost node that contains an offset and satisfies `fits`. */
function nodeAround(
  offset: number,
  file: string,
  project: Pick<Project, 'chapters'>,
  fits: (node: Nodes) => boolean
): Nodes | undefined {
  let found: Nodes | undefined
  const chapter = chapterOf(project, file)
  if (chapter !== undefined)
    walk(chapter.tree, node => {
      const [start, end] = rangeOf(node)
      if (found !== undefined || offset <= start || offset >= end) return false
      if (fits(node)) found = node
      return undefined
    })
  return found
}

/**
 * The place for a comment at an offset: the offset itself; or before an edit that ends there, since the comment would
 * become the edit's remark; or after an enclosing node that contains no running text.
 */
export function placeForComment(
  offset: number,
  file: string,
  project: Pick<Project, 'chapters'>
): Readonly<{offset: number; isBlock: boolean}> {
  const edits = chapterOf(project, file)?.edits ?? []
  const before = edits.reduceRight(
    (at, {place: {start, end}}) => (start.offset < at && at <= end.offset ? start.offset : at),
    offset
  )
  const node = closedAt(before, file, project)
  const at = node === undefined ? before : rangeOf(node)[1]
  return {
    offset: at,
    isBlock: (node && closedBlocks.has(node.type)) === true || endsFigure(at, file, project)
  }
}

/** Whether a figure ends at an offset; a picture with text next to it is not a figure. */
function endsFigure(offset: number, file: string, project: Pick<Project, 'chapters'>): boolean {
  const figure = nodeAround(offset - 1, file, project, ({type}) => type === 'figure')
  return figure !== undefined && rangeOf(figure)[1] === offset
}

/** The end of the outermost block around an offset; undefined outside of chapters. */
export function endOfBlock(
  offset: number,
  file: string,
  project: Pick<Project, 'chapters'>
): number | undefined {
  const children = chapterOf(project, file)?.tree.children ?? []
  const ends = children.map(rangeOf).filter(([start]) => start <= offset)
  return ends.at(-1)?.[1]
}

function rangeOf({position}: Nodes): readonly [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}
