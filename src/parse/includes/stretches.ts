import type {Stretch} from '../../core/mdast.ts'
import {frontMatter} from '../values/front-matter.ts'
import {markedPart, withoutMarks} from './marked-parts.ts'

/** The ranges of an included file that become part of the chapter, by the options of MyST and the type of the file. */
export function includedStretches(
  path: string,
  text: string,
  options: ReadonlyMap<string, string>,
  isCode: boolean
): readonly Stretch[] {
  const part = markedPart(linesIn(text), text, options) ?? []
  const lines = withoutMarks(chosenLines(part, text, options), text, options)
  const start = isCode ? 0 : (frontMatter(text)?.end ?? 0)
  const own = joinedLines(lines).flatMap(({start: from, end}) =>
    end <= start ? [] : [{start: Math.max(from, start), end}]
  )
  return !isCode && /\.(?:tex|ltx|latex)$/i.test(path) ? own.flatMap(each => latexStretches(text, each)) : own
}

/** Whether a file has the part that an inclusion names, if it names one. */
export function hasPart(text: string, options: ReadonlyMap<string, string>): boolean {
  return markedPart(linesIn(text), text, options) !== undefined
}

function linesIn(text: string): readonly Stretch[] {
  const lines: Stretch[] = []
  let start = 0
  while (start < text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next + 1
    lines.push({start, end})
    start = end
  }
  return lines
}

/**
 * The lines that the options select: those between the given words or line numbers and, of these, the ones in `lines`,
 * counted from 1.
 */
function chosenLines(
  lines: readonly Stretch[],
  text: string,
  options: ReadonlyMap<string, string>
): readonly Stretch[] {
  const find = (words: string, from: number): number =>
    lines.findIndex(({start, end}, index) => index >= from && text.slice(start, end).includes(words))
  const count = (value: string | undefined, otherwise: number): number => {
    const number = Number(value)
    if (value === undefined || value === '' || !Number.isInteger(number)) return otherwise
    return number < 0 ? Math.max(0, lines.length + number) : number
  }
  let from = count(options.get('start-line'), 0)
  let to = count(options.get('end-line'), lines.length)
  const [startAt, startAfter] = [options.get('start-at'), options.get('start-after')]
  const begin = startAt ?? startAfter
  if (begin !== undefined) {
    const at = find(begin, from)
    from = at < 0 ? lines.length : startAt === undefined ? at + 1 : at
  }
  const [endAt, endBefore] = [options.get('end-at'), options.get('end-before')]
  const finish = endAt ?? endBefore
  if (finish !== undefined) {
    const at = find(finish, from)
    if (at >= 0) to = Math.min(to, endAt === undefined ? at : at + 1)
  }
  const chosen = lines.slice(from, to)
  const ranges = options.get('lines')
  if (ranges === undefined || ranges === '') return chosen
  return ranges.split(',').flatMap(range => {
    const [, first = '', dash, last = ''] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(range) ?? []
    if (first === '' && last === '') return []
    const start = first === '' ? 1 : Number(first)
    return chosen.slice(start - 1, dash === '' ? start : last === '' ? chosen.length : Number(last))
  })
}

/** Joins adjacent lines into one range. */
function joinedLines(lines: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last?.end === line.start) joined[joined.length - 1] = {start: last.start, end: line.end}
    else joined.push(line)
  }
  return joined
}

/**
 * The ranges of a LaTeX file without the parts that Markdown would misread: comments, and spaces at the beginning of
 * lines. Code is unchanged.
 */
function latexStretches(text: string, {start: first, end: last}: Stretch): readonly Stretch[] {
  const source = text.slice(0, last)
  const document = source.indexOf('\\begin{document}', first)
  const start = document < 0 ? first : document + '\\begin{document}'.length
  const closing = source.search(/^[ \t]*\\(?:end\{document\}|endinput)/m)
  const end = closing > start ? closing : last
  const kept: Stretch[] = []
  let verbatim: string | undefined
  for (const line of linesIn(text.slice(start, end))) {
    const words = text.slice(start + line.start, start + line.end)
    if (verbatim !== undefined) {
      if (words.includes(`\\end{${verbatim}}`)) verbatim = undefined
      kept.push({start: start + line.start, end: start + line.end})
      continue
    }
    verbatim = /\\begin\{(verbatim\*?|lstlisting|minted)\}(?!.*\\end\{\1\})/.exec(words)?.[1]
    if (/^[ \t]*%/.test(words)) continue
    const blank = /^[ \t]*/.exec(words)?.[0].length ?? 0
    const comment = /(?<!\\)%.*$/m.exec(words)
    const from = start + line.start + (words.trim() === '' ? 0 : blank)
    if (comment === null) {
      kept.push({start: from, end: start + line.end})
      continue
    }
    kept.push({start: from, end: start + line.start + comment.index})
    // A comment directly after a word hides the line end as well.
    const last = start + line.end - 1
    if (/\s$/.test(words.slice(0, comment.index)) && text[last] === '\n')
      kept.push({start: last, end: last + 1})
  }
  return joinedLines(kept)
}
