/** The modules of a QR code in rows; true for a dark module. */
export type QrCode = ReadonlyArray<readonly boolean[]>

/**
 * The numbers of data codewords and error correction codewords in each version, at level L; these versions have a
 * single block.
 */
const versions = [
  [19, 7],
  [34, 10],
  [55, 15],
  [80, 20],
  [108, 26]
] as const

/**
 * Encodes a string as a QR code (ISO/IEC 18004) in byte mode at level L. Undefined for more than 106 bytes, which
 * would need a version with several blocks; the URL of a preview has at most 94.
 */
export function qrCode(text: string): QrCode | undefined {
  const bytes = new TextEncoder().encode(text)
  const index = versions.findIndex(([data]) => bytes.length + 2 <= data)
  const codewords = versions[index]
  if (codewords === undefined) return undefined
  const data = dataWords(bytes, codewords[0])
  const words = [...data, ...correctionWords(data, codewords[1])]
  const size = 21 + 4 * index
  const codes = masks.map((mask, number) => {
    const grid = patterns(size, number)
    placeWords(grid, words, mask)
    return grid.map(row => row.map(module => module.isDark))
  })
  return codes.reduce((best, code) => (penalty(code) < penalty(best) ? code : best))
}

/** The data codewords: the mode, the length, the bytes, and padding. */
function dataWords(bytes: Uint8Array, count: number): readonly number[] {
  const bits = [0, 1, 0, 0, ...bitsOf(bytes.length, 8), ...[...bytes].flatMap(byte => bitsOf(byte, 8))]
  while (bits.length % 8 !== 0 || bits.length < 8 * bytes.length + 16) bits.push(0)
  const words: number[] = []
  for (let at = 0; at < bits.length; at += 8)
    words.push(bits.slice(at, at + 8).reduce((word, bit) => 2 * word + bit, 0))
  for (let pad = 0xec; words.length < count; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

function bitsOf(value: number, count: number): readonly number[] {
  return Array.from({length: count}, (_, index) => (value >> (count - 1 - index)) & 1)
}

/** The error correction codewords (Reed–Solomon): the remainder of a polynomial division over GF(256). */
function correctionWords(data: readonly number[], count: number): readonly number[] {
  let divisor = [1]
  for (let root = 1, step = 0; step < count; step++, root = product(root, 2)) {
    const shifted = [...divisor, 0]
    divisor = shifted.map((term, at) => term ^ product(divisor[at - 1] ?? 0, root))
  }
  const rest = new Array<number>(count).fill(0)
  for (const word of data) {
    const factor = word ^ rest.shift()!
    rest.push(0)
    for (let at = 0; at < count; at++) rest[at]! ^= product(divisor[at + 1]!, factor)
  }
  return rest
}

function product(one: number, other: number): number {
  let result = 0
  for (let bit = 7; bit >= 0; bit--) {
    result = (result << 1) ^ ((result >> 7) * 0x11d)
    if ((other >> bit) & 1) result ^= one
  }
  return result
}

/** A module, and whether it belongs to a fixed pattern rather than the data. */
type Module = {isDark: boolean; isFixed: boolean}
type Grid = readonly (readonly Module[])[]

/** A grid with the patterns by which a reader finds the code, and with the format information. */
function patterns(size: number, mask: number): Grid {
  const grid = Array.from({length: size}, () =>
    Array.from({length: size}, (): Module => ({isDark: false, isFixed: false}))
  )
  const set = (x: number, y: number, isDark: boolean): void => {
    const module = grid[y]?.[x]
    if (module !== undefined) Object.assign(module, {isDark, isFixed: true})
  }
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  const square = (centreX: number, centreY: number, radius: number, light: readonly number[]): void => {
    for (let y = -radius; y <= radius; y++)
      for (let x = -radius; x <= radius; x++)
        set(centreX + x, centreY + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))))
  }
  square(3, 3, 4, [2, 4])
  square(size - 4, 3, 4, [2, 4])
  square(3, size - 4, 4, [2, 4])
  if (size > 21) square(size - 7, size - 7, 2, [1])
  for (const [index, [x, y]] of formatPlaces(size).entries())
    set(x, y, ((formatBits(mask) >> (index % 15)) & 1) === 1)
  set(8, size - 8, true)
  return grid
}

/** The positions of the fifteen format bits, each of which appears twice. */
function formatPlaces(size: number): ReadonlyArray<readonly [x: number, y: number]> {
  const bits = Array.from({length: 15}, (_, bit) => bit)
  const near = bits.map((bit): readonly [number, number] =>
    bit < 6 ? [8, bit] : bit < 8 ? [8, bit + 1] : bit === 8 ? [7, 8] : [14 - bit, 8]
  )
  const far = bits.map((bit): readonly [number, number] =>
    bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit]
  )
  return [...near, ...far]
}

/** The format bits: the level and the mask, with their BCH error correction. */
function formatBits(mask: number): number {
  const data = (1 << 3) | mask
  let rest = data
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  return ((data << 10) | rest) ^ 0x5412
}

type Mask = (x: number, y: number) => boolean

const masks: readonly Mask[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0
]

/** Places the data bits in columns of two modules, from the right, alternately upwards and downwards. */
function placeWords(grid: Grid, words: readonly number[], mask: Mask): void {
  const size = grid.length
  let bit = 0
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    const isUp = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        const module = grid[y]![x]!
        if (module.isFixed) continue
        const isOne = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
        module.isDark = isOne !== mask(x, y)
        bit++
      }
    }
  }
}

/**
 * The penalty of a code, which is higher the harder it is to read: runs, squares, shapes like a finder pattern, and an
 * uneven proportion of dark modules.
 */
function penalty(code: QrCode): number {
  const size = code.length
  const columns = code.map((_, x) => code.map(row => row[x]!))
  const lines = [...code, ...columns].map(line => line.map(Number).join(''))
  let sum = 0
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
    sum += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length
  }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const dark = [code[y]![x], code[y]![x - 1], code[y - 1]![x], code[y - 1]![x - 1]].filter(Boolean).length
      if (dark % 4 === 0) sum += 3
    }
  const dark = code.flat().filter(Boolean).length / size ** 2
  return sum + 10 * Math.floor(Math.abs(dark - 0.5) * 20)
}
