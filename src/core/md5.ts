/**
 * Returns the MD5 of a string in UTF-8 as 32 lower-case hexadecimal digits (RFC 1321). It is not used for security:
 * Quarto uses it to detect that a document has changed since its code was run.
 */
export function md5(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, bytes.length << 3, true)
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 0x20000000), true)
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let block = 0; block < padded.length; block += 64) mix(state, view, block)
  const digest = new DataView(new ArrayBuffer(16))
  for (const [index, word] of state.entries()) digest.setInt32(index * 4, word, true)
  return [...new Uint8Array(digest.buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21]
]
const constants = Int32Array.from({length: 64}, (_, index) =>
  Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32)
)

function mix(state: Int32Array, view: DataView, block: number): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number]
  for (let step = 0; step < 64; step++) {
    const round = step >> 4
    const mixed =
      round === 0
        ? (b & c) | (~b & d)
        : round === 1
          ? (d & b) | (~d & c)
          : round === 2
            ? b ^ c ^ d
            : c ^ (b | ~d)
    const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round]! % 16
    const sum = (a + mixed + constants[step]! + view.getInt32(block + word * 4, true)) | 0
    const shift = shifts[round]![step % 4]!
    a = d
    d = c
    c = b
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
}
