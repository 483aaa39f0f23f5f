import {hasText} from '../output/tokens.ts'
import type {CslElement} from '../xml/reader.ts'
import type {Context} from './context.ts'
import type {Render} from './wrap.ts'

/** The compiled form of an element: a renderer, or the branches of a `choose`. */
export type RenderPiece =
  | Readonly<{render: Render; branch: undefined}>
  | Readonly<{render: undefined; branch: (context: Context) => readonly RenderPiece[]}>

/** The piece of a renderer. All pieces have both members, so that they share one hidden class. */
export function rendered(render: Render): RenderPiece {
  return {render, branch: undefined}
}

/** The services of a style that elements need during compilation. */
export type Compiler = Readonly<{
  /** Compiles some elements. */
  compile: (elements: readonly CslElement[]) => readonly RenderPiece[]
  /** Returns the renderer of a macro, which is compiled at its first call. */
  macro: (name: string) => Render
  /** Attributes inherited by names, in order of precedence. */
  inherited: ReadonlyArray<Readonly<Record<string, string>>>
  options: Readonly<Record<string, string>>
}>

/** Renders pieces with a delimiter between non-empty ones, including those within `choose`. */
export function renderPieces(pieces: readonly RenderPiece[], delimiter: string, context: Context): number {
  return renderJoined(pieces, delimiter, context, 0) & ~SHOWN
}

/** The status bit set once something has been rendered, so that a delimiter precedes the next output. */
const SHOWN = 4

function renderJoined(
  pieces: readonly RenderPiece[],
  delimiter: string,
  context: Context,
  before: number
): number {
  let status = before
  const {out} = context
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    if (piece.branch !== undefined) {
      status |= renderJoined(piece.branch(context), delimiter, context, status & SHOWN)
      continue
    }
    const start = out.length
    if (delimiter !== '' && (status & SHOWN) !== 0) out.push(delimiter)
    const content = out.length
    status |= piece.render(context)
    if (hasText(out, content)) status |= SHOWN
    else if (out.length > start) out.length = start
  }
  return status
}
