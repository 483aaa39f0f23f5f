import {formulaText} from '../../core/formula-text.ts'
import {accents, logos, symbols} from '../../core/tex-symbols.ts'
import {enclosures, ignored, sortingOnly, switches, textStyles, transparent, verbatims} from './commands.ts'
import {textBranchAt} from './conditional.ts'

/** The formats of CSL rich text. */
export type TextStyle = 'italic' | 'bold' | 'small-caps' | 'superscript' | 'subscript'

/**
 * A part of a parsed field. `protected` text is in braces, which protect its case; `verbatim` text is a URL or a
 * formula.
 */
export type LatexText =
  | Readonly<{type: 'text'; value: string}>
  | Readonly<{type: 'verbatim'; value: string}>
  | Readonly<{type: 'protected'; children: readonly LatexText[]}>
  | Readonly<{type: 'styled'; style: TextStyle; children: readonly LatexText[]}>

/** An unknown command or an unclosed formula, by its offsets in the value. */
export type LatexFault = Readonly<{fault: 'command' | 'formula'; start: number; end: number}>

/**
 * The maximum nesting depth: groups and arguments nested more deeply are treated as plain text, so that no input
 * overflows the stack.
 */
const deepest = 100

/**
 * Parses the LaTeX of a field: accents, symbols, quotation marks, dashes, emphasis, simple formulas. Formulas of more
 * than a few symbols stay as `$...$`, and unknown commands stay visible as written; unknown commands and unclosed
 * formulas are added to `faults`. Never throws; takes linear time.
 */
export function parseLatex(value: string, faults?: LatexFault[]): readonly LatexText[] {
  const reader: Reader = {text: value, offset: 0, lastClosingTag: new Map(), faults}
  return readSequence(reader, 0, undefined).children
}

/** Whether a value means the same as LaTeX and as plain text, apart from white space; most values do. */
export function isPlainText(value: string): boolean {
  return !/[\\{}$<`'~&]|--/.test(value)
}

type Reader = {
  readonly text: string
  offset: number
  readonly lastClosingTag: Map<string, number>
  readonly faults: LatexFault[] | undefined
}

/** The nodes up to an end; `closed` is true if that end was found: the `}` of a group or the closing tag. */
type Sequence = Readonly<{children: readonly LatexText[]; closed: boolean}>

function readSequence(reader: Reader, depth: number, end: string | undefined): Sequence {
  const children: LatexText[] = []
  const {text} = reader
  while (reader.offset < text.length) {
    plain.lastIndex = reader.offset
    const run = plain.exec(text)?.[0]
    if (run) {
      addText(
        children,
        run.replace(/\s+/g, ' ').replace(entity, name => entities.get(name) ?? name)
      )
      reader.offset += run.length
      continue
    }
    const character = text.charAt(reader.offset)
    if (end !== undefined && text.startsWith(end, reader.offset)) {
      reader.offset += end.length
      return {children, closed: true}
    }
    if (character === '}') {
      if (depth > 0 && end !== undefined) return {children, closed: false}
      reader.offset++
      addText(children, '}')
    } else if (character === '\\') readCommand(reader, depth, children, end)
    else if (character === '{') readGroup(reader, depth, children)
    else if (character === '$') readFormula(reader, depth, children)
    else if (character === '<') readTag(reader, depth, children)
    else readSign(reader, children)
  }
  return {children, closed: false}
}

const plain = /[^\\{}$<`'~-]+/y
const entity = /&(?:amp|lt|gt|quot|#38);/g
const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&#38;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"']
])

function addText(children: LatexText[], value: string): void {
  if (value === '') return
  const last = children.at(-1)
  if (last?.type === 'text') children[children.length - 1] = {type: 'text', value: last.value + value}
  else children.push({type: 'text', value})
}

function addLatex(children: LatexText[], added: readonly LatexText[]): void {
  for (const child of added) {
    if (child.type === 'text') addText(children, child.value)
    else children.push(child)
  }
}

/** Reads a TeX ligature: quotation marks, dashes, the tie. */
function readSign(reader: Reader, children: LatexText[]): void {
  for (const [written, meant] of signs) {
    if (!reader.text.startsWith(written, reader.offset)) continue
    addText(children, meant)
    reader.offset += written.length
    return
  }
}

const signs: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['-', '-'],
  ['``', '“'],
  ['`', '‘'],
  ["''", '”'],
  ["'", '’'],
  ['~', '\u00A0']
]

function readGroup(reader: Reader, depth: number, children: LatexText[]): void {
  if (depth >= deepest) {
    reader.offset++
    return
  }
  // A “special character” of BibTeX, a group that begins with a command and forms one letter, can change its case.
  const special = reader.text.startsWith('{\\', reader.offset)
  const group = readArgument(reader, depth)
  const only = group.length === 1 ? group[0] : undefined
  if (special && only?.type === 'text' && [...only.value.normalize('NFC')].length === 1)
    addText(children, only.value)
  else if (only?.type === 'verbatim' || (only?.type === 'protected' && group.length === 1))
    children.push(only)
  else if (group.length > 0) children.push({type: 'protected', children: group})
}

/** Reads the argument of a command: a group, a command or a character. */
function readArgument(reader: Reader, depth: number): readonly LatexText[] {
  const {text} = reader
  skipSpaces(reader)
  const character = text[reader.offset]
  if (character === undefined || character === '}' || depth >= deepest) return []
  if (character === '{') {
    reader.offset++
    return readSequence(reader, depth + 1, '}').children
  }
  const children: LatexText[] = []
  if (character === '\\') readCommand(reader, depth + 1, children, undefined)
  else {
    const point = String.fromCodePoint(text.codePointAt(reader.offset)!)
    reader.offset += point.length
    addText(children, point)
  }
  return children
}

function skipSpaces(reader: Reader): void {
  spaces.lastIndex = reader.offset
  spaces.exec(reader.text)
  reader.offset = spaces.lastIndex
}

const spaces = /\s*/y

function readCommand(reader: Reader, depth: number, children: LatexText[], end: string | undefined): void {
  const start = reader.offset
  commandName.lastIndex = start
  const match = commandName.exec(reader.text)
  const name = match?.[1] ?? ''
  reader.offset += 1 + name.length
  const accent = accents.get(name)
  const style = textStyles.get(name)
  const change = switches.get(name)
  const verbatim = verbatims.has(name) ? readVerbatim(reader) : undefined
  const textBranch = name === 'ifmmode' ? textBranchAt(reader.text, reader.offset) : undefined

  if (name === '') addText(children, '\\')
  else if (accent !== undefined) addLatex(children, readAccented(reader, depth, accent, name))
  else if (symbols.has(name)) {
    if (isLetters(name)) skipSpaces(reader)
    addText(children, symbols.get(name)!)
  } else if (logos.has(name)) {
    skipSpaces(reader)
    children.push({type: 'protected', children: [{type: 'text', value: logos.get(name)!}]})
  } else if (style !== undefined)
    children.push({type: 'styled', style, children: readArgument(reader, depth)})
  else if (change !== undefined) {
    skipSpaces(reader)
    readSwitch(reader, depth, children, end, change)
  } else if (transparent.has(name)) addLatex(children, readArgument(reader, depth))
  else if (enclosures.has(name)) {
    const [open, close] = enclosures.get(name)!
    addText(children, open)
    addLatex(children, readArgument(reader, depth))
    addText(children, close)
  } else if (verbatim !== undefined) children.push({type: 'verbatim', value: verbatim})
  else if (name === 'href') readLink(reader, depth, children)
  else if (name === '(') readFormulaUntil(reader, depth, children, '\\)')
  else if (name === '[') readFormulaUntil(reader, depth, children, '\\]')
  else if (sortingOnly.has(name.toLowerCase())) readArgument(reader, depth)
  else if (textBranch !== undefined) reader.offset = textBranch
  else if (ignored.has(name)) skipSpaces(reader)
  else readUnknown(reader, depth, children, start)
}

/** Reads an unknown command, which stays visible with its braces; the text inside them is parsed. */
function readUnknown(reader: Reader, depth: number, children: LatexText[], start: number): void {
  const written = reader.text.slice(start, reader.offset)
  reader.faults?.push({fault: 'command', start, end: reader.offset})
  const hasArgument = reader.text[reader.offset] === '{' && depth < deepest
  children.push({type: 'verbatim', value: hasArgument ? `${written}{` : written})
  if (!hasArgument) return
  addLatex(children, readArgument(reader, depth))
  children.push({type: 'verbatim', value: '}'})
}

const commandName = /\\([a-zA-Z]+\*?|[^a-zA-Z])?/suy

function isLetters(name: string): boolean {
  return /^[a-zA-Z]/.test(name)
}

function readAccented(reader: Reader, depth: number, mark: string, name: string): readonly LatexText[] {
  const argument = readArgument(reader, depth)
  const first = argument[0]
  if (first?.type !== 'text' || !/^[\p{L}\p{N}]/u.test(first.value)) {
    const sign = isLetters(name) ? (argument.length > 0 ? `\\${name}` : '') : name
    return [{type: 'text', value: sign}, ...argument]
  }
  const [letter = ''] = first.value
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
  const accented = (base + mark).normalize('NFC') + first.value.slice(letter.length)
  return [{type: 'text', value: accented}, ...argument.slice(1)]
}

function readSwitch(
  reader: Reader,
  depth: number,
  children: LatexText[],
  end: string | undefined,
  style: TextStyle | 'plain'
): void {
  if (depth >= deepest) return
  const rest = readSequence(reader, depth + 1, end)
  // This end belongs to the surrounding sequence, which must read it as well.
  if (rest.closed && end !== undefined) reader.offset -= end.length
  if (style === 'plain') addLatex(children, rest.children)
  else children.push({type: 'styled', style, children: rest.children})
}

/** Parses `\url{...}`, and removes the LaTeX escapes from the URL. */
function readVerbatim(reader: Reader): string | undefined {
  skipSpaces(reader)
  if (reader.text[reader.offset] !== '{') return undefined
  let level = 0
  for (let offset = reader.offset; offset < reader.text.length; offset++) {
    const character = reader.text[offset]
    if (character === '{') level++
    else if (character === '}' && --level === 0) {
      const value = reader.text.slice(reader.offset + 1, offset)
      reader.offset = offset + 1
      return verbatimText(value)
    }
  }
  return undefined
}

/** Removes braces, `\url` and LaTeX escapes from a URL or an identifier in a field. */
export function verbatimText(value: string): string {
  if (!/[\\{}$]/.test(value)) return value.trim()
  return value
    .replace(/\\(?:url|path|nolinkurl)(?![a-zA-Z])/g, '')
    .replace(/\\textasciitilde(?![a-zA-Z])\s?|\\~(?:\{\})?|\$\\sim\$/g, '~')
    .replace(/\\textunderscore(?![a-zA-Z])\s?/g, '_')
    .replace(/\\([_%&#$~^{}\\])|[{}]/g, (_, escaped: string | undefined) => escaped ?? '')
    .trim()
}

function readLink(reader: Reader, depth: number, children: LatexText[]): void {
  const address = readVerbatim(reader) ?? ''
  const label = readArgument(reader, depth)
  const text = plainLatex(label)
  addLatex(children, label)
  if (address !== '' && address !== text) {
    if (text !== '') addText(children, ' (')
    children.push({type: 'verbatim', value: address})
    if (text !== '') addText(children, ')')
  }
}

/** The plain text of a parsed field. */
export function plainLatex(texts: readonly LatexText[]): string {
  return texts
    .map(text => (text.type === 'text' || text.type === 'verbatim' ? text.value : plainLatex(text.children)))
    .join('')
}

function readFormula(reader: Reader, depth: number, children: LatexText[]): void {
  const start = reader.offset
  let closing = start + 1
  while (closing < reader.text.length && reader.text[closing] !== '$') {
    closing += reader.text[closing] === '\\' ? 2 : 1
  }
  const content = reader.text.slice(start + 1, closing)
  if (closing >= reader.text.length || content === '' || !isBalanced(content)) {
    if (closing >= reader.text.length) reader.faults?.push({fault: 'formula', start, end: start + 1})
    reader.offset++
    addText(children, '$')
    return
  }
  reader.offset = closing + 1
  addFormula(children, content, `$${content}$`, depth)
}

function readFormulaUntil(reader: Reader, depth: number, children: LatexText[], end: string): void {
  // The next delimiter must be the closing one; otherwise, the formula counts as unclosed. A formula cannot contain the
  // start of another one, which keeps the time linear.
  formulaSign.lastIndex = reader.offset
  const next = formulaSign.exec(reader.text)
  const closing = next?.[0] === end ? next.index : -1
  const content = closing === -1 ? '' : reader.text.slice(reader.offset, closing)
  if (closing === -1 || !isBalanced(content)) {
    reader.faults?.push({fault: 'formula', start: reader.offset - 2, end: reader.offset})
    addText(children, end === '\\)' ? '\\(' : '\\[')
    return
  }
  reader.offset = closing + 2
  addFormula(children, content, `$${content}$`, depth)
}

const formulaSign = /\\[()[\]]/g

function addFormula(children: LatexText[], content: string, written: string, depth: number): void {
  const simple = depth < deepest ? formulaText(content) : undefined
  if (simple === undefined) children.push({type: 'verbatim', value: written.replace(/\s+/g, ' ')})
  else addLatex(children, simple)
}

function isBalanced(text: string): boolean {
  let level = 0
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset]
    if (character === '\\') offset++
    else if (character === '{') level++
    else if (character === '}' && --level < 0) return false
  }
  return level === 0
}

/** Reads `<i>...</i>` and similar tags, which publishers write in BibTeX; any other `<` is text. */
function readTag(reader: Reader, depth: number, children: LatexText[]): void {
  openingTag.lastIndex = reader.offset
  const match = openingTag.exec(reader.text)
  const style = match === null ? undefined : tagStyles.get(match[1]!.toLowerCase())
  const written = match?.[0] ?? '<'
  reader.offset += written.length
  if (match === null || style === undefined || depth >= deepest) {
    addText(children, written)
    return
  }
  const end = `</${match[1]}>`
  let last = reader.lastClosingTag.get(end)
  if (last === undefined) {
    last = reader.text.lastIndexOf(end)
    reader.lastClosingTag.set(end, last)
  }
  if (last < reader.offset) {
    addText(children, written)
    return
  }
  const inside = readSequence(reader, depth + 1, end)
  if (inside.closed) children.push({type: 'styled', style, children: inside.children})
  else {
    addText(children, written)
    addLatex(children, inside.children)
  }
}

const openingTag = /<(i|em|b|strong|sup|sub)>/iy
const tagStyles: ReadonlyMap<string, TextStyle> = new Map<string, TextStyle>([
  ['i', 'italic'],
  ['em', 'italic'],
  ['b', 'bold'],
  ['strong', 'bold'],
  ['sup', 'superscript'],
  ['sub', 'subscript']
])
