/** A letter, or a ligature, with its place in pt from the top left of its page; `y` is its baseline. */
export type Letter = Readonly<{
  sign: string
  font: string
  size: number
  left: number
  right: number
  y: number
}>
export type Column = Readonly<{left: number; right: number}>
export type Line = Readonly<{y: number; letters: readonly Letter[]; left: number; right: number}>
export type Body = Readonly<{type: string; size: number; columns: readonly Column[]}>

export function lettersIn(xml: string): readonly (readonly Letter[])[]
export function linesOf(letters: readonly Letter[], columns: readonly Column[]): readonly (readonly Line[])[]
export function bodyOf(pages: readonly (readonly Letter[])[], count: number): Body
export function quantile(values: readonly number[], part: number): number
export function spaceOf(font: Uint8Array): number
