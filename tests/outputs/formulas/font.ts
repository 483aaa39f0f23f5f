import {readFile} from 'node:fs/promises'
import {unpackFont} from '../../../src/node/fonts/unpack-font.ts'

let unpacked: Promise<Uint8Array | undefined> | undefined

/** The mathematical font of galley's styles, uncompressed. */
export async function mathFont(): Promise<Uint8Array> {
  const file = 'node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'
  unpacked ??= readFile(new URL(`../../../${file}`, import.meta.url)).then(unpackFont)
  return (await unpacked)!
}
