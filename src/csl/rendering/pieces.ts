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
  return renderJoined(pieces, delimiter, context, 0) & ~SHOWN
}

/** The bit of a status that says that something was rendered before: a delimiter follows. */
const SHOWN = 4

function renderJoined(pieces: readonly Piece[], delimiter: string, context: Context, before: number): number {
  let status = before
  const {out} = context
  for (const piece of pieces) {
    if ('branch' in piece) {
      status |= renderJoined(piece.branch(context), delimiter, context, status & SHOWN)
      continue
    }
    const start = out.length
    if (delimiter !== '' && (status & SHOWN) !== 0) out.push(delimiter)
    const content = out.length
    status |= piece.render(context)
    if (hasText(out, content)) status |= SHOWN
    else out.length = start
  }
  return status
}
