import type {Element, ElementContent} from 'hast'
import type {LaidStream} from '../browser/word-map.ts'

/** A word or a formula of a unit of the page: its place in the unit's text, and in the text of its source. */
export type UnitWord = Readonly<{
  start: number
  end: number
  /** The index of its stream; negative for words without a source. */
  stream: number
  /** The offset in the text of the stream, or of a formula the count in it. */
  offset: number
  isFormula: boolean
}>

/** The text of a unit as the page counts it, with its words and the streams that they come from. */
export type UnitText = Readonly<{
  text: string
  words: readonly UnitWord[]
  streams: readonly LaidStream[]
  /** The elements that name their source, each with its stretch of the text, the inner ones last. */
  owners: readonly Readonly<{stream: number; start: number; end: number}>[]
}>

/**
 * Reads the elements of a unit, which name the places of their sources, as the page's script counts them
 * (`browser/page-units.ts`): all text, and one character for each formula.
 */
export function readUnit(elements: readonly ElementContent[]): UnitText {
  const streams: LaidStream[] = []
  const words: UnitWord[] = []
  const owners: {stream: number; start: number; end: number}[] = []
  const formulas = new Map<number, number>()
  const known = new Map<string, number>()
  let text = ''
  for (const element of elements) visit(element, -1, false)
  return {text, words, streams, owners}

  function visit(node: ElementContent, stream: number, isPlaced: boolean): void {
    if (node.type === 'text') addText(node.value, stream)
    else if (node.type === 'raw') addFormula(stream)
    else if (node.type === 'element') visitElement(node, stream, isPlaced)
  }

  function visitElement(node: Element, stream: number, isPlaced: boolean): void {
    const own = isApart(node) ? -1 : streamOf(node, stream, isPlaced)
    const isOwner = node.properties.dataPlace !== undefined
    const owner = {stream: own, start: text.length, end: text.length}
    if (isOwner) owners.push(owner)
    for (const child of node.children) visit(child, own, isPlaced || isOwner)
    owner.end = text.length
    if (stream >= 0 && separating.has(node.tagName)) streams[stream]!.text += '\n'
  }

  function streamOf(element: Element, around: number, isPlaced: boolean): number {
    const place = element.properties.dataPlace
    const isCaption = element.tagName === 'caption' || element.tagName === 'figcaption'
    if (typeof place !== 'string' && !(isCaption && isPlaced)) return around
    const named = typeof place === 'string' ? place : (streams[around]?.place ?? '')
    const classes = classesOf(element)
    const kind = kinds.find(name => classes.includes(name)) ?? ''
    const key = `${named}|${kind}|${isCaption ? text.length : ''}`
    const index = known.get(key) ?? streams.push({place: named, name: '', kind, isCaption, text: ''}) - 1
    known.set(key, index)
    return index
  }

  function addText(value: string, stream: number): void {
    const owner = streams[stream]
    let done = 0
    for (const {index, 0: word} of value.matchAll(wordPattern)) {
      if (owner) owner.text += value.slice(done, index)
      words.push({
        start: text.length + index,
        end: text.length + index + word.length,
        stream,
        offset: owner?.text.length ?? 0,
        isFormula: false
      })
      if (owner) owner.text += word.replace(/[\u00ad\u200b]/g, '')
      done = index + word.length
    }
    if (owner) owner.text += value.slice(done)
    text += value
  }

  function addFormula(stream: number): void {
    const count = formulas.get(stream) ?? 0
    formulas.set(stream, count + 1)
    words.push({start: text.length, end: text.length + 1, stream, offset: count, isFormula: true})
    text += formulaSign
  }
}

/** The character that a formula counts as. */
const formulaSign = '\ufffc'

const wordPattern = /[\p{L}\p{M}\p{N}\u00ad\u200b]+|[^\s\p{L}\p{M}\p{N}\u00ad\u200b]+/gu

const kinds = ['citation', 'cross-reference', 'page-reference', 'note-call']

/** Elements after which another word begins, even without a space. */
const separating: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption pre div br'.split(' ')
)

/** Whether an element has words of galley's, which are nowhere in the source. */
function isApart(element: Element): boolean {
  const classes = classesOf(element)
  return apart.some(name => classes.includes(name))
}

const apart = [
  'caption-label',
  'section-number',
  'equation-number',
  'footnote-number',
  'back-links',
  'note-back',
  'edit-number'
]

function classesOf({properties: {className}}: Element): readonly unknown[] {
  return Array.isArray(className) ? className : []
}
