/** The size of a picture in CSS pixels. */
export type PictureSize = Readonly<{width: number; height: number}>

/** The size of a PNG, JPEG or GIF, from the size and resolution in its header; undefined if the file is truncated. */
export function pictureSize(bytes: Uint8Array, type: string): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (type === 'image/png') return pngSize(view)
    if (type === 'image/jpeg') return jpegSize(view)
    return type === 'image/gif' ? sized(view.getUint16(6, true), view.getUint16(8, true)) : undefined
  } catch {
    return undefined
  }
}

/** Reads the size of a PNG (PNG, third edition, 11.2.2 and 11.3.4.3). */
function pngSize(view: DataView): PictureSize | undefined {
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  for (let at = 33; at + 12 < view.byteLength; ) {
    const [length, name] = [view.getUint32(at), view.getUint32(at + 4)]
    if (name === 0x49444154) break
    if (name === 0x70485973 && view.getUint8(at + 16) === 1)
      return sized(width, height, view.getUint32(at + 8) * metresOfInch)
    at += length + 12
  }
  return sized(width, height)
}

const metresOfInch = 0.0254

/** Reads the size of a JPEG (ITU-T T.81, B.2.2) and its density (JFIF). */
function jpegSize(view: DataView): PictureSize | undefined {
  let density = cssDensity
  for (let at = 2; at < view.byteLength; ) {
    const marker = view.getUint16(at)
    if (marker === 0xffe0 && view.getUint32(at + 4) === 0x4a464946) {
      const unit = view.getUint8(at + 11)
      if (unit === 1) density = view.getUint16(at + 12)
      if (unit === 2) density = view.getUint16(at + 12) * 2.54
    }
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return sized(view.getUint16(at + 7), view.getUint16(at + 5), density)
    if (marker < 0xff00) return undefined
    at += marker === 0xffff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

const cssDensity = 96

/** A size in pixels, converted to CSS pixels. A resolution below that of screens, or an absurd one, is ignored. */
function sized(width: number, height: number, density = cssDensity): PictureSize | undefined {
  if (width === 0 || height === 0) return undefined
  const scale = density > cssDensity && density < 5000 ? cssDensity / density : 1
  return {width: width * scale, height: height * scale}
}
