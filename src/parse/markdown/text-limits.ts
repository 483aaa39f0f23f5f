import type {Nodes, Root} from 'mdast'
import type {Code, Construct, Extension, ParseContext, State, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'
import {childrenOf} from '../../core/walk.ts'
import {isLineEnding} from '../plugins/syntax.ts'

/**
 * The limits of a chapter. The time or memory that micromark needs grows steeply with these quantities, so they are
 * counted during parsing; real texts are far below the limits (`docs/limits.md`).
 */
export const textLimits = {
  /** Lines of a chapter that are not blank. The memory for a chapter is proportional to its blocks. */
  lines: 40_000,
  /** Lines of all chapters together that are not blank. */
  linesOfPaper: 80_000,
  /** Nested quotations, lists and definitions that begin on the same line; also brackets that are open at once. */
  nesting: 100,
  /** Levels of the tree. */
  depth: 300,
  /** Runs of `*`, `_`, `~` and `^` in one paragraph, heading or table cell. */
  marks: 1000,
  /** Brackets `[` and `]` in one paragraph, heading or table cell. */
  brackets: 1000,
  /** `<` in one paragraph, heading or table cell. */
  tags: 500,
  /** Characters in consecutive lines that are not blank, if these contain any of the characters above. */
  length: 500_000,
  /** Consecutive lines of a quotation or list item that lack its `>` or indentation. */
  lazyLines: 1000
} as const

/** Thrown if a text exceeds a limit; the message names the limit. */
export class LimitFault extends Error {
  override name = 'LimitFault'
  /** The offset in the parsed text at which the limit is exceeded. */
  readonly offset: number

  /** The remedy for the author, as a sentence. */
  readonly remedy: string

  constructor(message: string, remedy: string, offset: number) {
    super(message)
    this.remedy = remedy
    this.offset = offset
  }
}

/**
 * A plugin that counts the quantities in `textLimits` during parsing, and throws a `LimitFault` if a limit is exceeded.
 * It must be the last plugin that adds syntax.
 */
export function remarkLimits(this: Processor): void {
  const data = this.data()
  const extensions = data.micromarkExtensions ?? []
  const others = extensions.flatMap(({document}) => Object.keys(document ?? {}))
  // micromark tries the constructs for a given character before those for any character (`null`), so the counter is
  // added for both.
  const starts = [...Array.from('*+->0123456789', sign => sign.charCodeAt(0)), ...others, 'null']
  const document = Object.fromEntries(starts.map(start => [start, [containers]]))
  data.micromarkExtensions = [...extensions, {document, text}]
}

/**
 * Throws a `LimitFault` before parsing, if a text has too many lines, or if a line begins with too many marks of
 * quotations and lists. After each `-`, micromark would scan the whole line for a thematic break.
 */
export function limitLines(text: string): void {
  limitNumber(text)
  deepLine.lastIndex = 0
  for (let found = deepLine.exec(text); found !== null; found = deepLine.exec(text)) {
    const end = text.indexOf('\n', found.index)
    const line = text.slice(found.index, end === -1 ? text.length : end)
    if (!thematicBreak.test(line)) throw tooNested(found.index + found[0].length)
  }
}

function limitNumber(text: string): void {
  const {excess} = countLines(text, textLimits.lines)
  if (excess === undefined) return
  const message = `The chapter has more than ${textLimits.lines} lines that are not blank`
  throw new LimitFault(message, 'Divide it into several chapters.', excess)
}

/**
 * If a paper has too many lines: the index of the text in which the limit is exceeded, and the fault. `linesOf` may be
 * a cached version of `linesIn`.
 */
export function excessOfPaper(
  texts: readonly string[],
  linesOf: (text: string, index: number) => number = linesIn
): Readonly<{index: number; fault: LimitFault}> | undefined {
  // Each line that counts has at least two characters, so a shorter paper need not be counted.
  if (texts.reduce((sum, {length}) => sum + length, 0) < 2 * textLimits.linesOfPaper) return undefined
  const lines = texts.reduce((sum, text, index) => sum + linesOf(text, index), 0)
  if (lines <= textLimits.linesOfPaper) return undefined
  let left = textLimits.linesOfPaper
  for (const [index, text] of texts.entries()) {
    const {count, excess} = countLines(text, left)
    if (excess !== undefined) {
      const message = `Up to here, the chapters have more than ${textLimits.linesOfPaper} lines that are not blank`
      return {
        index,
        fault: new LimitFault(message, 'Build parts of the text as papers of their own.', excess)
      }
    }
    left -= count
  }
  return undefined
}

/** The number of lines that are not blank. */
export function linesIn(text: string): number {
  return countLines(text, Number.POSITIVE_INFINITY).count
}

/** Counts the lines that are not blank; `excess` is the offset of the first line beyond `most`. */
function countLines(text: string, most: number): Readonly<{count: number; excess?: number}> {
  let count = 0
  let isBlank = true
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    if (code === 10) isBlank = true
    else if (isBlank && code > 32) {
      isBlank = false
      if (++count > most) return {count, excess: offset}
    }
  }
  return {count}
}

const deepLine = new RegExp(
  `^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${textLimits.nesting + 1}}`,
  'gm'
)
const thematicBreak = /^[ \t]*([-*])(?:[ \t]*\1)*\s*$/

function tooNested(offset: number): LimitFault {
  return new LimitFault(
    `Quotations and lists are nested more than ${textLimits.nesting} levels deep`,
    fewerLevels,
    offset
  )
}

const fewerLevels = 'Use fewer levels.'

/** Throws a `LimitFault` if a tree is too deep for recursive functions. */
export function limitDepth(tree: Root): void {
  let level: readonly Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > textLimits.depth) {
      const offset = level.find(node => node.position !== undefined)?.position?.start.offset ?? 0
      throw new LimitFault(
        `The text is nested more than ${textLimits.depth} levels deep`,
        fewerLevels,
        offset
      )
    }
    level = level.flatMap(node => (node.type === 'deleted' ? node.content : childrenOf(node)))
  }
}

/**
 * The state of the current line: its number and offset, the containers that begin on it, the consecutive lazy lines,
 * and the start of the lines since the last blank one.
 */
type Line = {number: number; offset: number; containers: number; lazyLines: number; start: number}

/** A range of consecutive lines that is too long. */
type Stretch = Readonly<{start: number; end: number}>

/** The counts in the current paragraph, heading or cell. */
type Count = {marks: number; brackets: number; open: number; tags: number}

const lines = new WeakMap<ParseContext, Line>()
const long = new WeakMap<ParseContext, Stretch[]>()
const counts = new WeakMap<TokenizeContext, Count>()

function countContainers(context: TokenizeContext, code: Code): void {
  const {parser} = context
  const {line: number, offset} = context.now()
  const line = lines.get(parser) ?? {number, offset, containers: 0, lazyLines: 0, start: offset}
  lines.set(parser, line)
  if (number > line.number) {
    if (parser.lazy[line.number] && ++line.lazyLines > textLimits.lazyLines) throw tooLazy(line.offset)
    // If a line was skipped, it belongs to code, a formula or HTML, where no containers begin and counting starts
    // again.
    if (number > line.number + 1) line.start = offset
    if (offset - line.start > textLimits.length) addStretch(parser, {start: line.start, end: offset})
    Object.assign(line, {number, offset, containers: 0})
  } else if (offset > line.offset) {
    // A container that begins here ends a paragraph, as a blank line does.
    Object.assign(line, {offset, containers: line.containers + 1, lazyLines: 0, start: offset})
  }
  if (code === null || isLineEnding(code)) Object.assign(line, {lazyLines: 0, start: offset + 1})
  if (line.containers > textLimits.nesting) throw tooNested(offset)
}

function tooLazy(offset: number): LimitFault {
  const most = textLimits.lazyLines
  return new LimitFault(
    `More than ${most} lines of a quotation or list item lack its \`>\` or its indentation`,
    'Put the mark on every line, or a blank line after the last line.',
    offset
  )
}

function addStretch(parser: ParseContext, stretch: Stretch): void {
  const stretches = long.get(parser) ?? []
  if (stretches.at(-1)?.start === stretch.start) stretches.pop()
  long.set(parser, [...stretches, stretch])
}

function countMarks(context: TokenizeContext, code: Code): void {
  const {offset} = context.now()
  const count = counts.get(context) ?? {marks: 0, brackets: 0, open: 0, tags: 0}
  counts.set(context, count)
  if (code === 60) count.tags++
  else if (code === 91 || code === 93) {
    count.brackets++
    count.open = code === 91 ? count.open + 1 : Math.max(0, count.open - 1)
  } else count.marks++
  const {nesting, marks, brackets, tags, length} = textLimits
  if (count.open > nesting) throw tooMuch(`more than ${nesting} brackets inside one another`, offset)
  if (count.brackets > brackets) throw tooMuch(`more than ${brackets} brackets`, offset)
  if (count.marks > marks) throw tooMuch(`more than ${marks} runs of \`*\`, \`_\`, \`~\` or \`^\``, offset)
  if (count.tags > tags) throw tooMuch(`more than ${tags} signs \`<\``, offset)
  const isLong = long.get(context.parser)?.some(({start, end}) => start <= offset && offset <= end)
  if (isLong) throw tooMuch(`markup in more than ${length} characters`, offset)
}

function tooMuch(what: string, offset: number): LimitFault {
  const remedy = 'Put a blank line between its parts, or `\\` before signs that are not markup.'
  return new LimitFault(`A paragraph has ${what}`, remedy, offset)
}

/** A construct that never matches: it runs before all others, and only counts. */
function counter(add: (context: TokenizeContext, code: Code) => void): Construct {
  return {
    tokenize(_effects, _ok, nok): State {
      return code => {
        add(this, code)
        return nok(code)
      }
    }
  }
}

/** Counts the opening bracket of a picture, which follows a `!`. */
const picture: Construct = {
  tokenize(effects, _ok, nok): State {
    return code => {
      effects.enter('data')
      effects.consume(code)
      effects.exit('data')
      return next => {
        if (next === 91) countMarks(this, next)
        return nok(next)
      }
    }
  }
}

const containers = counter(countContainers)
const marks = counter(countMarks)

const text: Extension['text'] = {
  33: picture,
  42: marks,
  60: marks,
  91: marks,
  93: marks,
  94: marks,
  95: marks,
  126: marks
}
