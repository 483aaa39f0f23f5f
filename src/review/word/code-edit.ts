import type {InlineCode} from 'mdast'
import type {BlockEdit} from './block-edits.ts'
import type {BlockSource} from './block-source.ts'

/** A range of code in a file, and its replacement. */
export type CodeEdit = Readonly<{start: number; end: number; old: string; text: string}>

/**
 * Replaces the whole code for an edit within it, since marks inside code would be printed; undefined unless the edit is
 * within code.
 */
export function codeEdit(edit: BlockEdit, {written, units}: BlockSource, text: string): CodeEdit | undefined {
  const [first, last] = edit.start === edit.end ? [edit.start - 1, edit.start] : [edit.start, edit.end - 1]
  const node = written.within[units[first] ?? -1]?.at(-1)
  if (node === undefined || written.within[units[last] ?? -1]?.at(-1) !== node) return undefined
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if ((node.type as string) !== 'inlineCode' || start === undefined || end === undefined) return undefined
  const {value} = node as unknown as InlineCode
  let before = 0
  for (let at = edit.start - 1; at >= 0 && written.within[units[at]!]?.at(-1) === node; at--) before++
  const added = edit.pieces.map(piece => piece.text).join('')
  const code = value.slice(0, before) + added + value.slice(before + edit.end - edit.start)
  const isPlain = edit.pieces.every(({atom}) => atom === undefined) && !/[`\n\u2029]|^$/.test(code)
  return isPlain ? {start, end, old: text.slice(start, end), text: `\`${code}\``} : undefined
}
