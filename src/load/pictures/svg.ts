import type {PictureFault} from '../../core/picture-fault.ts'
import {bytesOfData, type PictureFile} from './file.ts'
import {mostDrawn, workOf} from './svg-work.ts'
import {type DrawnElement, readDrawing} from './xml.ts'

/**
 * The reason why a browser would not draw an SVG as its author sees it: the text is not well-formed, or the drawing has
 * no size, refers to other files, or draws too much. `faultOf` checks embedded pictures.
 */
export async function svgFault(
  {path, bytes}: PictureFile,
  faultOf: (picture: PictureFile) => Promise<PictureFault | undefined>
): Promise<PictureFault | undefined> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return {
      message: `The SVG \`${path}\` is compressed`,
      note: 'Decompress it with `gunzip -S .svgz`: galley puts the SVG into the page itself, where browsers do not decompress it.'
    }
  }
  const text = decode(bytes)
  if (text === undefined) {
    return {
      message: `The SVG \`${path}\` is not saved as UTF-8`,
      note: 'Browsers decode an SVG in a page as UTF-8, even if it declares another encoding: save it as UTF-8.'
    }
  }
  const elements = readDrawing(text)
  if ('fault' in elements) {
    const line = text.slice(0, elements.offset).split('\n').length
    return {
      message: `The SVG \`${path}\` has a fault in line ${line}: ${elements.fault}`
    }
  }
  return (
    rootFault(path, elements[0]!) ??
    outsideFault(path, elements) ??
    workFault(path, elements) ??
    (await innerFault(path, elements, faultOf))
  )
}

function decode(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    return undefined
  }
}

const svgNamespace = 'http://www.w3.org/2000/svg'

function rootFault(path: string, {name, namespace, attributes}: DrawnElement): PictureFault | undefined {
  if (name !== 'svg') return {message: `The SVG \`${path}\` begins with \`${name}\`, expected \`svg\``}
  if (namespace !== svgNamespace) {
    return {
      message: `The SVG \`${path}\` has no namespace, expected \`xmlns="${svgNamespace}"\` in its first tag`
    }
  }
  const box = numbersOf(attributes.get('viewBox'))
  if (box !== undefined && !(box[2]! > 0 && box[3]! > 0))
    return {
      message: `The \`viewBox\` of the SVG \`${path}\` has no area`
    }
  for (const side of ['width', 'height']) {
    const length = attributes.get(side)?.trim() ?? ''
    const pixels = pixelsOf(length)
    if (pixels !== undefined && !(pixels >= 1 && pixels <= mostPixels))
      return {
        message: `The ${side} of the SVG \`${path}\` is \`${length}\`, expected 1 to ${grouped(mostPixels)} pixels`
      }
    if (pixels === undefined && box === undefined) {
      return {
        message: `The SVG \`${path}\` has no ${side}, expected \`width\` and \`height\`, or a \`viewBox\``,
        note: 'Browsers show a drawing without a size at 300 × 150 pixels, and cut off the rest.'
      }
    }
  }
  return undefined
}

/** The longest side of a picture in pixels: longer than the longest sheet of paper. */
const mostPixels = 1_000_000

/** A length in CSS pixels; undefined for a relative length such as `100%`. */
function pixelsOf(length: string): number | undefined {
  const [, number = '', unit = ''] = /^([-+]?[\d.]+(?:e[-+]?\d+)?)\s*([a-z]*)$/i.exec(length) ?? []
  const factor = units.get(unit.toLowerCase())
  return number === '' || factor === undefined ? undefined : Number(number) * factor
}

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['em', 16],
  ['rem', 16],
  ['ex', 8]
])

function numbersOf(list: string | undefined): readonly number[] | undefined {
  const numbers = list
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  return numbers?.length === 4 && numbers.every(Number.isFinite) ? numbers : undefined
}

/** The fault of content from another file, which is not shown, because an SVG in a page loads nothing. */
function outsideFault(path: string, elements: readonly DrawnElement[]): PictureFault | undefined {
  for (const {name, attributes} of elements) {
    if (!loading.has(name)) continue
    const address = (attributes.get('href') ?? attributes.get('xlink:href') ?? '').trim()
    if (address === '' || address.startsWith('#') || /^data:/i.test(address)) continue
    return {
      message: `The SVG \`${path}\` requests \`${address.slice(0, 80).replaceAll('`', '')}\``,
      note: 'An SVG in a page loads nothing: embed the picture (in Inkscape, Extensions, Images, Embed Images).'
    }
  }
  return undefined
}

const loading: ReadonlySet<string> = new Set(['image', 'feImage', 'use'])

function workFault(path: string, elements: readonly DrawnElement[]): PictureFault | undefined {
  const {count, depth} = workOf(elements)
  const many = (number: number) => (number < 1e15 ? grouped(number) : 'countless')
  if (count > mostDrawn)
    return {
      message: `The SVG \`${path}\` draws ${many(count)} elements, more than ${many(mostDrawn)}`
    }
  return depth > mostDepth
    ? {
        message: `Parts of the SVG \`${path}\` draw one another ${depth} levels deep, more than ${mostDepth}`
      }
    : undefined
}

/** A number with separators, such as `250,000`. */
function grouped(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/**
 * The longest chain of references. The time that a browser needs grows with the square of its length, to some seconds
 * at three hundred.
 */
const mostDepth = 60

/** Checks a picture embedded in a drawing like any other picture. */
async function innerFault(
  path: string,
  elements: readonly DrawnElement[],
  faultOf: (picture: PictureFile) => Promise<PictureFault | undefined>
): Promise<PictureFault | undefined> {
  for (const {name, attributes} of elements) {
    const address = attributes.get('href') ?? attributes.get('xlink:href') ?? attributes.get('src') ?? ''
    if (!/^\s*data:/i.test(address) || name === 'a') continue
    const bytes = bytesOfData(address.trim())
    if (bytes === undefined) continue
    const isDrawing = /^\s*data:image\/svg\+xml/i.test(address)
    const fault = await faultOf({path: isDrawing ? 'inner.svg' : 'inner', bytes})
    if (fault !== undefined)
      return {
        ...fault,
        message: fault.message.replaceAll(/(?:picture )?`inner(?:\.svg)?`/g, `picture in \`${path}\``)
      }
  }
  return undefined
}
