import wawoff2 from 'wawoff2'
import compressor from 'wawoff2/build/compress_binding.js'
import decompressor from 'wawoff2/build/decompress_binding.js'

// The package has no promise for its WebAssembly being loaded, other than that of a first call.
const nothing = new Uint8Array()
const ready = Promise.allSettled([wawoff2.compress(nothing), wawoff2.decompress(nothing)])

/** Compresses a font to WOFF2. Throws if it is damaged. */
export async function compress(font: Uint8Array): Promise<Uint8Array> {
  await ready
  return copied(compressor.compress(font))
}

/** Uncompresses a WOFF2 font. Throws if it is damaged. */
export async function decompress(font: Uint8Array): Promise<Uint8Array> {
  await ready
  return copied(decompressor.decompress(font))
}

/** Copies a result at once: it is in the WebAssembly memory, which the next call overwrites. */
function copied(result: Uint8Array | false): Uint8Array {
  if (result === false) throw new Error('the font is damaged, or not WOFF2, TrueType or OpenType')
  return new Uint8Array(result)
}
