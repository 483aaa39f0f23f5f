import {inflateSync} from 'node:zlib'
import {degrees, PDFDocument, PDFName, rgb, StandardFonts} from 'pdf-lib'

/** The features of a PDF used as a figure; its pages are 200 by 100 points. */
export type FigureOptions = Readonly<{
  rotate?: number
  /** Left, bottom, width, height. */
  crop?: readonly [number, number, number, number]
  pages?: number
  /** Text set in Helvetica, which is not embedded. */
  text?: string
  /** Operators of a content stream that are put before the drawing. */
  before?: string
  after?: string
  change?: (document: PDFDocument) => void
}>

/** A PDF whose pages show four quarters: red and green above, blue and black below. */
export async function figurePdf(options: FigureOptions = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create({updateMetadata: false})
  for (let number = 0; number < (options.pages ?? 1); number++) {
    const page = document.addPage([200, 100])
    const content =
      '1 0 0 rg 0 50 100 50 re f 0 1 0 rg 100 50 100 50 re f 0 0 1 rg 0 0 100 50 re f 0 g 100 0 100 50 re f'
    const stream = [options.before, content, options.after].join('\n')
    page.node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(stream)))
    if (options.rotate) page.setRotation(degrees(options.rotate))
    if (options.crop) page.setCropBox(...options.crop)
    if (options.text) {
      const font = await document.embedFont(StandardFonts.Helvetica)
      page.drawText(options.text, {font, size: 20, x: 110, y: 10, color: rgb(1, 1, 1)})
    }
  }
  options.change?.(document)
  return document.save({useObjectStreams: false})
}

/** The colours of a PNG that galley has written. */
export type Pixels = Readonly<{
  width: number
  height: number
  /** Red, green and blue of a pixel, as `255 0 0`. */
  at: (x: number, y: number) => string
  /** Whether a pixel is pure red, green or blue. */
  isFull: (x: number, y: number) => boolean
}>

export function readPng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png)
  const [width, height, kind] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25]]
  const channels = kind === 0 ? 1 : 3
  const start = bytes.indexOf('IDAT')
  const packed = inflateSync(bytes.subarray(start + 4, start + 4 + bytes.readUInt32BE(start - 4)))
  const stride = width * channels
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : rows[y * stride + x - channels]!
      const above = y === 0 ? 0 : rows[(y - 1) * stride + x]!
      const corner = x < channels || y === 0 ? 0 : rows[(y - 1) * stride + x - channels]!
      const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)]
      const toCorner = Math.abs(left + above - 2 * corner)
      const nearest = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner
      rows[y * stride + x] = packed[y * (stride + 1) + x + 1]! + (filter === 4 ? nearest : 0)
    }
  }
  const at = (x: number, y: number) => {
    const position = (Math.floor(y) * width + Math.floor(x)) * channels
    const [red = 0, green = red, blue = red] = rows.subarray(position, position + channels)
    return `${red} ${green} ${blue}`
  }
  const isFull = (x: number, y: number) => {
    if (channels === 1) return false
    const position = (y * width + x) * channels
    const [red, green, blue] = [rows[position]!, rows[position + 1]!, rows[position + 2]!]
    return red + green + blue === 255 && (red === 255 || green === 255 || blue === 255)
  }
  return {width, height, at, isFull}
}

/** The colours of the four quarters, from left to right and from above: `red green blue black`. */
export function quarters(
  {width, height, at}: Omit<Pixels, 'isFull'>,
  box = {left: 0, top: 0, width, height}
): string {
  const names: Readonly<Record<string, string>> = {
    '255 0 0': 'red',
    '0 255 0': 'green',
    '0 0 255': 'blue',
    '0 0 0': 'black'
  }
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75]
  ]
    .map(([x = 0, y = 0]) => {
      const colour = at(box.left + x * box.width, box.top + y * box.height)
      return names[colour] ?? colour
    })
    .join(' ')
}

/** The bounds of the figure: the part of a page with pure colours. */
export function colouredBox({width, height, isFull}: Pixels): {
  left: number
  top: number
  width: number
  height: number
} {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isFull(x, y)) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  }
  return {left, top, width: right - left, height: bottom - top}
}
