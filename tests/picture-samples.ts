import {encodePng} from '../src/node/png.ts'

/** Small valid pictures, eight by four pixels. */
export const samples: Readonly<Record<'png' | 'jpg' | 'gif' | 'webp' | 'lossless' | 'svg', Uint8Array>> = {
  png: encodePng(
    8,
    4,
    Uint8Array.from({length: 8 * 4 * 4}, (_, index) => (index * 37) & 0xff)
  ),
  jpg: bytes(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAYEAEAAwEAAAAAAAAAAAAAAAAABUOCwf/EABUBAQEAAAAAAAAAAAAAAAAAAAME/8QAHBEAAgAHAAAAAAAAAAAAAAAAAAECAwUyNIGx/9oADAMBAAIRAxEAPwCSmadcAFJsRfUsqLXEf//Z'
  ),
  gif: bytes('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  webp: riff('VlA4IDIAAACwAQCdASoIAAQAAsBMJagCdEf/gp4AAP7uQx69Lb2fW8V/8m3/qxZ3Jj/Av/VizuAAAA=='),
  lossless: riff('VlA4TBEAAAAvB8AAEA8Q8x/zH4w+RPQ/AAA='),
  svg: new TextEncoder().encode(drawing('<path d="M0 0h8"/><text>A &amp; b</text>'))
}

/** A drawing of eight by four pixels with this content. */
export function drawing(inside: string, before = ''): string {
  return `${before}<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4">${inside}</svg>`
}

/** The bytes of a text, one of each letter. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0))

/** A number of two or four bytes, the highest byte first unless `isLittle`. */
export function number(value: number, size: 2 | 4, isLittle = false): Uint8Array {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  if (size === 2) view.setUint16(0, value, isLittle)
  else view.setUint32(0, value, isLittle)
  return bytes
}

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

/** A WebP file of one chunk. */
function riff(chunk: string): Uint8Array {
  const data = Buffer.concat([Buffer.from('WEBP'), Buffer.from(chunk, 'base64')])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(data.length, 4)
  return new Uint8Array(Buffer.concat([head, data]))
}
