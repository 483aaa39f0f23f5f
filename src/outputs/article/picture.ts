import type {Element} from 'hast'
import type {Image} from '../../core/article.ts'
import {base64} from '../../core/base64.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import {pictureType} from '../../core/picture-type.ts'
import {isFault} from '../../core/world.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'
import {pixelsOf, placeholderOf, type ShownPicture} from './pdf-picture.ts'

/**
 * A picture with its bytes embedded, so that the page makes no request; if the file is missing, its alternative text.
 */
export function image(context: ArticleContext, node: Image): Element {
  const {alt, url, anchor, tooltip, width, height} = node
  const id = anchor === undefined ? {} : {id: anchor}
  const shown = shownPdf(context, node) ?? pictureSource(context, node)
  if (shown === undefined) {
    return h(
      'span',
      {...id, className: ['picture-missing'], role: 'img', ariaLabel: alt.trim() || url},
      `[${url}]`
    )
  }
  const size = [width && `width:${cssLength(width)}`, height && `height:${cssLength(height)}`]
    .filter(Boolean)
    .join(';')
  return h('img', {
    ...id,
    src: shown.source,
    ...(shown.width && !size && {width: shown.width}),
    alt,
    title: tooltip,
    ...(size && {style: size}),
    dataSource: url
  })
}

/** A PDF picture: a placeholder in a page to typeset, otherwise an image of it, unless another picture replaces it. */
function shownPdf({pictures: files, isPrint}: ArticleContext, {path}: Image): ShownPicture | undefined {
  const {pictures, pdfPictures} = files
  const pdf = path === undefined ? undefined : pdfPictures.get(path)
  if (path === undefined || pdf === undefined || isPdfFault(pdf)) return undefined
  const beside = pictures.get(path)
  const hasOther = beside !== undefined && !isFault(beside) && pictureType(path, beside) !== undefined
  if (isPrint) return pdf.drawing === undefined && hasOther ? undefined : placeholderOf(pdf)
  return hasOther ? undefined : pixelsOf(pdf)
}

/**
 * The URL of a picture that can be drawn. Other pictures are not put into a page, because they could stall the reader's
 * browser.
 */
function pictureSource(
  {pictures: files, figureStyle}: ArticleContext,
  {path, url}: Image
): ShownPicture | undefined {
  const {pictures, pictureFaults} = files
  if (pictureFaults.has(path ?? url)) return undefined
  if (/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(url)) return {source: url}
  const bytes = path === undefined ? undefined : pictures.get(path)
  if (path === undefined || bytes === undefined || isFault(bytes)) return undefined
  const type = pictureType(path, bytes)
  if (type === undefined) return undefined
  const dressed = type === 'image/svg+xml' ? dressSvg(bytes, figureStyle) : bytes
  return {source: `data:${type};base64,${base64(dressed)}`}
}

/**
 * Puts the page's font into an SVG, for text without a font or with a generic one. An SVG cannot use the fonts of its
 * page, and would use a system font.
 */
function dressSvg(bytes: Uint8Array, style: string): Uint8Array {
  if (style === '') return bytes
  const svg = new TextDecoder().decode(bytes)
  const start = /<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(svg)
  if (start === null || start[0].endsWith('/>') || !svg.includes('<text')) return bytes
  const at = start.index + start[0].length
  return new TextEncoder().encode(`${svg.slice(0, at)}<style>${style}</style>${svg.slice(at)}`)
}

/**
 * A valid CSS length: `80%`, `5cm`; a bare number is in CSS px. For other values returns `auto`, which leaves the size
 * to the style sheet.
 */
export function cssLength(text: string): string {
  const match = /^(\d+(?:\.\d+)?)\s*(%|px|pt|pc|cm|mm|in|em|rem|ex|ch)?$/.exec(text.trim())
  if (match) return `${match[1]}${match[2] ?? 'px'}`
  const relative = /^(\d*\.?\d+)\s*\\(?:text|line|column)width$/.exec(text.trim())
  return relative ? `${Number(relative[1]) * 100}%` : 'auto'
}
