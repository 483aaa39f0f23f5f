import {accents, logos, symbols} from '../../../core/tex-symbols.ts'
import {isBookPart} from '../book-commands.ts'
import {lossOf} from '../consumed.ts'
import {parseLatex, plainLatex} from '../text.ts'
import {type CommandForm, commandForm} from './commands.ts'
import {
  argumentsAt,
  environmentAt,
  printsWords,
  type TexPart,
  type TexToken,
  texTokens,
  trimmedPart
} from './scan.ts'
import {createTranslation, type Translated, type TranslationWriter} from './translated.ts'
import {isAtLineStart, writeInCase, writeLineBreak, writeSpace, writeVerbatim} from './written-commands.ts'

/** The maximum nesting depth of groups; deeper groups are omitted. */
const deepest = 50

/**
 * Converts LaTeX in running text to Markdown. Text that Markdown would parse differently is converted, such as
 * quotation marks, ties, comments, line ends and groups. Formulas, environments and commands that galley's Markdown
 * supports are unchanged. In a paper with `\chapter`, `\section` is a heading of the second level.
 */
export function toMarkdown(parts: readonly TexPart[], hasChapters: boolean): Translated {
  const writer = createTranslation(hasChapters)
  for (const part of parts) {
    // The definition of an environment is elsewhere, so all its words have the same place.
    const fixed: TranslationWriter = {
      ...writer,
      add: text => writer.add(text, part.at, part.at),
      idle: command => writer.idle({...command, from: part.at, until: part.at})
    }
    translate(part, part.isMade ? fixed : writer, 0)
  }
  return writer.end()
}

function translate({text, at}: TexPart, writer: TranslationWriter, depth: number): void {
  if (depth > deepest) return
  const tokens = texTokens(text)
  let start = 0
  for (const token of tokens) {
    if (token.start < start) continue
    writeText({text: text.slice(start, token.start), at: at + start}, writer)
    start = Math.max(token.end, writeToken({text, at}, token, writer, depth))
  }
  writeText({text: text.slice(start), at: at + start}, writer)
}

/** Writes a token, and returns the offset at which the text continues. */
function writeToken(part: TexPart, token: TexToken, writer: TranslationWriter, depth: number): number {
  const {text, at} = part
  const {start, end} = token
  const add = (written: string, until = end): number => {
    writer.add(written, at + start, at + until)
    return until
  }
  switch (token.type) {
    case 'comment':
      return end
    case 'sign':
      return add(token.name === '~' ? '\u00A0' : `\\${token.name}`)
    case 'group':
      // An edit in CriticMarkup with its remark is copied.
      if (
        /^\{(?:\+\+|--|~~|==|>>)/.test(text.slice(start, start + 3)) &&
        !/^\{-+\}$/.test(text.slice(start, end))
      )
        return add(text.slice(start, end))
      // So are the attributes of a span of Markdown.
      if (text[start - 1] === ']' && attributes.test(text.slice(start, end)))
        return add(text.slice(start, end))
      translate(
        {text: text.slice(start + 1, closed(text, start, end)), at: at + start + 1},
        writer,
        depth + 1
      )
      return end
    case 'formula':
      writeFormula(part, token, writer)
      return end
    case 'environment':
      writeEnvironment(part, token, writer)
      return end
    case 'command':
      return writeCommand(part, token, writer, depth)
  }
}

/** Matches attributes in braces, as in `[mot]{lang=fr}`. */
const attributes = /^\{\s*(?:[.#][\w-]+|[\w-]+=[^\s{}]+)(?:\s+(?:[.#][\w-]+|[\w-]+=[^\s{}]+))*\s*\}$/

/** The end of the content of a group, before its closing brace. */
function closed(text: string, start: number, end: number): number {
  return end - 1 > start && text[end - 1] === '}' ? end - 1 : end
}

/**
 * Writes plain characters: TeX's quotation marks and dashes are converted, and characters that Markdown would parse
 * as markup are escaped.
 */
function writeText({text, at}: TexPart, writer: TranslationWriter): void {
  const pattern = /\n[ \t]*(?:\n\s*)?|---?|``|''|"`|"'|`|[*_^<]|\](?=[([{:])|[ \t]+/g
  let start = 0
  const plain = (until: number): void => {
    const piece = text.slice(start, until)
    if (piece === '') return
    const mark = isAtLineStart(writer) ? lineMark.exec(piece)?.[0] : undefined
    if (mark === undefined) writer.add(piece, at + start, at + until)
    else {
      const before = mark.length - 1
      writer.add(piece.slice(0, before), at + start, at + start + before)
      writer.add(`\\${piece[before]}`, at + start + before, at + start + before + 1)
      writer.add(piece.slice(before + 1), at + start + before + 1, at + until)
    }
  }
  for (const match of text.matchAll(pattern)) {
    const [sign] = match
    const until = match.index + sign.length
    plain(match.index)
    start = until
    // A note of Markdown is copied.
    const isNote = sign === '^' && text[until] === '['
    const written = isNote
      ? sign
      : sign.startsWith('\n')
        ? lineEnd(sign, writer)
        : (signs.get(sign) ?? (/^[ \t]/.test(sign) ? (isAtLineStart(writer) ? '' : sign) : `\\${sign}`))
    writer.add(written, at + match.index, at + until)
  }
  plain(text.length)
}

const signs: ReadonlyMap<string, string> = new Map([
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['"`', '„'],
  ['"\'', '“'],
  ['`', '‘']
])

/** Matches text that would begin a Markdown block at the start of a line. */
const lineMark = /^(?:[-+>#=:|](?=\s|[#=|-]|$)|\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|#|@)[.)](?=\s|$))/

function lineEnd(sign: string, writer: TranslationWriter): string {
  const isParagraph = sign.indexOf('\n') !== sign.lastIndexOf('\n')
  const written = writer.written()
  if (written === '' || written.endsWith('\n\n')) return ''
  if (!isParagraph) return written.endsWith('\n') ? '' : '\n'
  return written.endsWith('\n') ? '\n' : '\n\n'
}

/**
 * Writes a formula without white space next to its dollar signs, because Markdown would not recognize the formula
 * otherwise.
 */
function writeFormula({text, at}: TexPart, {start, end}: TexToken, writer: TranslationWriter): void {
  const whole = text.slice(start, end)
  const mark = whole.startsWith('$$') || whole.startsWith('\\[') ? '$$' : '$'
  const length = whole.startsWith('\\') ? 2 : mark.length
  if (whole.length < 2 * length + 1) {
    writer.add(whole === '$' ? '\\$' : '', at + start, at + end)
    return
  }
  const {text: tex, at: from} = trimmedPart({text, at}, start + length, end - length)
  const isNamed = mark === '$' && /^\d/.test(text.slice(end))
  writer.add(isNamed ? '\\begin{math}' : mark, at + start, from)
  writer.add(
    tex.replace(/\n\s*\n/g, gap => '\n'.padEnd(gap.length)),
    from,
    from + tex.length
  )
  writer.add(isNamed ? '\\end{math}' : mark, from + tex.length, at + end)
}

/** Writes an environment unchanged, on lines of its own. */
function writeEnvironment({text, at}: TexPart, {start, end}: TexToken, writer: TranslationWriter): void {
  const here = at + start
  if (!isAtLineStart(writer)) writer.add('\n', here, here)
  writer.add(text.slice(start, end), here, at + end)
  writer.add('\n', at + end, at + end)
}

function writeCommand(part: TexPart, token: TexToken, writer: TranslationWriter, depth: number): number {
  const {text, at} = part
  const {name, start, end} = token
  const add = (written: string, until: number): number => {
    writer.add(written, at + start, at + until)
    return until
  }
  if (name === '\\' || name === '\\*') return writeLineBreak(part, token, writer)
  if (!/^[A-Za-z]/.test(name) && !accents.has(name)) return add(spaces.get(name) ?? `\\${name}`, end)
  const form = commandForm(name)
  if (form !== undefined) return writeForm(form, part, token, writer, depth)
  if (accents.has(name) && name.length === 1) {
    const letter = /\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[ij](?![A-Za-z])|[^\s{}\\])/y
    letter.lastIndex = end
    const until = end + (letter.exec(text)?.[0].length ?? 0)
    return add(plainLatex(parseLatex(text.slice(start, until))), until)
  }
  const sign = symbols.get(name) ?? logos.get(name)
  if (sign !== undefined) {
    const after = /(?:\{\}|\s*)/y
    after.lastIndex = end
    return add(/^[*_<`~^]$/.test(sign) ? `\\${sign}` : sign, end + (after.exec(text)?.[0].length ?? 0))
  }
  const {groups, end: until} = argumentsAt(text, end, oneArgument.has(name) ? 1 : 8)
  return groups.length === 0 ? add(`\\${name}`, end) : add(joined(text.slice(start, until)), until)
}

/** Commands with a single argument; brackets after it are text. */
const oneArgument: ReadonlySet<string> = new Set(
  'emph textit textbf texttt textsc textsuperscript textsubscript underline footnote url ref eqref autoref'.split(
    ' '
  )
)

/** Spaces and other characters that are written with a backslash. */
const spaces: ReadonlyMap<string, string> = new Map([
  [',', '\u202F'],
  [' ', ' '],
  ['\n', ' '],
  [';', '\u2005'],
  [':', '\u2005'],
  ['>', '\u2005'],
  ['!', ''],
  ['/', ''],
  ['-', '\u00AD'],
  ['@', ''],
  ['(', '('],
  [')', '\\)'],
  ['[', '\\['],
  [']', '\\]'],
  ['', '']
])

/** Removes white space before the arguments of a command, because Markdown does not allow it. */
function joined(command: string): string {
  return command.replace(/^(\\[A-Za-z]+\*?)\s+(?=[[{])/, '$1').replace(/([\]}])\s+(?=[[{])/g, '$1')
}

function writeForm(
  form: CommandForm,
  part: TexPart,
  token: TexToken,
  writer: TranslationWriter,
  depth: number
): number {
  const {text, at} = part
  const {name, start, end} = token
  const read = (most: number) => argumentsAt(text, end, most)
  const add = (written: string, until: number): number => {
    writer.add(written, at + start, at + until)
    return until
  }
  const inner = (group: TexPart | undefined): void => {
    if (group) translate({text: group.text, at: at + group.at}, writer, depth + 1)
  }
  if (lossOf(name) !== undefined) {
    const {groups, end: until} = 'keeps' in form ? read(form.keeps) : {groups: [], end}
    const affected = 'keeps' in form ? (groups.at(-1)?.text ?? '') : text.slice(end)
    writer.idle({name, from: at + start, until: at + until, hasWords: printsWords(affected)})
  }
  if ('space' in form) return writeSpace(form.space, part, token, writer)
  if ('cases' in form) return writeInCase(form.cases, part, token, writer)
  if ('drops' in form) {
    // The numbers of chapters depend on these commands.
    if (isBookPart(name)) return add(`\\${name}`, end)
    const swallowed = /[ \t]*/y
    swallowed.lastIndex = end
    return form.drops === 0 ? end + (swallowed.exec(text)?.[0].length ?? 0) : read(form.drops).end
  }
  if ('gives' in form) return add(form.gives, end)
  if ('breaks' in form) return add(form.breaks === 'line' ? '\\\n' : lineEnd('\n\n', writer), end)
  if ('verbatim' in form) return writeVerbatim(part, token, writer)
  if ('keeps' in form || 'between' in form) {
    const {groups, end: until} = read('keeps' in form ? form.keeps : 1)
    const [before, after] = 'between' in form ? form.between : ['', '']
    writer.add(before, at + start, at + end)
    inner(groups.at(-1))
    writer.add(after, at + until - 1, at + until)
    return until
  }
  if ('joins' in form) {
    const {groups, end: until} = read(2)
    inner(groups[0])
    add(form.joins, until)
    inner(groups[1])
    return until
  }
  if ('renames' in form) {
    const {groups, end: until} = read(1)
    const group = groups[0]
    if (group === undefined) return add(`\\${name}`, end)
    return add(`\\${form.renames}{${group.text}}${/^(?:sub)?paragraph/.test(name) ? ' ' : ''}`, until)
  }
  if ('formula' in form) {
    const {groups, end: until} = read(1)
    return add(`$${groups[0]?.text.trim() ?? ''}$`, until)
  }
  if ('picture' in form) {
    const {groups, end: until} = read(1)
    return add(`![](<${groups[0]?.text.trim() ?? ''}>)`, until)
  }
  if ('heading' in form) return writeHeading(form.heading, part, token, writer)
  // After a declaration, the rest of its group becomes the argument of the equivalent command.
  const after = text.slice(end).replace(/^[ \t]+/, '')
  if (form.declares === undefined || after.trim() === '') return text.length - after.length
  return add(`\\${form.declares}{${after.trimEnd()}}`, text.length)
}

/** Writes `\section*{Title}\label{sec:x}` as a heading with attributes. */
function writeHeading(
  depth: number,
  part: TexPart,
  {name, start, end}: TexToken,
  writer: TranslationWriter
): number {
  const {text, at} = part
  const {groups, end: closing} = argumentsAt(text, end, 1)
  const title = groups[0]
  const [label = '', id] = /^\s*\\label\s*\{([^{}]*)\}/.exec(text.slice(closing)) ?? []
  const until = closing + label.length
  const marks = [
    ...(name === 'part' ? ['.part'] : []),
    ...(name.endsWith('*') || name === 'part' ? ['-'] : []),
    ...(id === undefined ? [] : [`#${id.trim()}`])
  ]
  const level = writer.hasChapters && name.includes('section') ? depth + 1 : depth
  writer.add(`${lineEnd('\n\n', writer)}${'#'.repeat(level)} `, at + start, at + start)
  if (title) {
    const words = toMarkdown([{text: title.text.replace(/\n/g, ' '), at: at + title.at}], writer.hasChapters)
    writer.add(words.text, at + title.at, at + title.at + title.text.length)
    // The style sets the size of a heading, and its place.
    for (const command of words.idle) writer.idle({...command, hasWords: false})
  }
  writer.add(`${marks.length === 0 ? '' : ` {${marks.join(' ')}}`}\n\n`, at + closing, at + until)
  return until
}

/** Whether TeX consists of a single environment. */
export function isEnvironment(text: string): boolean {
  return environmentAt(text, 0)?.end === text.length
}
