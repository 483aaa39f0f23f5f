import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream
} from 'pdf-lib'

/**
 * A piece of painted text: its start on the page (in points, from the top), its text, and the number of its marked
 * content.
 */
export type PaintedText = Readonly<{
  page: number
  x: number
  y: number
  text: string
  isArtifact: boolean
  id: number | undefined
}>

/** The text of a PDF in painting order, with pieces joined without a blank. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  return (await paintedText(pdf)).map(({text}) => text).join('')
}

/**
 * The text painted on the pages of a PDF by Chromium, decoded by the fonts' own ToUnicode maps. It supports only
 * Chromium's output (`Tf`, `Tm`, `cm`, `q`, `Q`, strings in hexadecimal).
 */
export async function paintedText(pdf: Uint8Array): Promise<readonly PaintedText[]> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const painted: PaintedText[] = []
  for (const [page, {node}] of document.getPages().entries()) {
    const contents = node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
    const fonts = fontMaps(document, node.Resources()?.lookup(PDFName.of('Font')))
    const {height} = document.getPage(page).getSize()
    const content = streams.map(stream => latin1(document.context.lookup(stream))).join('\n')
    painted.push(...readText(content, fonts).map(piece => ({...piece, page, y: height - piece.y})))
  }
  return painted
}

type Matrix = readonly [number, number, number, number, number, number]
type FontMaps = ReadonlyMap<string, ReadonlyMap<string, string>>

function readText(content: string, fonts: FontMaps): Omit<PaintedText, 'page'>[] {
  const pieces: Omit<PaintedText, 'page'>[] = []
  const saved: Matrix[] = []
  const marks: Readonly<{isArtifact: boolean; id: number | undefined}>[] = []
  let current: Matrix = [1, 0, 0, 1, 0, 0]
  let text: Matrix = current
  let font = ''
  let operands: string[] = []
  for (const [token] of content.matchAll(/\[[^\]]*\]|<<[\s\S]*?>>|<[^>]*>|\([^)]*\)|[^\s<>[\]()]+/g)) {
    const numbers = operands.slice(-6).map(Number) as unknown as Matrix
    if (/^[-+.\d]|^[/<[(]/.test(token)) {
      operands.push(token)
      continue
    }
    if (token === 'q') saved.push(current)
    else if (token === 'Q') current = saved.pop() ?? current
    else if (token === 'cm') current = multiply(numbers, current)
    else if (token === 'BT') text = [1, 0, 0, 1, 0, 0]
    else if (token === 'Tm') text = numbers
    else if (token === 'Tf') font = operands.at(-2)?.slice(1) ?? ''
    else if (token === 'BMC' || token === 'BDC') {
      const id = /\/MCID\s+(\d+)/.exec(operands.join(' '))?.[1]
      marks.push({isArtifact: operands.includes('/Artifact'), id: id === undefined ? undefined : Number(id)})
    } else if (token === 'EMC') marks.pop()
    else if (token === 'Tj' || token === 'TJ') {
      const [, , , , x, y] = multiply(text, current)
      pieces.push({
        x,
        y,
        text: decode(operands.at(-1) ?? '', fonts.get(font)),
        isArtifact: marks.some(mark => mark.isArtifact),
        id: marks.findLast(mark => mark.id !== undefined)?.id
      })
    }
    operands = []
  }
  return pieces
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

function decode(operand: string, map: ReadonlyMap<string, string> | undefined): string {
  const hexadecimal = [...operand.matchAll(/<([^>]*)>/g)].map(match => match[1]).join('')
  return (hexadecimal.match(/.{4}/g) ?? []).map(code => map?.get(code.toLowerCase()) ?? '\uFFFD').join('')
}

function fontMaps({context}: PDFDocument, fonts: PDFObject | undefined): FontMaps {
  const maps = new Map<string, ReadonlyMap<string, string>>()
  if (!(fonts instanceof PDFDict)) return maps
  for (const [name, reference] of fonts.entries()) {
    const font = context.lookup(reference)
    const unicode = font instanceof PDFDict ? latin1(font.lookup(PDFName.of('ToUnicode'))) : ''
    maps.set(name.decodeText(), readToUnicode(unicode))
  }
  return maps
}

function readToUnicode(cmap: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  const characters = (hexadecimal: string) =>
    String.fromCharCode(...(hexadecimal.match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16)))
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      map.set(code.toLowerCase(), characters(text))
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const ranges = /<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])/g
    for (const [, first = '', last = '', text = '', list] of block.matchAll(ranges)) {
      const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)]
      const each = list?.match(/\w+/g) ?? []
      for (const [index, one] of each.entries())
        map.set((from + index).toString(16).padStart(4, '0'), characters(one))
      if (list !== undefined) continue
      for (let code = from; code <= to; code++) {
        const lastUnit = Number.parseInt(text.slice(-4), 16) + code - from
        map.set(
          code.toString(16).padStart(4, '0'),
          characters(text.slice(0, -4)) + String.fromCharCode(lastUnit)
        )
      }
    }
  }
  return map
}

function latin1(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) return ''
  return Array.from(decodePDFRawStream(stream).decode(), byte => String.fromCharCode(byte)).join('')
}
