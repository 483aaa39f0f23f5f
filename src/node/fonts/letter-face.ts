import {textFace} from '../../outputs/text-faces/text-face.ts'
import {unpackedFont} from './unpacked-font.ts'
import {packWoff2} from './woff2/pack.ts'

/**
 * A font of the text as WOFF2 with some letters and features; undefined for fonts of another kind (`textFace`). Each paper
 * has four, so they are packed in 2 ms instead of 42, and are 8 % larger.
 */
export async function letterFace(
  font: Uint8Array,
  letters: string,
  features: readonly string[]
): Promise<Uint8Array | undefined> {
  const whole = await unpackedFont(font)
  const face = whole && textFace(whole, letters, features)
  return face && packWoff2(face, 5)
}
