import {csvRows} from '../values/csv.ts'
import {codeTitle} from './code-titles.ts'
import {hiddenLines} from './hidden-lines.ts'
import {latexRewrites} from './latex-forms.ts'
import {hasMarkdown, markedLines, outsideCode, type WordLine} from './lines.ts'
import {type FormSurroundings, wordForms} from './word-forms.ts'

/** A range of a text, and the form that replaces it. */
export type Rewrite = Readonly<{
  start: number
  end: number
  text: string
  /** The prefix of each line after the first in the replacement. */
  prefix?: string | undefined
}>

/** Matches every text that contains a form to rewrite, and few others. */
export const mayRewrite =
  /`r if \(!?knitr::is_(?:html|latex)|\{\{<\s*(?:pagebreak|kbd|video|meta|var|embed)\b|\{(?:si|chem|download)\}`|\]\((?:doi|wiki|rrid|ror|https:\/\/doi\.org\/10\.):?|<(?:doi|wiki|rrid|ror):|@url:http|\{\.page_break_before\}|(?:%s|\{(?:number|name)\})[^\]\n]{0,300}\]\(#|\{\{\{<|[-+*!{]@(?:fig|tbl|tab|eq|sec|lst):|<\/?(?:center|d-)|\{(?:theorem|lemma|corollary|proposition|conjecture|definition|example|exercise|hypothesis|proof|remark|solution|block2?)\b|\{(?:proof:|youtube|video|csv-table)|filename=|title=["']|linenums=|showLineNumbers|\(<?project:|<project:|\{\{[ \t]*[A-Za-z]|\\\\[([]|\$\$[ \t]+\([A-Za-z]|\{(?:asis|marginfigure)\b|\\begin\{restatable\}|\\enquote\{/

/**
 * Rewrites notations of other programs to the notation that galley parses: Quarto's shortcodes, MyST's roles and
 * directives, bookdown's engines, commands of LaTeX. Only the marks are rewritten; the author's words are unchanged.
 */
export function rewritesOf(text: string, around: FormSurroundings): readonly Rewrite[] {
  const latex = latexRewrites(text, around.meta('lang') ?? 'en')
  if (!mayRewrite.test(text) && around.hiddenSigns === undefined)
    return latex.toSorted((a, b) => a.start - b.start)
  const lines = markedLines(text)
  const found: Rewrite[] = [...hiddenLines(text, lines, around.hiddenSigns)]
  for (const {line, index, fence, last} of outsideCode(lines)) {
    if (fence !== undefined && !fence[1]!.startsWith(':') && !hasMarkdown(fence[2]!))
      for (const {words, at} of lines.slice(index + 1, last))
        for (const each of literalIn(words, at)) found.push(each)
    if (fence === undefined) {
      for (const each of inWords(line, around)) found.push(each)
      continue
    }
    for (const each of fencedForm(lines, index, last, fence, around)) found.push(each)
  }
  for (const each of restated(text)) found.push(each)
  for (const each of wordsForHtml(text)) found.push(each)
  for (const each of commentedOut(text)) found.push(each)
  for (const each of innerQuotes(text)) found.push(each)
  for (const each of latex) found.push(each)
  return found.toSorted((a, b) => a.start - b.start)
}

function* inWords({words, at, prefix}: WordLine, around: FormSurroundings): Generator<Rewrite> {
  for (const [pattern, rewrite] of wordForms) {
    let [seen, isCode] = [0, false]
    for (const match of words.matchAll(pattern)) {
      const start = match.index
      for (; seen < start; seen++) if (words[seen] === '`') isCode = !isCode
      const literal = isCode && match[0].startsWith('{{{<') ? match[0].slice(1, -1) : undefined
      const text = isCode ? literal : words[start - 1] === '\\' ? undefined : rewrite(match, around)
      if (text !== undefined) yield {start: at + start, end: at + start + match[0].length, text, prefix}
    }
  }
}

/** Shortcodes with three braces in a line of code, which Quarto prints with two. */
function* literalIn(words: string, at: number): Generator<Rewrite> {
  for (const {0: written, index} of words.matchAll(/\{\{\{<[^>\n]{0,300}>\}\}\}/g))
    yield {start: at + index, end: at + index + written.length, text: written.slice(1, -1)}
}

const engines =
  /^\{\s*(theorem|lemma|corollary|proposition|conjecture|definition|example|exercise|hypothesis|proof|remark|solution)\b\s*(.*?)\s*\}\s*$/

/** Rewrites the marks of a fenced block. */
function* fencedForm(
  lines: readonly WordLine[],
  index: number,
  last: number | undefined,
  [, fence = '', info = '']: RegExpExecArray,
  around: FormSurroundings
): Generator<Rewrite> {
  const line = lines[index]!
  const whole = {start: line.at, end: line.at + line.words.length}
  const closing = last === undefined ? undefined : lines[last]!
  const close = (text: string): readonly Rewrite[] =>
    closing === undefined ? [] : [{start: closing.at, end: closing.at + closing.words.length, text}]
  const isCode = fence[0] !== ':'
  const [, engine, rest = ''] = (isCode && engines.exec(info)) || []
  // A bare name in braces, such as `{exercise}`, is MyST's, except `{proof}` and `{remark}`, which are bookdown's.
  const isMyst = /^\{(?!(?:proof|remark)\})[\w:-]+\}/.test(info)
  if (engine !== undefined && !isMyst) {
    yield {...whole, text: `::: {.${engine}${engineAttributes(rest)}}`}
    yield* close(':::')
    return
  }
  if (isCode && /^\{asis\b/.test(info)) {
    yield {...whole, text: ''}
    yield* close('')
    return
  }
  if (isCode && /^\{marginfigure\b/.test(info)) {
    yield {...whole, text: '::: {.marginnote}'}
    yield* close(':::')
    return
  }
  const [, , type] = (isCode && /^\{\s*block2?\b.*?\btype\s*=\s*(["'])([\w-]+)\1/.exec(info)) || []
  if (type !== undefined) {
    yield {...whole, text: `::: {.${type}}`}
    yield* close(':::')
    return
  }
  const [directive, name = ''] = /^\{([\w:-]+)\}/.exec(info) ?? []
  const argument = directive === undefined ? '' : info.slice(directive.length).trim()
  if (name === 'exercise' || name.startsWith('proof:'))
    yield {...whole, text: `${fence}{prf:${name.replace(/^proof:/, '')}} ${argument}`.trimEnd()}
  else if (name === 'solution') {
    const title = argument === '' ? '' : ` {ref}\`${argument}\``
    yield {...whole, text: `${fence}{prf:solution}${title}`}
  } else if (/^(?:youtube|video)$/.test(name) && addressOf(name, argument) !== undefined) {
    const body = lines.slice(index + 1, last)
    const words = body.findIndex(({words: each}) => !/^:[\w-]+:/.test(each) && each !== '')
    const options = words < 0 ? body.length : words
    const end = options === 0 ? whole.end : lines[index + options]!.at + lines[index + options]!.words.length
    yield {start: whole.start, end, text: `<${addressOf(name, argument)}>\n`}
    yield* close('')
  } else if (name === 'csv-table') {
    const table = csvTable(lines.slice(index + 1, last), argument, around)
    if (table !== undefined && closing !== undefined)
      yield {start: whole.start, end: closing.at + closing.words.length, text: table, prefix: line.prefix}
  } else if (isCode) yield* codeTitle(line)
}

/** The address of a video on a site; undefined for a file. YouTube's videos have names of 11 characters. */
function addressOf(name: string, argument: string): string | undefined {
  if (/^https?:/.test(argument)) return argument
  return name === 'youtube' && /^[\w-]{11}$/.test(argument) ? `https://youtu.be/${argument}` : undefined
}

/** Converts the label and the name of a theorem in bookdown's notation, `pyth, name="Pythagoras"`, to attributes. */
function engineAttributes(rest: string): string {
  const [, plain] = /^,?\s*([\w:-]+)\s*(?:,|$)/.exec(rest) ?? []
  const [, , label = plain] = /\blabel\s*=\s*(["'])(.*?)\1/.exec(rest) ?? []
  const [, , name] = /\bname\s*=\s*(["'])(.*?)\1/.exec(rest) ?? []
  return `${label === undefined ? '' : ` #${label}`}${name === undefined ? '' : ` name="${name}"`}`
}

/** Converts a CSV table to a pipe table; undefined if the file with its rows is missing. */
function csvTable(body: readonly WordLine[], caption: string, {file}: FormSurroundings): string | undefined {
  const options = new Map<string, string>()
  let first = 0
  let last = ''
  for (; first < body.length; first++) {
    const {words} = body[first]!
    const [, name, value = ''] = /^:([\w-]+):\s*(.*)$/.exec(words) ?? []
    // A value may continue on the next line: `:header: >`, then `:    "One", "Two"`.
    const [, more] = last === '' ? [] : (/^:[ \t]+(\S.*)$/.exec(words) ?? [])
    if (name === undefined && more === undefined) break
    const before = (options.get(last) ?? '').replace(/^[>|]$/, '')
    if (name === undefined) options.set(last, `${before} ${more}`.trim())
    else options.set(name, value.trim())
    last = name ?? last
  }
  const path = options.get('file')
  const text =
    path === undefined
      ? body
          .slice(first)
          .map(({words}) => words)
          .join('\n')
          .trim()
      : file(path)
  if (text === undefined) return undefined
  const sign = options.get('delim')?.replace(/^(["'])(.+)\1$/, '$2')
  const separator = sign === 'tab' ? '\t' : sign?.length === 1 ? sign : undefined
  const rows = rowsOf(closeToCommas(text, separator), separator).map(row => row.map(cell => cell.trim()))
  const header = options.has('header') ? rowsOf(closeToCommas(options.get('header')!))[0] : undefined
  const isHead = header === undefined && Number(options.get('header-rows') ?? 0) > 0
  const [head = rows[0]?.map(() => '') ?? [], ...others] = header
    ? [header, ...rows]
    : isHead
      ? rows
      : [undefined, ...rows]
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  const label = options.get('label') ?? options.get('name')
  const isUnnumbered = options.has('nonumber') || /^false$/i.test(options.get('enumerated') ?? '')
  const marks = [...(label === undefined ? [] : [`#${label}`]), ...(isUnnumbered ? ['.unnumbered'] : [])]
  const isFloat = caption !== '' || label !== undefined
  const words = isFloat ? ['', `: ${caption}${marks.length === 0 ? '' : ` {${marks.join(' ')}}`}`] : []
  return [
    line(head),
    `|${head.map(() => '---').join('|')}|`,
    ...others.map(row => line(row ?? [])),
    ...words
  ].join('\n')
}

/**
 * Keeps words that bookdown's template prints only in HTML: the heading of the references, in an inline condition that
 * extends over several lines.
 */
function wordsForHtml(text: string): readonly Rewrite[] {
  return Array.from(text.matchAll(htmlWords)).flatMap(match => {
    const [, opening = '', words = '', closing = ''] = match
    const start = match.index
    const end = start + opening.length + words.length
    return [
      {start, end: start + opening.length, text: ''},
      {start: end, end: end + closing.length, text: ''}
    ]
  })
}

/**
 * Rewrites as divisions the blocks that a bookdown thesis comments out in one output, between lines of `` `r if
 * (knitr::is_latex_output()) '<!--'` `` and the same with `-->`.
 */
function commentedOut(text: string): readonly Rewrite[] {
  const found: Rewrite[] = []
  let open: Readonly<{rewrite: Rewrite; condition: string}> | undefined
  for (const {index: start, 0: line, 1: no, 2: output, 3: mark} of text.matchAll(commentMark)) {
    const [end, condition] = [start + line.length, `${no}${output}`]
    if (mark === '<!--') {
      const name = no === '!' ? 'content-visible' : 'content-hidden'
      const format = output === 'latex' ? 'pdf' : 'html'
      open = {condition, rewrite: {start, end, text: `::: {.${name} when-format="${format}"}\n`}}
    } else if (open?.condition === condition) {
      found.push(open.rewrite, {start, end, text: '\n:::\n'})
      open = undefined
    }
  }
  return found
}

const commentMark =
  /^`r if \((!?)knitr::is_(latex|html)_output\(\)\)[ \t]*\{?[ \t]*["'](<!--|-->)["'][ \t]*\}?`[ \t]*$/gm

const htmlWords = /^(`r if \(knitr::is_html_output\(\)\) (?:'|")\n)([^'"`]{1,500}?)(\n(?:'|")`)[ \t]*$/gm

/** Removes spaces before quotation marks, because docutils ignores such spaces. */
function closeToCommas(text: string, separator?: string): string {
  return text.replace(separator === ';' ? /(^|;)[ \t]+(?=")/gm : /(^|,)[ \t]+(?=")/gm, '$1')
}

/** Rewrites `\enquote` of csquotes inside another `\enquote`, which has single quotation marks. */
function innerQuotes(text: string): readonly Rewrite[] {
  const found: Rewrite[] = []
  const open: boolean[] = []
  let depth = 0
  for (const {0: sign, index} of text.matchAll(/\\enquote\{|\\[{}]|[{}]|\n[ \t]*\n/g)) {
    if (sign.startsWith('\n')) {
      open.length = 0
      depth = 0
    } else if (sign === '}') {
      if (open.pop()) depth--
    } else if (sign === '{') open.push(false)
    else if (sign === '\\enquote{') {
      if (depth % 2 === 1) found.push({start: index, end: index + sign.length, text: '\\enquote*{'})
      open.push(true)
      depth++
    }
  }
  return found
}

/** The rows of a CSV text, whose first row is data rather than a head. */
function rowsOf(text: string, separator?: string): ReadonlyArray<readonly string[]> {
  let first: readonly string[] = []
  const all = (header: readonly string[]): readonly number[] => {
    first = header
    return header.map((_, index) => index)
  }
  const others = Array.from(csvRows(text, all, separator))
  return [first, ...others]
}

/** Rewrites `restatable` of thm-restate as a theorem, and the command that restates it. */
function restated(text: string): readonly Rewrite[] {
  const found: Rewrite[] = []
  const begin = /\\begin\{restatable\}\s*(\[[^\]]*\])?\s*\{(\w+)\}\s*\{(\w+)\}(\s*\\label\{([^{}]+)\})?/g
  for (const {
    0: source,
    1: name = '',
    2: environment = '',
    3: command = '',
    4: written,
    5: label = command,
    index
  } of text.matchAll(begin)) {
    const end = text.indexOf('\\end{restatable}', index)
    if (end < 0) continue
    const start = index
    found.push({
      start,
      end: start + source.length,
      text: `\\begin{${environment}}${name}${written ?? `\\label{${label}}`}`
    })
    found.push({start: end, end: end + '\\end{restatable}'.length, text: `\\end{${environment}}`})
    for (const again of text.matchAll(new RegExp(`^[ \\t]*\\\\${command}\\*?[ \\t]*$`, 'gm')))
      if (again.index < start || again.index > end)
        found.push({
          start: again.index,
          end: again.index + again[0].length,
          text: `::: {.restated ref="${label}"}\n:::`
        })
  }
  return found
}
