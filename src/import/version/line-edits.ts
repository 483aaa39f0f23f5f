import {addAll} from '../../core/add-all.ts'
import {lineHunks} from '../../core/alignment/text-lines.ts'
import {inlineEdits, type VersionEdit} from './inline-edits.ts'
import {likenessOfWords} from './likeness.ts'

/** A line of a block: the marks before its text, the text, and its offset. */
type Line = Readonly<{
  start: number
  prefix: string
  words: string
  suffix: string
  text: string
  isBehindBlank: boolean
}>

/**
 * The edits within a block of one line or paragraph; undefined if its Markdown marks differ, since edits cannot express
 * that.
 */
export function paragraphEdits(
  old: string,
  next: string,
  remark: string
): readonly VersionEdit[] | undefined {
  const [own, other] = [partsOf(old), partsOf(next)]
  if (own.prefix !== other.prefix || own.suffix !== other.suffix) return undefined
  return shifted(inlineEdits(own.words, other.words, remark), own.prefix.length)
}

/**
 * The edits within a block of lines: a list, pipe table, quotation or note; undefined if the form of the block differs.
 */
export function lineEdits(old: string, next: string, remark: string): readonly VersionEdit[] | undefined {
  const [olds, news] = [linesOf(old), linesOf(next)]
  const match = matchLines(olds, news)
  const edits: VersionEdit[] = []
  for (const [index, line] of olds.entries()) {
    const other = news[match.indexOf(index)]
    const made = other === undefined ? goneLine(line, remark) : changedLine(line, other, remark, index === 0)
    if (made === undefined) return undefined
    addAll(edits, made)
  }
  for (let at = 0; at < news.length; at++) {
    if (match[at] !== -1) continue
    let end = at + 1
    while (end < news.length && match[end] === -1) end++
    const before = olds[match[at - 1] ?? -1]
    if (before === undefined) return undefined
    const lines = news
      .slice(at, end)
      .map(line => ({gap: line.isBehindBlank ? '\n\n' : '\n', marked: newLine(line, remark), line}))
    if (lines.some(({marked}) => marked === undefined)) return undefined
    const place = before.start + before.text.length
    edits.push({
      start: place,
      end: place,
      marked: lines.map(({gap, marked}) => gap + marked).join(''),
      plain: lines.map(({gap, line}) => gap + line.text).join(''),
      kind: 'insertion',
      old: '',
      new: lines.map(({line}) => line.words).join(' ')
    })
    at = end - 1
  }
  return edits.toSorted((a, b) => a.start - b.start)
}

function linesOf(text: string): readonly Line[] {
  let start = 0
  let isBehindBlank = false
  return text.split('\n').flatMap(line => {
    const at = start
    start += line.length + 1
    if (line.trim() === '') {
      isBehindBlank = true
      return []
    }
    const made = {...partsOf(line), text: line, start: at, isBehindBlank}
    isBehindBlank = false
    return [made]
  })
}

/** Splits a line into Markdown marks, words, and attributes. */
function partsOf(text: string): Readonly<{prefix: string; words: string; suffix: string}> {
  const prefix =
    /^(?:#{1,6} |\[\^[^\]]+\]: |:\s+|[ ]*(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]{1,6})[.)])[ ]+|(?:> ?)+|\| (?!.*\|$)|!\[|[ ]+)/.exec(
      text
    )?.[0] ?? ''
  const rest = text.slice(prefix.length)
  const suffix =
    (prefix === '![' ? /\]\([^()]*\)(?:\{[^{}]*\})?$/ : /(?: \{[#.][^{}]*\})$/).exec(rest)?.[0] ?? ''
  return {prefix, words: rest.slice(0, rest.length - suffix.length), suffix}
}

/** For each new line, the index of the old line that it corresponds to, or -1. */
function matchLines(olds: readonly Line[], news: readonly Line[]): readonly number[] {
  const match = news.map(() => -1)
  const hunks = lineHunks(
    olds.map(({text}) => text),
    news.map(({text}) => text)
  )
  let [old, next] = [0, 0]
  for (const hunk of [
    ...hunks,
    {old: olds.length, oldEnd: olds.length, new: news.length, newEnd: news.length}
  ]) {
    while (old < hunk.old) match[next++] = old++
    let from = hunk.old
    for (let at = hunk.new; at < hunk.newEnd; at++) {
      const found = olds.findIndex(
        (line, index) => index >= from && index < hunk.oldEnd && isLike(line, news[at]!)
      )
      if (found < 0) continue
      match[at] = found
      from = found + 1
    }
    ;[old, next] = [hunk.oldEnd, hunk.newEnd]
  }
  return match
}

function isLike(one: Line, other: Line): boolean {
  if (cellsOf(one.text) !== undefined && cellsOf(other.text) !== undefined) {
    const [[first = ''] = [], [second = ''] = []] = [cellsOf(one.text), cellsOf(other.text)]
    return first.trim() === second.trim() || likenessOfWords(one.text, other.text) >= 0.5
  }
  return likenessOfWords(one.words, other.words) >= 0.4
}

function changedLine(
  line: Line,
  other: Line,
  remark: string,
  isFirst: boolean
): readonly VersionEdit[] | undefined {
  if (line.text === other.text) return []
  const [cells, others] = [cellsOf(line.text), cellsOf(other.text)]
  if (cells !== undefined && others !== undefined) {
    if (cells.length !== others.length || isRule(line.text) || isRule(other.text)) return undefined
    let start = line.start + 1
    return cells.flatMap((cell, index) => {
      const at = start + (cell.length - cell.trimStart().length || 1)
      start += cell.length + 1
      return shifted(inlineEdits(cell.trim(), others[index]!.trim(), remark), at)
    })
  }
  // galley numbers the items of a list itself, so only the first number counts.
  const isSameMark =
    line.prefix === other.prefix || (!isFirst && unnumbered(line.prefix) === unnumbered(other.prefix))
  if (!isSameMark || line.suffix !== other.suffix || isStructure(line.text) || isStructure(other.text))
    return undefined
  return shifted(inlineEdits(line.words, other.words, remark), line.start + line.prefix.length)
}

function goneLine(line: Line, remark: string): readonly VersionEdit[] | undefined {
  if (isRule(line.text) || isStructure(line.text)) return undefined
  const cells = cellsOf(line.text)
  const marked =
    cells === undefined
      ? `${line.prefix}{--${line.words}--}${remark}${line.suffix}`
      : rowOf(cells, '--', remark)
  const {start, text} = line
  return [{start, end: start + text.length, marked, plain: '', kind: 'deletion', old: line.words, new: ''}]
}

function newLine({text, prefix, words, suffix}: Line, remark: string): string | undefined {
  if (isRule(text) || isStructure(text)) return undefined
  const cells = cellsOf(text)
  return cells === undefined ? `${prefix}{++${words}++}${remark}${suffix}` : rowOf(cells, '++', remark)
}

function rowOf(cells: readonly string[], mark: string, remark: string): string {
  return `|${cells.map(cell => (cell.trim() === '' ? cell : ` {${mark}${cell.trim()}${mark}}${remark} `)).join('|')}|`
}

function cellsOf(line: string): readonly string[] | undefined {
  return /^\|.*\|$/.test(line) ? line.slice(1, -1).split(/(?<!\\)\|/) : undefined
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line) && line.includes('-')
}

function isStructure(line: string): boolean {
  return /^\s*(?::::|<!--|```|~~~|\$\$|\+[-=])/.test(line)
}

function unnumbered(prefix: string): string {
  return prefix.replace(/[\p{L}\p{N}]+/gu, '1').replace(/ +/g, ' ')
}

function shifted(edits: readonly VersionEdit[], by: number): readonly VersionEdit[] {
  return edits.map(each => ({...each, start: each.start + by, end: each.end + by}))
}
