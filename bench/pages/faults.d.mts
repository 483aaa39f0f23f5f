import type {Column} from './letters.mjs'
import type {PlacedPage} from './places.mjs'

/** A page in grey, where 0 is black; `dot` is the side of a pixel in pt. */
export type Picture = Readonly<{width: number; dot: number; pixels: Uint8Array}>
/** The area of the text of a page, in pt. */
export type TextArea = Readonly<{top: number; bottom: number; columns: readonly Column[]}>

export function overlapsOf(page: PlacedPage): readonly string[]
export function outsideOf(page: PlacedPage, sides: Column): readonly string[]
export function holesOf(picture: Picture, area: TextArea): readonly number[]
export function picturesIn(bytes: Uint8Array, dot: number): readonly Picture[]
