declare module 'wawoff2' {
  /** From WOFF2. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>
  /** To WOFF2. */
  export function compress(font: Uint8Array): Promise<Uint8Array>
}
