/** Flags of a component of a composite glyph (OpenType 1.9, “Composite Glyph Description”). */
const [areWords, hasScale, hasMore, hasTwoScales, hasMatrix, hasInstructions] = [
  1, 8, 0x20, 0x40, 0x80, 0x100
]

/** The length in bytes of the components of a composite glyph from an offset, and whether instructions follow them. */
export function partsAt(
  bytes: Uint8Array,
  start: number
): Readonly<{length: number; hasInstructions: boolean}> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = start
  let instructed = false
  for (;;) {
    const flags = view.getUint16(at)
    instructed ||= (flags & hasInstructions) !== 0
    at += flags & areWords ? 8 : 6
    if (flags & hasScale) at += 2
    else if (flags & hasTwoScales) at += 4
    else if (flags & hasMatrix) at += 8
    if ((flags & hasMore) === 0) return {length: at - start, hasInstructions: instructed}
  }
}
