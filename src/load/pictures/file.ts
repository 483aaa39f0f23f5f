import {fromBase64} from '../../core/base64.ts'

/** A picture file. */
export type PictureFile = Readonly<{path: string; bytes: Uint8Array}>

/** The bytes of a `data:` URL (RFC 2397). */
export function bytesOfData(url: string): Uint8Array | undefined {
  const match = /^data:[^,]*?(;base64)?,/i.exec(url)
  if (match === null) return undefined
  const data = url.slice(match[0].length)
  try {
    return match[1] === undefined
      ? new TextEncoder().encode(decodeURIComponent(data))
      : fromBase64(decodeURIComponent(data).replace(/\s+/g, ''))
  } catch {
    return undefined
  }
}
