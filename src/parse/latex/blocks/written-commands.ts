import {dropsArguments, isLayout} from './commands.ts'
import {endOfLengthOption} from './length-option.ts'
import {argumentsAt, type TexPart, type TexToken} from './scan.ts'
import type {TranslationWriter} from './translated.ts'

/** Whether the text written so far is empty or ends with a line end. */
export function isAtLineStart(writer: TranslationWriter): boolean {
  const written = writer.written()
  return written === '' || written.endsWith('\n')
}

/** Writes `\\\\[2pt]` as a line break, unless it ends a paragraph; returns the offset after it. */
export function writeLineBreak(
  {text, at}: TexPart,
  {start, end}: TexToken,
  writer: TranslationWriter
): number {
  const from = endOfLengthOption(text, text[end] === '*' ? end + 1 : end)
  const rest = /\s*/y
  rest.lastIndex = from
  const until = from + (rest.exec(text)?.[0].length ?? 0)
  const isLast = isAtLineStart(writer) || printsNothing(text, until) || /\n\s*\n/.test(text.slice(end, until))
  const gap = /\n\s*\n/.test(text.slice(end, until)) ? '\n\n' : ''
  writer.add(isLast ? gap : '\\\n', at + start, at + until)
  return until
}

/** Whether only commands without printed output follow in a paragraph, as in `words\\\\ \vspace{1cm}`. */
function printsNothing(text: string, start: number): boolean {
  let at = start
  for (let command = commandAt(text, at); command !== undefined; command = commandAt(text, at)) {
    if (!isLayout(command.name) && !dropsArguments(command.name)) return false
    at += command.length
  }
  return /^[ \t]*(?:\n[ \t]*)?(?:\n|$)/.test(text.slice(at, at + longestGap))
}

const longestGap = 100

function commandAt(text: string, at: number): Readonly<{name: string; length: number}> | undefined {
  const command = /\s*\\([A-Za-z]+)\*?(?:\[[^\][]*\])?(?:\{[^{}]*\})*/y
  command.lastIndex = at
  const [written, name] = command.exec(text) ?? []
  return name === undefined ? undefined : {name, length: written?.length ?? 0}
}

/** Writes a space between words for one of a given length; a negative length is ignored. */
export function writeSpace(
  most: number,
  {text, at}: TexPart,
  {name, start, end}: TexToken,
  writer: TranslationWriter
): number {
  const length = /\s*-?[\d.]*\\[A-Za-z]+/y
  length.lastIndex = end
  // TeX's own command has its length, such as `\labelsep`, without braces.
  const written = name === 'hskip' ? length.exec(text)?.[0].length : undefined
  const {groups, end: until} =
    written === undefined && most > 0 ? argumentsAt(text, end, most) : {groups: [], end: end + (written ?? 0)}
  const isNegative = groups[0]?.text.trim().startsWith('-') === true
  writer.add(isNegative || /(?:^|\s)$/.test(writer.written()) ? '' : ' ', at + start, at + until)
  return until
}

/** Writes words in capitals or small letters; words with commands or formulas stay as they are, with the command. */
export function writeInCase(
  cases: 'upper' | 'lower',
  {text, at}: TexPart,
  {start, end}: TexToken,
  writer: TranslationWriter
): number {
  const {groups, end: until} = argumentsAt(text, end, 1)
  const words = groups[0]?.text
  const written =
    words === undefined || /[\\${}]/.test(words)
      ? text.slice(start, until)
      : cases === 'upper'
        ? words.toUpperCase()
        : words.toLowerCase()
  writer.add(written, at + start, at + until)
  return until
}

/** Writes `\\verb|x|` as code between backticks; returns the offset after it. */
export function writeVerbatim(
  {text, at}: TexPart,
  {start, end}: TexToken,
  writer: TranslationWriter
): number {
  const [, code = ''] =
    /^\\[A-Za-z]+\*?(?:\[[^\]]*\])?[^A-Za-z\s]([\s\S]*)[^A-Za-z\s]$/.exec(text.slice(start, end)) ?? []
  const fence = code.includes('`') ? '``' : '`'
  const padding = /^`|`$/.test(code) ? ' ' : ''
  writer.add(code === '' ? '' : `${fence}${padding}${code}${padding}${fence}`, at + start, at + end)
  return end
}
