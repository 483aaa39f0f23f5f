import type {ElementContent} from 'hast'
import {joinBytes} from '../../core/bytes.ts'
import {perItems, perObject} from '../../core/per-object.ts'
import {type Serialized, serializeHast} from '../../core/serialize.ts'
import {type FinishedBlock, isFinished, onlyLetters, wordsOfPage} from '../page-words.ts'
import type {Page} from './page.ts'

/**
 * Serializes a finished block, so that only one block of a long page is in memory as elements. The block's text is kept
 * if `asksFonts` is true for one of its characters, because the page then chooses its fonts by the text; otherwise,
 * only its letters are kept.
 */
export function finishBlock(
  elements: readonly ElementContent[],
  lang: string,
  asksFonts: (html: string) => boolean
): FinishedBlock {
  const value = serializeHast(elements)
  const words = asksFonts(value) ? wordsOfPage([elements], lang) : onlyLetters(value)
  const isOfElements = elements.every(({type}) => type === 'element')
  const finished = finishedIn(elements)
  const parts = finished.length > 0 ? {parts: partsOf(value, finished)} : {}
  return {type: 'raw', value, data: {words, elements: isOfElements ? elements.length : 0, ...parts}}
}

function finishedIn(nodes: readonly ElementContent[]): readonly FinishedBlock[] {
  return nodes.flatMap(node => {
    if (isFinished(node)) return [node]
    return node.type === 'element' ? finishedIn(node.children) : []
  })
}

/** Divides a text into the given blocks and the parts between them. */
function partsOf(text: string, blocks: readonly FinishedBlock[]): readonly string[] {
  const parts: string[] = []
  let done = 0
  for (const {value} of blocks) {
    const start = text.indexOf(value, done)
    parts.push(text.slice(done, start), value)
    done = start + value.length
  }
  return [...parts, text.slice(done)]
}

/** Serializes a finished page. The text of the template is inserted unchanged. */
export function serializePage({parts}: Page): Serialized {
  return parts
    .map(part => (part.kind === 'slot' ? serializeHast(part.content) : part.text))
    .join('') as Serialized
}

/**
 * A piece of a page: an element around the text, with a selector; a block of the text, with the number of its elements;
 * or the HTML between two blocks.
 */
export type SerializedPiece = SerializedPart &
  Readonly<{elements?: number; parts?: readonly SerializedPart[] | undefined}>

type SerializedPart = Readonly<{html: string; selector?: string | undefined}>

/** Serializes a finished page in pieces, without its Content Security Policy and its script. */
export function piecesOf({parts}: Page): readonly SerializedPiece[] {
  return parts.flatMap((part): readonly SerializedPiece[] => {
    if (part.kind !== 'slot') return [{html: part.text}]
    // A slot without content is an empty piece, so that the other pieces keep their places.
    if (part.content.length === 0) return [{html: ''}]
    if (part.name !== 'body')
      return part.content.filter(isForPreview).map(part.name === 'head' ? pieceOfHead : pieceAround)
    return piecesOfText(part.content)
  })
}

/**
 * The piece of HTML of a node in the head, cached by node because a session reuses the style sheet in the head, which
 * includes the fonts.
 */
const pieceOfHead = perObject(
  (node: ElementContent): SerializedPiece => ({
    html: serializeHast(node),
    selector: selectorOf(node, true)
  })
)

/** The piece of HTML of a node around the text, cached by node because a session reuses the list of contents. */
const pieceAround = perObject(
  (node: ElementContent): SerializedPiece => ({
    html: serializeHast(node),
    selector: selectorOf(node, false)
  })
)

const pieceOfBlock = perObject(
  ({value, data: {elements, parts}}: FinishedBlock): SerializedPiece => ({
    html: value,
    elements,
    parts: parts?.map(partWithId)
  })
)

/** The piece of HTML of a node between blocks, cached by node because all line ends between blocks are one object. */
const pieceBetween = perObject(
  (node: ElementContent): SerializedPiece => ({html: serializeHast(node), elements: 0})
)

const piecesOfText = perItems((node: ElementContent): readonly SerializedPiece[] => [
  isFinished(node) ? pieceOfBlock(node) : pieceBetween(node)
])

/** The HTML of a part of a page and, if it begins with an element with an id, a selector for that element. */
function partWithId(html: string): SerializedPart {
  const id = /^<\w+ id="([\w:.-]+)"/.exec(html)?.[1]
  return {html, selector: id && `[id="${id}"]`}
}

/** A selector for an element: by its name, id and classes, or by the name of a metadata element. */
function selectorOf(node: ElementContent, isInHead: boolean): string | undefined {
  if (node.type !== 'element') return undefined
  const {id, className, name, property} = node.properties
  const classes = Array.isArray(className) ? className : []
  const marks = [
    ...(id === undefined ? [] : [`[id="${id}"]`]),
    ...classes.map(each => `.${each}`),
    ...(name === undefined ? [] : [`[name="${name}"]`]),
    ...(property === undefined ? [] : [`[property="${property}"]`])
  ].join('')
  if (!/^[\w\s.:="[\]-]*$/.test(marks)) return undefined
  return `${isInHead ? 'head > ' : ''}${node.tagName}${marks}${marks === '' && isInHead ? ':not([class])' : ''}`
}

function isForPreview(node: ElementContent): boolean {
  if (node.type !== 'element') return true
  const isPolicy = `${node.properties.httpEquiv}`.toLowerCase() === 'content-security-policy'
  // The preview, on the same machine, shows its fonts at once, so it needs no stand-ins; changing a font rule would lay
  // out the whole page again.
  const isStandIn = node.tagName === 'style' && `${node.properties.className}` === 'stand-ins'
  const isProgram = node.tagName === 'script' && node.properties.type !== 'application/ld+json'
  return !isPolicy && !isProgram && !isStandIn
}

/**
 * The bytes of the page's file. A long page is never joined into one string, because that would double the memory
 * needed.
 */
export function bytesOf({parts}: Page): Uint8Array {
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  for (const part of parts) {
    if (part.kind !== 'slot') pieces.push(encoder.encode(part.text))
    else
      for (let start = 0; start < part.content.length; start += nodesAtOnce)
        pieces.push(encoder.encode(serializeHast(part.content.slice(start, start + nodesAtOnce))))
  }
  return joinBytes(pieces)
}

const nodesAtOnce = 100
