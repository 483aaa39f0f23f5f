import {readUnpackedFont} from '../program/package.ts'
import {unpackFont} from './unpack-font.ts'

/**
 * The uncompressed font in a file; undefined if the file is damaged. For some of galley's own fonts, an uncompressed
 * copy exists.
 */
export async function unpackedFont(font: Uint8Array): Promise<Uint8Array | undefined> {
  return (await readUnpackedFont(font)) ?? unpackFont(font)
}
