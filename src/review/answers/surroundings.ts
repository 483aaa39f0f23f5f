import type {Nodes} from 'mdast'
import type {Chapter, Project} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {kindsWritten} from '../../core/written-kinds.ts'
import type {TextRange} from './critic-markup.ts'

/** The chapter whose text a file is; texts of the metadata are none. */
function chapterOf({chapters}: Pick<Project, 'chapters'>, file: string): Chapter | undefined {
  return chapters.find(({path}) => path === file)
}

/** A range with the emphasis, or the link, around it, all words of which it has: its marks go with its words. */
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
  // The innermost first: `***words***` is two.
  for (const [from, to] of around.reverse()) [start, end] = [Math.min(start, from), Math.max(end, to)]
  return {file: range.file, start, end}
}

const enclosing: ReadonlySet<string> = new Set('emphasis strong delete link linkReference span'.split(' '))

/** What has no running text inside, so that marks in it mean nothing. */
const closed: ReadonlySet<string> = new Set([
  ...kindsWritten('verbatim', 'block verbatim', 'raw', 'formula'),
  ...'html cite image imageReference definition'.split(' ')
])

const closedBlocks: ReadonlySet<string> = new Set('math code definition'.split(' '))

/** Whether a range begins or ends within something that has no running text, such as code or a citation. */
export function cutsClosed({file, start, end}: TextRange, project: Pick<Project, 'chapters'>): boolean {
  return [start, end].some(offset => closedAt(offset, file, project) !== undefined)
}

function closedAt(offset: number, file: string, project: Pick<Project, 'chapters'>): Nodes | undefined {
  return nodeAround(offset, file, project, ({type}) => closed.has(type))
}

/** The outermost node that an offset is inside of and that fits. */
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
 * Where a comment about an offset can stand: there, before an edit that ends there, whose remark it would be, or behind
 * what has no running text around it.
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

/** Whether a figure ends at an offset: a picture with something beside it is none. */
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
