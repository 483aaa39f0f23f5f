import type {Div} from '../../../core/mdast.ts'
import type {OpenFence} from '../myst/directive-fence.ts'

/** An open div, with the fence that opened it; for a theorem in LaTeX, also its environment. */
export type Opened = Readonly<{div: Div; fence: OpenFence; environment?: string | undefined}>

export const colon = 58

/** The text of the fence that closes a div. */
export function closingOf({fence: {marker, size}, environment}: Opened): string {
  if (environment !== undefined) return `\\end{${environment}}`
  return marker === colon ? ':::' : String.fromCharCode(marker ?? 0).repeat(size)
}

/**
 * The index of the div that a fence closes. Colons and `\end` close only the innermost div; other fences close the
 * innermost div with the same character.
 */
export function closedBy(
  {marker, size}: OpenFence,
  environment: string | undefined,
  open: readonly Opened[]
): number {
  const last = open.at(-1)
  if (environment !== undefined) return last?.environment === environment ? open.length - 1 : -1
  if (marker === colon) return last?.fence.marker === colon ? open.length - 1 : -1
  return open.findLastIndex(({fence}) => fence.marker === marker && size >= fence.size)
}

/** Removes the `\end` of an environment if it ends the last paragraph of its div; returns whether it did. */
export function takeEnd(opened: Opened | undefined): boolean {
  const node = opened?.div.children.at(-1)
  if (opened?.environment === undefined || node?.type !== 'paragraph') return false
  const last = node.children.at(-1)
  if (last?.type !== 'rawTex' || last.value !== `\\end{${opened.environment}}`) return false
  node.children.pop()
  const words = node.children.at(-1)
  if (words?.type === 'text') words.value = words.value.trimEnd()
  return true
}
