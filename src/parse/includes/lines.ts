import {isRunLanguage} from '../../core/run-languages.ts'

/** A line of a text, and its words without the marks of quotations and lists before them. */
export type WordLine = Readonly<{
  start: number
  words: string
  /** The offset at which the words begin. */
  at: number
  /** The prefix that puts another line into the same quotations and lists. */
  prefix: string
}>

/** A line outside code, or the line that opens a fenced block, with the line that closes it. */
export type OuterLine = Readonly<{
  line: WordLine
  index: number
  fence?: RegExpExecArray | undefined
  last?: number | undefined
}>

/** Splits a text into lines, each into its marks and its words. */
export function markedLines(text: string): readonly WordLine[] {
  let start = 0
  return text.split('\n').map(whole => {
    const [marks = ''] =
      /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\(?(?:\d+|[a-z]|#|@)[.)](?=[ \t])))*[ \t]*/.exec(whole) ?? []
    const line = {
      start,
      at: start + marks.length,
      words: whole.slice(marks.length).replace(/\r$/, ''),
      prefix: marks.replace(/[^>\s]/g, ' ')
    }
    start += whole.length + 1
    return line
  })
}

/**
 * The lines that are parsed as text, and the opening lines of fenced blocks; lines of front matter, comments and code
 * are skipped.
 */
export function* outsideCode(lines: readonly WordLine[]): Generator<OuterLine> {
  const closing = new Set<number>()
  let verbatim: string | undefined
  let isComment = false
  for (let index = frontLines(lines); index < lines.length; index++) {
    const line = lines[index]!
    const {words} = line
    const wasComment = isComment
    isComment = commentAfter(words, isComment)
    if (wasComment || closing.has(index) || /^\s*<!--/.test(words)) continue
    if (verbatim !== undefined) {
      if (words.includes(`\\end{${verbatim}}`)) verbatim = undefined
      continue
    }
    const fence = /^(`{3,}|~{3,}|:{3,})\s*(.*)$/.exec(words)
    if (fence !== null) {
      const last = endOfFence(lines, index, fence[1]!)
      yield {line, index, fence, last}
      if (fence[1]!.startsWith(':')) continue
      if (last !== undefined && hasMarkdown(fence[2]!)) closing.add(last)
      else index = last ?? lines.length - 1
      continue
    }
    verbatim = /\\begin\{(verbatim\*?|lstlisting|minted|comment)\}(?!.*\\end\{\1\})/.exec(words)?.[1]
    yield {line, index}
  }
}

/** Whether the body of a fenced block is Markdown, as it is for most directives. */
export function hasMarkdown(info: string): boolean {
  const name = /^\{\s*([\w:+-]+)/.exec(info)?.[1]
  return name !== undefined && !isRunLanguage(name) && !codeNames.test(name)
}

const codeNames =
  /^(?:css|scss|sass|js|verbatim|cat|comment|code-block|code|math|raw|mermaid|dot|graphviz|include|literalinclude|csv-table|parsed-literal|bibliography)$/i

function frontLines(lines: readonly WordLine[]): number {
  if (!/^\uFEFF?---[ \t]*$/.test(lines[0]?.words ?? '')) return 0
  const end = lines.findIndex(({words}, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(words))
  return end < 0 ? 0 : end + 1
}

function commentAfter(words: string, isComment: boolean): boolean {
  const open = words.lastIndexOf('<!--')
  const close = words.lastIndexOf('-->')
  return open < 0 && close < 0 ? isComment : open > close
}

/** The index of the line that closes a fence; divs, unlike code, can be nested. */
function endOfFence(lines: readonly WordLine[], first: number, fence: string): number | undefined {
  const sign = fence[0]!
  let open = 0
  for (let index = first + 1; index < lines.length; index++) {
    const {words} = lines[index]!
    if (sign !== ':' && words.startsWith(fence) && words.replaceAll(sign, '').trim() === '') return index
    if (sign !== ':' || !/^:{3,}/.test(words)) continue
    if (!/^:+\s*$/.test(words)) open++
    else if (open-- === 0) return index
  }
  return undefined
}
