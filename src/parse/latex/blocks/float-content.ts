import {addAll} from '../../../core/add-all.ts'
import {contentStart, dropsOf, isCaptionedPart, isDrawing, isTableOf} from './environments.ts'
import type {IncludedPicture} from './picture.ts'
import {argumentsAt, environmentAt, type TexPart, type TexToken, texTokens, trimmedPart} from './scan.ts'

/** The content of a LaTeX float; the content of each kind is in order. */
export type FloatContent = Readonly<{
  pictures: readonly IncludedPicture[]
  /** Its parts (a), (b) and so on. */
  parts: readonly FloatPart[]
  /** Minipages with captions of their own, which are separate floats next to each other. */
  separate: readonly FloatPart[]
  /** Tables, listings and other environments. */
  blocks: readonly TexPart[]
  /** Text below the content. */
  notes: readonly TexPart[]
  captions: readonly TexPart[]
  /** The kinds of the captions that `\captionof` has. */
  kinds: readonly string[]
  labels: readonly string[]
}>

type FloatPart = Readonly<{share: number; content: FloatContent}>

type Found = {-readonly [Key in keyof FloatContent]: Array<FloatContent[Key][number]>} & {isLost: boolean}

/** Parses the content of a float; undefined if a part of it is a drawing in LaTeX. */
export function readFloat(part: TexPart, kind: string): FloatContent | undefined {
  const found: Found = {
    pictures: [],
    parts: [],
    separate: [],
    blocks: [],
    notes: [],
    captions: [],
    kinds: [],
    labels: [],
    isLost: false
  }
  collect(part, found, kind, 0)
  const {isLost, ...content} = found
  return isLost ? undefined : content
}

const deepest = 20

function collect(part: TexPart, found: Found, kind: string, depth: number): void {
  if (depth > deepest) return
  let start = 0
  const words = (until: number): void => {
    const piece = {text: part.text.slice(start, until), at: part.at + start}
    if (piece.text !== '') found.notes.push(piece)
  }
  for (const token of texTokens(part.text)) {
    if (token.start < start) continue
    if (token.type === 'environment') {
      words(token.start)
      start = token.start
    }
    const until = take(part, token, found, kind, depth)
    if (until === undefined) continue
    words(token.start)
    start = until
  }
  words(part.text.length)
}

/** Handles a token and returns the offset at which parsing continues; undefined if the token is part of the text. */
function take(part: TexPart, token: TexToken, found: Found, kind: string, depth: number): number | undefined {
  if (token.type === 'environment') return takeEnvironment(part, token, found, kind, depth)
  if (token.type === 'group') {
    const inner = trimmedPart(part, token.start + 1, token.end - 1)
    if (!/\\(?:includegraphics|begin|caption|label)/.test(inner.text)) return undefined
    collect(inner, found, kind, depth + 1)
    return token.end
  }
  if (token.type !== 'command') return undefined
  const read = (most: number) => {
    const {options, groups, end} = argumentsAt(part.text, token.end, most)
    const moved = ({text, at}: TexPart): TexPart => ({text, at: part.at + at})
    return {options: options.map(moved), groups: groups.map(moved), end}
  }
  switch (token.name.replace('*', '')) {
    case 'includegraphics':
    case 'includesvg': {
      const {options, groups, end} = read(1)
      const [file] = groups
      if (file) found.pictures.push({file, options: options.map(({text}) => text).join(',')})
      return end
    }
    case 'caption': {
      const {groups, end} = read(1)
      // `\caption*` has no number, so its words become a note.
      if (token.name.endsWith('*')) addNote(groups[0], found)
      else addCaption(groups[0], found)
      return afterLabel(part.text, end, found)
    }
    case 'captionof': {
      const {groups, end} = read(2)
      addCaption(groups[1], found)
      found.kinds.push(groups[0]?.text.trim() ?? '')
      return end
    }
    case 'label': {
      const {groups, end} = read(1)
      if (groups[0]) found.labels.push(groups[0].text.trim())
      return end
    }
    case 'subfloat':
    case 'subfigure':
    case 'subtable': {
      const {options, groups, end} = read(1)
      addPart(groups[0], options.at(-1), 1, found, kind)
      return end
    }
    case 'subcaptionbox': {
      const {groups, end} = read(2)
      addPart(groups[1], groups[0], 1, found, kind)
      return end
    }
    case 'resizebox':
      return inside(read(3))
    case 'scalebox':
    case 'rotatebox':
    case 'parbox':
      return inside(read(2))
    case 'centerline':
    case 'fbox':
    case 'makebox':
    case 'adjustbox':
    case 'raisebox':
      return inside(read(token.name === 'raisebox' || token.name === 'adjustbox' ? 2 : 1))
    case 'input':
    case 'include':
      found.isLost = true
      return token.end
    default:
      return undefined
  }

  function inside({groups, end}: Readonly<{groups: readonly TexPart[]; end: number}>): number {
    const last = groups.at(-1)
    if (last) collect(last, found, kind, depth + 1)
    return end
  }
}

/** The offset after bookdown's label, `(\#fig:x)`, which knitr writes after a caption. */
function afterLabel(text: string, at: number, found: Found): number {
  const [written = '', label] = /^\s*\(\\#([\w:.-]{1,200})\)/.exec(text.slice(at, at + 300)) ?? []
  if (label !== undefined) found.labels.push(label)
  return at + written.length
}

function takeEnvironment(part: TexPart, token: TexToken, found: Found, kind: string, depth: number): number {
  const environment = environmentAt(part.text, token.start)
  if (environment === undefined) return token.end
  const {name, body} = environment
  const content = {text: body.text, at: part.at + body.at}
  const inner = (): TexPart => {
    const {groups, end} = argumentsAt(body.text, 0, 1)
    share = shareOf(groups.at(-1)?.text)
    return trimmedPart(content, end)
  }
  let share = 1
  if (isDrawing(name)) found.isLost = true
  else if (isCaptionedPart(name)) {
    const own = inner()
    addPart(own, undefined, share, found, kind)
  } else if (name === 'minipage') {
    const own = readFloat(inner(), kind)
    if (own === undefined) found.isLost = true
    else if (own.captions.length > 0) found.separate.push({share, content: own})
    else {
      const shared = own.pictures.map(picture => ({...picture, options: shareWidth(picture.options, share)}))
      merge(found, {...own, pictures: shared})
    }
  } else if (isTableOf(name) || dropsOf(name) === undefined) {
    // Text above a table, such as the name of a panel, stays above it.
    if (isTableOf(name) && kind === 'table') addAll(found.blocks, found.notes.splice(0))
    found.blocks.push({text: part.text.slice(token.start, token.end), at: part.at + token.start})
  } else collect(trimmedPart(content, contentStart(name, body.text)), found, kind, depth + 1)
  return token.end
}

/** The options of a picture; a width relative to its box is converted to a width relative to the text. */
function shareWidth(options: string, share: number): string {
  if (share === 1) return options
  const [whole = '', number = ''] = /width\s*=\s*([\d.]*)\s*\\(?:text|line|column)width/.exec(options) ?? []
  const width = `width=${(number === '' ? 1 : Number(number)) * share}\\linewidth`
  return whole === '' ? `${options},${width}` : options.replace(whole, () => width)
}

function merge(found: Found, content: FloatContent): void {
  addAll(found.pictures, content.pictures)
  addAll(found.parts, content.parts)
  addAll(found.separate, content.separate)
  addAll(found.blocks, content.blocks)
  addAll(found.notes, content.notes)
  addAll(found.labels, content.labels)
}

function addPart(
  part: TexPart | undefined,
  caption: TexPart | undefined,
  share: number,
  found: Found,
  kind: string
): void {
  const content = part && readFloat(part, kind)
  if (content === undefined) {
    found.isLost = true
    return
  }
  const labels = [...content.labels, ...(caption ? labelsIn(caption.text) : [])]
  const captions = caption === undefined || caption.text.trim() === '' ? content.captions : [caption]
  found.parts.push({share, content: {...content, labels, captions}})
}

function addNote(words: TexPart | undefined, found: Found): void {
  if (words === undefined) return
  const isFirst = found.captions.length === 0 && found.notes.every(({text}) => text.trim() === '')
  found.notes.push(isFirst ? words : {text: `\n\n${words.text}`, at: words.at - 2})
}

function addCaption(caption: TexPart | undefined, found: Found): void {
  if (caption === undefined) return
  if (found.captions.length > 0) addNote(caption, found)
  found.captions.push(trimmedPart(caption))
  addAll(found.labels, labelsIn(caption.text))
}

function labelsIn(text: string): readonly string[] {
  return [...text.matchAll(/\\label\s*\{([^{}]*)\}/g)].map(([, label = '']) => label.trim())
}

/** The width of a box as a share of the text width, as in `0.48\textwidth`; 1 if it is not specified in this way. */
function shareOf(width: string | undefined): number {
  const [, number] = /^\s*([\d.]+)\s*\\(?:text|line|column)width/.exec(width ?? '') ?? []
  return number === undefined || Number(number) > 1 ? 1 : Number(number)
}
