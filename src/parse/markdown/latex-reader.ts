import type {Nodes, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {Macro, RawTex} from '../../core/mdast.ts'
import {plainText, walk} from '../../core/walk.ts'
import type {LatexBlock, LatexReader} from '../latex/blocks/reader.ts'
import type {TexPart} from '../latex/blocks/scan.ts'
import {toMarkdown} from '../latex/blocks/to-markdown.ts'
import {sourceOffset} from '../latex/blocks/translated.ts'
import {lossOf} from '../latex/consumed.ts'
import {attach} from '../plugins/attributes/inline-attributes.ts'
import {takeTrailingAttributes} from '../plugins/attributes/trailing-attributes.ts'
import type {DefinedTheorems} from '../plugins/div/fence-line.ts'
import {movePlaces} from '../plugins/table/cell-content.ts'
import {macrosIn} from '../plugins/tex/macros.ts'
import {listInWords} from './list-in-words.ts'
import {partPlaces} from './part-places.ts'

/** The data needed to parse LaTeX inside a text: the text around it, and the parser for its parts. */
export type LatexReading = Readonly<{
  file: VFile
  source: string
  read: (text: string) => Root['children']
  /** The theorem environments that the paper defines. */
  theorems?: DefinedTheorems
  /** The macros that the paper defines for running text, by name. */
  macros?: ReadonlyMap<string, Macro>
  /** Whether the paper has `\chapter`. */
  hasChapters?: boolean
  /** The commands without an effect that are not reported: all of them, or those that the style replaces in floats. */
  quiet?: 'all' | 'in floats'
}>

const told = new WeakMap<VFile, Set<string>>()

/** Reports a command or environment that is read without its effect, each kind once in a file. */
export function reportIdle(
  {file, quiet}: LatexReading,
  written: string,
  place: Position | undefined,
  hasWords: boolean
): void {
  const name = /^\\(?:begin\{)?([A-Za-z]+\*?)/.exec(written)?.[1] ?? ''
  const loss = lossOf(name)
  if (loss === undefined || quiet === 'all' || (loss.ofWords && (quiet === 'in floats' || !hasWords))) return
  reportLoss(file, written, place, loss.note)
}

/** Reports TeX that is read without an effect that readers would miss, each kind once in a file. */
export function reportLoss(file: VFile, written: string, place: Position | undefined, note: string): void {
  const notes = told.get(file) ?? new Set<string>()
  told.set(file, notes)
  if (notes.has(note)) return
  notes.add(note)
  const message = file.message(`\`${written}\` has no effect in galley`, {
    place,
    ruleId: 'raw-tex',
    source: 'galley'
  })
  message.actual = written
  message.note = note
}

/** Creates a reader that parses ranges of a TeX node as Markdown, each with its place in the file. */
export function latexReader(node: RawTex, reading: LatexReading): LatexReader {
  const {file, source, read, macros} = reading
  const places = partPlaces(node, source)
  const blocks = (parts: readonly TexPart[]): LatexBlock[] => {
    const translated = toMarkdown(parts, reading.hasChapters === true)
    for (const {name, from, until, hasWords} of translated.idle)
      reportIdle(reading, `\\${name}`, places(from, until), hasWords)
    const text = translated.text.trimEnd()
    if (text === '') return []
    const children = read(text)
    const moved = (offset: number, isEnd: boolean) => {
      const at = sourceOffset(translated, offset, isEnd)
      return isEnd ? places(at, at).end : places(at, at).start
    }
    if (node.expanded !== undefined) markExpanded(children, node.expanded)
    for (const child of children) {
      // The attributes of a heading are only in the translation.
      if (child.type === 'heading') attach(child, takeTrailingAttributes(child.children, text))
      movePlaces(child, ({start, end}) => ({
        start: moved(start.offset ?? 0, false),
        end: moved(end.offset ?? 0, true)
      }))
    }
    return children as LatexBlock[]
  }
  return {
    blocks,
    words: parts => blocks(parts).flatMap((block, index) => wordsOf(block, index, reading)),
    macros: tex =>
      new Map([...(macros?.values() ?? []), ...macrosIn(tex)].map(({name, body}) => [name, body])),
    place: (start, end) => ({position: places(start, end)}),
    report(part, subject, reason, note) {
      const place = places(part.at, part.at + part.text.length)
      const message = file.message(reason, {place, ruleId: 'raw-tex', source: 'galley'})
      message.actual = subject
      message.note = note
    }
  }
}

/** Marks the LaTeX in nodes as parts of the definitions of environments. */
function markExpanded(children: readonly Nodes[], names: readonly string[]): void {
  for (const child of children)
    walk(child, node => {
      if (node.type === 'rawTex') node.expanded = names
      return undefined
    })
}

/** The text of a block, preceded by a space unless it is the first. */
function wordsOf(block: Nodes, index: number, reading: LatexReading): PhrasingContent[] {
  const between: PhrasingContent[] = index === 0 ? [] : [{type: 'text', value: ' '}]
  if (block.type === 'paragraph' || block.type === 'heading') return [...between, ...block.children]
  const list = block.type === 'rawTex' ? listInWords(block, latexReader(block, reading)) : undefined
  if (list !== undefined) return [...between, ...list]
  const position = block.position && {position: block.position}
  if (block.type === 'math') return [...between, {type: 'inlineMath', value: block.value, ...position}]
  return [...between, {type: 'text', value: plainText(block), ...position}]
}
