import type {Image} from '../../core/article.ts'
import {element} from '../../core/write-xml.ts'
import {cssLength} from '../article/picture.ts'
import {isGone, type Piece} from './marks.ts'
import type {PictureSize} from './picture-size.ts'
import type {TextArea} from './reference-document.ts'
import {type Line, piece, textPieces} from './run.ts'

/**
 * A picture with its alternative text. A missing picture is replaced by its name and, unless the caption contains it,
 * its alternative text in brackets.
 */
export function imagePieces(node: Image, line: Line): readonly Piece[] {
  const {context, relationships} = line
  const picture = context.pictures.embed(node, isGone(line.marks))
  if (picture === undefined) {
    context.report(`the DOCX names the picture \`${node.url}\` instead of showing it`)
    const words = line.isCaptioned || node.alt === '' ? node.url : `${node.url}: ${node.alt}`
    return textPieces(`[${words}]`, line)
  }
  const size = shownSize(node, picture, context.area)
  const drawing = drawingXml(node, size, context.nextDrawing(), {
    picture: relationships.picture(picture.path),
    drawing: picture.drawing && relationships.picture(picture.drawing)
  })
  return context.targets.around(node.anchor, [piece(drawing, line, {})])
}

type Ids = Readonly<{picture: string; drawing: string | undefined}>

/** A picture within a line (ISO 29500-1, 20.4.2.8). */
function drawingXml(node: Image, {width, height}: PictureSize, id: number, ids: Ids): string {
  const extent = {cx: emu(width), cy: emu(height)}
  const name = {id, name: `Picture ${id}`, descr: node.alt, title: node.tooltip}
  const graphic = element(
    'pic:pic',
    {},
    element('pic:nvPicPr', {}, element('pic:cNvPr', name), '<pic:cNvPicPr/>'),
    element(
      'pic:blipFill',
      {},
      element('a:blip', {'r:embed': ids.picture}, ids.drawing ? drawingExtension(ids.drawing) : ''),
      '<a:stretch><a:fillRect/></a:stretch>'
    ),
    element(
      'pic:spPr',
      {},
      element('a:xfrm', {}, '<a:off x="0" y="0"/>', element('a:ext', extent)),
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
  )
  const inline = element(
    'wp:inline',
    {distT: 0, distB: 0, distL: 0, distR: 0},
    element('wp:extent', extent),
    element('wp:docPr', name),
    element(
      'a:graphic',
      {},
      element('a:graphicData', {uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture'}, graphic)
    )
  )
  return element('w:drawing', {}, inline)
}

/** The SVG from which the PNG of the picture was made, for Word 2016 and later ([MS-ODRAWXML], 2.2.83). */
function drawingExtension(id: string): string {
  const blip = element('asvg:svgBlip', {
    'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
    'r:embed': id
  })
  return element('a:extLst', {}, element('a:ext', {uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}'}, blip))
}

/** The size set by the author, or else the size of the picture, but never larger than the page. */
function shownSize({width: wanted, height: tall}: Image, picture: PictureSize, area: TextArea): PictureSize {
  const [pixelsOfLine, pixelsOfPage] = [area.width / twipsOfPixel, area.height / twipsOfPixel]
  const [width, height] = [pixelsOf(wanted, pixelsOfLine), pixelsOf(tall, pixelsOfPage)]
  const ratio = picture.width / picture.height
  const size =
    width !== undefined
      ? {width, height: height ?? width / ratio}
      : height !== undefined
        ? {width: height * ratio, height}
        : picture
  const scale = Math.min(1, pixelsOfLine / size.width, pixelsOfPage / size.height)
  return {width: size.width * scale, height: size.height * scale}
}

const twipsOfPixel = 1440 / 96

/** A CSS length in CSS pixels; undefined for `auto`. */
function pixelsOf(length: string | undefined, whole: number): number | undefined {
  const match = /^([\d.]+)(\D+)$/.exec(length === undefined ? '' : cssLength(length))
  if (match === null) return undefined
  const [, number, unit = ''] = match
  const pixels = Number(number) * (unit === '%' ? whole / 100 : (units[unit] ?? 1))
  return pixels > 0 ? pixels : undefined
}

const units: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
  in: 96,
  em: 15,
  rem: 15,
  ex: 7.5,
  ch: 7.5
}

function emu(pixels: number): number {
  return Math.max(1, Math.round(pixels * 9525))
}
