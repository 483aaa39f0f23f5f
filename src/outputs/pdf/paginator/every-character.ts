/**
 * A generated TrueType font in which every character is five times as wide as high. It comes last in a list of fonts,
 * so a character with this width is missing in all the other fonts.
 */
export function everyCharacterFont(): Uint8Array<ArrayBuffer> {
  const head = [
    ...words(0x10000, 0x10000, 0, 0x5f0f3cf5),
    ...halves(0, unitsPerEm),
    ...zeros(26),
    ...halves(8, 2)
  ]
  const tables: Readonly<Record<string, readonly number[]>> = {
    'OS/2': [...halves(4, width, 400, 5), ...zeros(54), ...halves(0x40, 32, 0xffff), ...zeros(28)],
    // Format 13: all characters in a range have the same glyph.
    cmap: [...halves(0, 1, 3, 10), ...words(12), ...halves(13, 0), ...words(28, 0, 1, 32, 0x10ffff, 1)],
    glyf: zeros(4),
    head: [...head, ...zeros(4)],
    hhea: [...words(0x10000), ...halves(800, 0, 0, width), ...zeros(22), ...halves(1)],
    hmtx: halves(width, 0, 0),
    loca: zeros(6),
    maxp: [...words(0x10000), ...halves(2), ...zeros(26)],
    name: halves(0, 0, 6),
    post: [...words(0x30000), ...zeros(28)]
  }
  const names = Object.keys(tables)
  const directory = [...words(0x10000), ...halves(names.length, 128, 3, names.length * 16 - 128)]
  const body: number[] = []
  for (const name of names) {
    const table = tables[name]!
    const start = 12 + names.length * 16 + body.length
    body.push(...table, ...zeros(-table.length & 3))
    const tag = Array.from(name.padEnd(4), letter => letter.charCodeAt(0))
    directory.push(...tag, ...words(0, start, table.length))
  }
  return Uint8Array.from([...directory, ...body])
}

const unitsPerEm = 1000
const width = 5 * unitsPerEm

/** Encodes numbers as two bytes each. */
function halves(...numbers: readonly number[]): number[] {
  return numbers.flatMap(number => [(number >> 8) & 255, number & 255])
}

function words(...numbers: readonly number[]): number[] {
  return numbers.flatMap(number => halves(number >>> 16, number & 0xffff))
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0)
}
