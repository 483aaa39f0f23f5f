import {applyEdits} from '../../check/fix/repairs.ts'
import {lineHunks, textLines} from '../../core/alignment/text-lines.ts'
import {decodeSaved} from '../../core/decode.ts'
import {type JoinedTexts, ownEdit} from '../../core/joined-text.ts'
import {savedEdit} from '../../core/line-ends.ts'
import {isNotebook} from '../../core/path.ts'
import type {Edit} from '../../core/types.ts'
import {UsageFault} from '../program/fault.ts'
import {readInside, unreadable} from './read-file.ts'
import {mostOf} from './size-limits.ts'

/** A text of a paper before and after a change. */
type Changed<Before> = Readonly<{path: string; before: Before; after: string}>

/**
 * Converts changed texts to changes of the author's files: for a review, a chapter that includes files is one text, but
 * each change belongs to one of these files, and a notebook has the text of its cells. Throws a `UsageFault` for a change that belongs to none.
 */
export async function ownTexts<Before extends string | undefined>(
  root: string,
  joined: JoinedTexts | undefined,
  changed: ReadonlyArray<Changed<Before>>
): Promise<ReadonlyArray<Changed<Before>>> {
  const whole = changed.filter(({path}) => joined?.has(path))
  if (joined === undefined || whole.length === 0) return changed
  const edits = whole.flatMap(({path, before = '', after}) => editsBetween(path, before as string, after))
  const own = await editedFiles(root, ownEdits(joined, edits))
  return [...changed.filter(each => !whole.includes(each)), ...(own as ReadonlyArray<Changed<Before>>)]
}

/**
 * Converts texts so that a paper can be read with them: the changed text of a notebook becomes the JSON of its file, if
 * each change is within one cell. Other texts are returned as they are.
 */
export function readableTexts(
  joined: JoinedTexts | undefined,
  texts: ReadonlyMap<string, string>
): ReadonlyMap<string, string> {
  return new Map(
    [...texts].map(([path, after]) => {
      const chapter = isNotebook(path) ? joined?.get(path) : undefined
      const json = chapter?.files.get(path)
      if (joined === undefined || chapter === undefined || json === undefined) return [path, after]
      const edits = editsBetween(path, chapter.text, after).map(edit => ownEdit(joined, edit))
      const own = edits.filter(edit => edit?.file === path) as readonly Edit[]
      return [path, own.length < edits.length ? after : applyEdits(json, own)]
    })
  )
}

/**
 * Converts edits of a paper's texts to edits of its files. Throws a `UsageFault` for an edit that is not within a
 * single file, or a single cell of a notebook.
 */
export function ownEdits(joined: JoinedTexts | undefined, edits: readonly Edit[]): readonly Edit[] {
  if (joined === undefined) return edits
  return edits.map(edit => {
    const own = ownEdit(joined, edit)
    if (own === undefined)
      throw new UsageFault(
        isNotebook(edit.file)
          ? `a change in ${edit.file} is not within one cell: “${edit.old || edit.text}”; nothing was written`
          : `a change in ${edit.file} is partly in a file that it includes: “${edit.old || edit.text}”; nothing was written`
      )
    return own
  })
}

/** The files with edits, as they are saved. */
export async function editedFiles(
  root: string,
  edits: readonly Edit[]
): Promise<ReadonlyArray<Changed<string>>> {
  return Promise.all(
    [...new Set(edits.map(({file}) => file))].sort().map(async path => {
      const bytes = await readInside(root, path, mostOf(path))
      if (!(bytes instanceof Uint8Array)) throw new UsageFault(unreadable(path, bytes))
      const before = decodeSaved(bytes)
      const own = edits.filter(({file}) => file === path).map(edit => savedEdit(before, edit))
      const after = applyEdits(
        before,
        own.toSorted((a, b) => a.start - b.start || a.end - b.end)
      )
      return {path, before, after}
    })
  )
}

/** The differing lines as edits, each as short as possible. */
function editsBetween(file: string, before: string, after: string): readonly Edit[] {
  const [old, next] = [textLines(before), textLines(after)]
  const [oldStarts, starts] = [startsOf(old), startsOf(next)]
  return lineHunks(old, next).map(hunk => {
    let [start, end] = [oldStarts[hunk.old]!, oldStarts[hunk.oldEnd]!]
    let [from, to] = [starts[hunk.new]!, starts[hunk.newEnd]!]
    while (start < end && from < to && before[start] === after[from]) {
      start++
      from++
    }
    while (start < end && from < to && before[end - 1] === after[to - 1]) {
      end--
      to--
    }
    return {file, start, end, old: before.slice(start, end), text: after.slice(from, to)}
  })
}

/** The offset of each line, followed by the offset of the end. */
function startsOf(lines: readonly string[]): readonly number[] {
  const starts = [0]
  for (const line of lines) starts.push(starts.at(-1)! + line.length)
  return starts
}
