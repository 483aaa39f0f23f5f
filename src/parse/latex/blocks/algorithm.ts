import type {List, PhrasingContent} from 'mdast'
import {addAll} from '../../../core/add-all.ts'
import {parseLatex, plainLatex} from '../text.ts'
import {stepForms, stepWords} from './algorithm-words.ts'
import type {EnvironmentKind, LatexBlock, LatexReader} from './reader.ts'
import {argumentsAt, endOfGroup, type TexPart, texTokens} from './scan.ts'

/** A piece of a line: a keyword printed by a command, with the offsets of the command, or the author's text. */
export type StepPiece = Readonly<
  {strong: string; at: number; until: number} | {part: TexPart} | {plain: string}
>

/** A line of an algorithm. */
export type AlgorithmLine = {depth: number; isHeading?: true; pieces: StepPiece[]}

/**
 * Reads `algorithmic`, an environment of the packages algorithms and algpseudocode; the former has commands in upper
 * case, the latter in mixed case.
 */
export const algorithmic: EnvironmentKind = ({body, start, end}, reader) => {
  const {end: begin} = argumentsAt(body.text, 0, 0)
  const part = {text: body.text.slice(begin), at: body.at + begin}
  return linesOfBlock(linesOf(part, renamed(part, reader)), reader).map(node => ({
    ...node,
    ...reader.place(start, end)
  }))
}

/**
 * Returns a function for the words that keywords print if the paper changes them, as with
 * `\renewcommand{\algorithmicrequire}{\textbf{Input:}}`.
 */
function renamed({text}: TexPart, reader: LatexReader): (name: string, usual: string) => string {
  const own = reader.macros(text)
  return (name, usual) => {
    const body = own.get(`algorithmic${name}`)
    return body === undefined ? usual : plainLatex(parseLatex(body)).trim()
  }
}

/** The end of a definition in an algorithm, `\renewcommand{\algorithmicrequire}{…}`, which prints nothing. */
function endOfDefinition(text: string, start: number): number | undefined {
  const opening = /\\(?:alg)?(?:re)?newcommand\*?\s*\{?\s*\\[A-Za-z]+\s*\}?\s*(?:\[[^\]]*\]\s*)*(?=\{)/y
  opening.lastIndex = start
  const [written] = opening.exec(text) ?? []
  return written === undefined ? undefined : endOfGroup(text, start + written.length)
}

function linesOf(part: TexPart, printed: (name: string, usual: string) => string): readonly AlgorithmLine[] {
  const lines: AlgorithmLine[] = []
  let depth = 0
  let start = 0
  const words = (until: number): void => {
    const text = part.text.slice(start, until)
    if (text.replace(/(?<!\\)%.*/g, '').trim() === '') return
    if (lines.length === 0) lines.push({depth, pieces: []})
    lines.at(-1)!.pieces.push({part: {text, at: part.at + start}})
  }
  for (const token of texTokens(part.text)) {
    if (token.type !== 'command' || token.start < start) continue
    const defined = endOfDefinition(part.text, token.start)
    if (defined !== undefined) {
      words(token.start)
      start = defined
      continue
    }
    const name = token.name.toLowerCase()
    const isOwn = /^[A-Z]/.test(token.name)
    const form = isOwn ? stepForms.get(name) : undefined
    const moved = ({text, at}: TexPart): TexPart => ({text, at: part.at + at})
    if (form !== undefined) {
      words(token.start)
      const {groups, options, end} = argumentsAt(part.text, token.end, form.arguments ?? 0)
      const [place, until] = [part.at + token.start, part.at + token.end]
      if (form.indents === 'out' || form.indents === 'between') depth = Math.max(0, depth - 1)
      const line: AlgorithmLine = {depth, pieces: [], ...(form.isHeading && {isHeading: true as const})}
      if (form.before !== '') line.pieces.push({strong: printed(name, form.before), at: place, until})
      const [first, second] = groups.map(moved)
      if (first) line.pieces.push({part: first})
      if (form.isCall && second) line.pieces.push({plain: '('}, {part: second}, {plain: ')'})
      if (form.after)
        line.pieces.push({
          strong: printed(form.after, form.after),
          at: part.at + end - 1,
          until: part.at + end
        })
      // The option of a command that begins a block is its comment; after others, words in brackets are text.
      const isBlock = form.indents !== undefined
      if (isBlock)
        addAll(
          line.pieces,
          options.map(moved).flatMap(option => [{plain: ' ▷ '}, {part: option}])
        )
      if (form.indents === 'in' || form.indents === 'between') depth++
      lines.push(line)
      start = form.arguments === undefined && !(isBlock && options.length > 0) ? token.end : end
    } else if (isOwn && (name === 'comment' || name === 'call')) {
      words(token.start)
      const {groups, end} = argumentsAt(part.text, token.end, name === 'call' ? 2 : 1)
      const [first, second] = groups.map(moved)
      const own: StepPiece[] = name === 'comment' ? [{plain: ' ▷ '}] : []
      if (lines.length === 0) lines.push({depth, pieces: []})
      const call: StepPiece[] = second ? [{plain: '('}, {part: second}, {plain: ')'}] : []
      addAll(lines.at(-1)!.pieces, [
        ...own,
        ...(first ? [{part: first}] : []),
        ...(name === 'call' ? call : [])
      ])
      start = end
    } else if (isOwn && stepWords.has(name)) {
      words(token.start)
      // `\RETURN` of the package algorithms begins a line; `\Return` is used within one.
      const isStep = token.name === 'RETURN' || token.name === 'PRINT'
      if (isStep || lines.length === 0) lines.push({depth, pieces: []})
      const at = part.at + token.start
      lines.at(-1)!.pieces.push({strong: printed(name, stepWords.get(name)!), at, until: part.at + token.end})
      start = token.end
    }
  }
  words(part.text.length)
  return lines
}

/** Converts lines to blocks: numbered lines to ordered lists, other lines to paragraphs. */
export function linesOfBlock(lines: readonly AlgorithmLine[], reader: LatexReader): LatexBlock[] {
  const blocks: LatexBlock[] = []
  let number = 1
  for (const line of lines) {
    const children = wordsOf(line, reader)
    if (children.length === 0) continue
    if (line.isHeading) {
      blocks.push({type: 'paragraph', children})
      continue
    }
    const last = blocks.at(-1)
    const list: List =
      last?.type === 'list' ? last : {type: 'list', ordered: true, start: number, spread: false, children: []}
    if (last !== list) blocks.push(list)
    list.children.push({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [{type: 'paragraph', children}]
    })
    number++
  }
  return blocks
}

/** The content of a line: its pieces, separated by spaces. */
function wordsOf({depth, isHeading, pieces}: AlgorithmLine, reader: LatexReader): PhrasingContent[] {
  const words: PhrasingContent[] = []
  const space = (): void => {
    const last = words.at(-1)
    const isOpen = last?.type === 'text' && /[\s(]$/.test(last.value)
    if (last !== undefined && !isOpen) words.push({type: 'text', value: ' '})
  }
  for (const piece of pieces) {
    if ('plain' in piece) words.push({type: 'text', value: piece.plain})
    else if ('strong' in piece) {
      if (!/^[,.;:)]/.test(piece.strong)) space()
      const place = reader.place(piece.at, piece.until)
      words.push({type: 'strong', children: [{type: 'text', value: piece.strong, ...place}], ...place})
    } else {
      const read = reader.words([piece.part])
      if (read.length > 0 && !/^[\s,.;:)]*$/.test(piece.part.text)) space()
      addAll(words, read)
    }
  }
  const indent =
    isHeading || words.length === 0 ? [] : [{type: 'text' as const, value: '\u2003'.repeat(depth)}]
  return [...(depth > 0 ? indent : []), ...words]
}
