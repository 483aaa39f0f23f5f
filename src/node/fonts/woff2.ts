import wawoff2 from 'wawoff2'
import compressor from 'wawoff2/build/compress_binding.js'
import decompressor from 'wawoff2/build/decompress_binding.js'

// The package says when its WebAssembly is there only by the result of a call.
const nothing = new Uint8Array()
const ready = Promise.allSettled([wawoff2.compress(nothing), wawoff2.decompress(nothing)])

/** A font as WOFF2. Throws if it is damaged. */
export async function compress(font: Uint8Array): Promise<Uint8Array> {
  await ready
  return copied(compressor.compress(font))
}

/** The font in a WOFF2 file. Throws if that is damaged. */
export async function decompress(font: Uint8Array): Promise<Uint8Array> {
  await ready
  return copied(decompressor.decompress(font))
}

/** The result is in the memory of the WebAssembly, which the next call overwrites, so it is copied at once. */
function copied(result: Uint8Array | false): Uint8Array {
  if (result === false) throw new Error('Unexpected damaged font, expected WOFF2, TrueType or OpenType')
  return new Uint8Array(result)
}
