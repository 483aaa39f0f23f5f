declare module 'wawoff2' {
  /** Converts WOFF2 to an uncompressed font. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>
  /** Converts an uncompressed font to WOFF2. */
  export function compress(font: Uint8Array): Promise<Uint8Array>
}

declare module 'wawoff2/build/compress_binding.js' {
  const binding: {compress: (font: Uint8Array) => Uint8Array | false}
  export default binding
}

declare module 'wawoff2/build/decompress_binding.js' {
  const binding: {decompress: (font: Uint8Array) => Uint8Array | false}
  export default binding
}
