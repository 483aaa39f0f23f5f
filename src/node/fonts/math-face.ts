import {webFace} from '../../outputs/formulas/font/web-face.ts'
import {unpackedFont} from './unpacked-font.ts'
import {packWoff2} from './woff2/pack.ts'

/** A mathematical font as WOFF2, reduced to the characters of some texts; undefined for other fonts (see `webFace`). */
export async function mathFace(font: Uint8Array, texts: readonly string[]): Promise<Uint8Array | undefined> {
  const whole = await unpackedFont(font)
  const face = whole && webFace(whole, texts)
  return face && packWoff2(face)
}
