import {hasText} from '../output/tokens.ts'
import type {XmlElement} from '../xml/reader.ts'
import type {Context} from './context.ts'
import type {Render} from './wrap.ts'

/** What an element compiles to: something that renders, or the branches of a `choose`. */
export type Piece = Readonly<{render: Render}> | Readonly<{branch: (context: Context) => readonly Piece[]}>

/** What elements need of their style while they are compiled. */
export type Compiler = Readonly<{
  /** The pieces of elements. */
  compile: (elements: readonly XmlElement[]) => readonly Piece[]
  /** The rendering of a macro; compiled at its first call. */
  macro: (name: string) => Render
  /** Attributes that names inherit, the nearest first. */
  inherited: ReadonlyArray<Readonly<Record<string, string>>>
  options: Readonly<Record<string, string>>
}>

/** Renders pieces with a delimiter between those that render something, those within `choose` included. */
export function renderPieces(pieces: readonly Piece[], delimiter: string, context: Context): number {
  return renderJoined(pieces, delimiter, context, {isFirst: true})
}

function renderJoined(
  pieces: readonly Piece[],
  delimiter: string,
  context: Context,
  state: {isFirst: boolean}
): number {
  let status = 0
  const {out} = context
  for (const piece of pieces) {
    if ('branch' in piece) {
      status |= renderJoined(piece.branch(context), delimiter, context, state)
      continue
    }
    const start = out.length
    if (!state.isFirst && delimiter !== '') out.push(delimiter)
    const before = out.length
    status |= piece.render(context)
    if (hasText(out, before)) state.isFirst = false
    else out.length = start
  }
  return status
}
