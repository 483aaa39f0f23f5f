/** A PostScript font program, as far as the widths of its glyphs are concerned. */
export type PostScriptFont = Readonly<{
  /** The glyph with a name, if glyphs have names. */
  glyphNamed: (name: string) => number | undefined
  /** The glyph for a CID in a CID-keyed font; undefined if glyphs have names. */
  glyphOfCharacter?: (character: number) => number | undefined
  /** The name that the font program's own encoding assigns to a code. */
  nameOf: (code: number) => string | undefined
  /** The advance of a glyph in thousandths of the font size; undefined if the font lacks the glyph. */
  widthOf: (glyph: number) => number | undefined
}>

/**
 * The subroutines that charstrings can call, the value that is added to the widths in charstrings (`nominalWidthX`),
 * and the width of charstrings without one (`defaultWidthX`).
 */
export type Type2Context = Readonly<{
  global: readonly Uint8Array[]
  local: readonly Uint8Array[]
  nominal: number
  usual: number
}>

/**
 * The width at the beginning of a Type 2 charstring: its first operator then has one argument more than it takes (Adobe
 * Technical Note 5177, 3.1).
 */
export function type2Width(charstring: Uint8Array, context: Type2Context): number | undefined {
  const stack: number[] = []
  const found = firstOperator(charstring, context, stack, 0)
  if (found === undefined) return undefined
  const hasWidth = /^(1|3|18|23|19|20)$/.test(String(found))
    ? stack.length % 2 === 1
    : stack.length > (takes.get(found) ?? Infinity) || (found === 14 && stack.length === 5)
  return hasWidth ? context.nominal + stack[0]! : context.usual
}

/**
 * The number of arguments of each operator that can come first in a charstring and takes a fixed number: the moves, and
 * `endchar`.
 */
const takes: ReadonlyMap<number, number> = new Map([
  [4, 1],
  [14, 0],
  [21, 2],
  [22, 1]
])

/** Runs a charstring up to the first operator that uses the arguments on the stack. */
function firstOperator(
  bytes: Uint8Array,
  context: Type2Context,
  stack: number[],
  depth: number
): number | undefined {
  if (depth > 10) return undefined
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!
    if (byte >= 32 || byte === 28) {
      const {value, length} = type2Number(bytes, at)
      stack.push(value)
      at += length
    } else if (byte === 10 || byte === 29) {
      const routines = byte === 10 ? context.local : context.global
      const routine = routines[(stack.pop() ?? Number.NaN) + biasOf(routines.length)]
      const found = routine && firstOperator(routine, context, stack, depth + 1)
      if (found !== undefined || routine === undefined) return found
      at++
    } else if (byte === 11) return undefined
    else return byte
  }
  return undefined
}

function biasOf(count: number): number {
  return count < 1240 ? 107 : count < 33900 ? 1131 : 32768
}

function type2Number(bytes: Uint8Array, at: number): Readonly<{value: number; length: number}> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = bytes[at]!
  if (first === 28) return {value: view.getInt16(at + 1), length: 3}
  if (first === 255) return {value: view.getInt32(at + 1) / 65_536, length: 5}
  return shortNumber(bytes, at)
}

/** Reads a number of one or two bytes, which has the same form in all PostScript fonts. */
export function shortNumber(bytes: Uint8Array, at: number): Readonly<{value: number; length: number}> {
  const first = bytes[at]!
  if (first < 247) return {value: first - 139, length: 1}
  const next = bytes[at + 1] ?? 0
  return first < 251
    ? {value: (first - 247) * 256 + next + 108, length: 2}
    : {value: -(first - 251) * 256 - next - 108, length: 2}
}
