import type {Article} from '../../core/article.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import {pictureType} from '../../core/picture-type.ts'
import type {Project} from '../../core/types.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import {parseXml, type XmlElement, xmlText} from '../../core/xml.ts'

/** The text drawn in an SVG or PDF picture, and the values of attributes that may be names. */
export type Drawing = Readonly<{path: string; texts: readonly string[]; attributes: readonly string[]}>

/** The SVG and PDF pictures in an article. */
export function drawingsOf(
  article: Article,
  {pictures, pdfPictures}: Pick<Project, 'pictures' | 'pdfPictures'>
): readonly Drawing[] {
  const paths = new Set<string>()
  walkNodes(topNodes(article), node => {
    if (node.type === 'image' && node.path !== undefined) paths.add(node.path)
    return undefined
  })
  return [...paths].flatMap(path => {
    const pdf = pdfPictures.get(path)
    if (pdf !== undefined) return isPdfFault(pdf) ? [] : [{path, texts: [pdf.words], attributes: []}]
    const bytes = pictures.get(path)
    return bytes instanceof Uint8Array && pictureType(path, bytes) === 'image/svg+xml'
      ? [{path, ...wordsOfSvg(new TextDecoder().decode(bytes))}]
      : []
  })
}

/**
 * Reads an SVG picture. A text may be divided into elements of one letter or one word, and several texts may form a
 * name, so the words are included twice: joined, and with spaces between the pieces.
 */
function wordsOfSvg(svg: string): Pick<Drawing, 'texts' | 'attributes'> {
  const joined: string[] = []
  const pieces: string[] = []
  // An entity or a style sheet can contain a name.
  const attributes = new Set<string>(svg.match(/<!ENTITY[^>]*>/g) ?? [])
  const within = (element: XmlElement, isDrawn: boolean): void => {
    for (const [name, value] of element.attributes)
      if (!geometry.has(name) && !value.startsWith('data:')) attributes.add(value)
    if (element.name.endsWith('style')) {
      attributes.add(xmlText(element))
      return
    }
    const isText = isDrawn || drawsText.test(element.name)
    if (isText && !isDrawn) joined.push(xmlText(element))
    for (const child of element.children)
      if (typeof child !== 'string') within(child, isText)
      else if (isText && child.trim() !== '') pieces.push(child.trim())
  }
  within(parseXml(svg).root, false)
  const texts = [...joined, joined.join(' '), pieces.join(' '), closedUp(pieces)]
  return {texts: [...new Set(texts)].filter(text => text.trim() !== ''), attributes: [...attributes]}
}

/** Joins pieces with spaces, except between single characters. */
function closedUp(pieces: readonly string[]): string {
  const isSingle = (piece: string | undefined): boolean => piece !== undefined && [...piece].length === 1
  return pieces
    .map((piece, index) => (isSingle(piece) && isSingle(pieces[index + 1]) ? piece : `${piece} `))
    .join('')
}

const drawsText = /(?:^|:)(?:text|foreignObject)$/

/** Attributes with numbers or formats. */
const geometry: ReadonlySet<string> = new Set([
  ...[
    'd',
    'points',
    'transform',
    'viewBox',
    'x',
    'y',
    'dx',
    'dy',
    'x1',
    'x2',
    'y1',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry'
  ],
  ...['width', 'height', 'style', 'fill', 'stroke', 'font-family', 'offset', 'values', 'xmlns', 'xmlns:xlink']
])
