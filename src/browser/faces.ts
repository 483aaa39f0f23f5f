import type {TypesettingFace} from '../core/typesetting.ts'

/** A face with its file in base64, because bytes cannot be passed to a page. */
export type PortableFace = Omit<TypesettingFace, 'bytes'> & Readonly<{base64: string}>

/**
 * Runs in the page: loads faces one after another, so that the browser always numbers them in the same way. An
 * unreadable face is reported with the other fonts of the page (see `waitUntilLoaded`).
 */
export async function addFaces(faces: readonly PortableFace[]): Promise<void> {
  for (const {family, base64, weight, style, sizeAdjust, unicodeRange} of faces) {
    const binary = atob(base64)
    const bytes = new Uint8Array(binary.length)
    for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index)
    const descriptors = {weight, style, ...(sizeAdjust && {sizeAdjust}), ...(unicodeRange && {unicodeRange})}
    const face = new FontFace(family, bytes, descriptors)
    document.fonts.add(face)
    await face.load().catch(() => undefined)
  }
}
