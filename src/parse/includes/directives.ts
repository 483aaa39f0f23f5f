import {addAll} from '../../core/add-all.ts'

/** How a form names the files that it includes, which says where they are looked for. */
export type IncludingForm = 'quarto' | 'myst' | 'knitr' | 'latex'

/** A place of a text where other files stand. */
export type Inclusion = Readonly<{
  form: IncludingForm
  /** The stretch that the files replace. */
  start: number
  end: number
  paths: readonly string[]
  /** What each line behind the first begins with: the marks of quotations and lists that it stands in. */
  prefix: string
  /** True on lines of its own; false within a line, as `\input` can stand. */
  isBlock: boolean
  /** Within code, where the words of a file are code. */
  isInCode: boolean
  /** The lines around code of a file; undefined for words. */
  code?: Readonly<{open: string; close: string}> | undefined
  /** The options of MyST: lines, start-line. */
  options: ReadonlyMap<string, string>
}>

/** Matches every text with a file to include, and few others. */
export const mayInclude =
  /\{\{<\s*include\b|\{(?:literal)?include\}|\\(?:input|include|subfile|import|subimport|lstinputlisting|inputminted|verbatiminput)\b|\bchild\s*[=:]/

/** Finds the places of a text where other files stand, in Quarto's, MyST's, knitr's and LaTeX's forms. */
export function inclusionsIn(text: string, isLatex: boolean): readonly Inclusion[] {
  if (!mayInclude.test(text)) return []
  const lines = linesOf(text).map(line => (isLatex ? {...line, words: uncommented(line.words)} : line))
  const found: Inclusion[] = []
  let verbatim: string | undefined
  let isComment = false
  let index = frontLines(lines)
  while (index < lines.length) {
    const line = lines[index]!
    const wasComment = isComment
    isComment = commentAfter(line.words, isComment)
    if (wasComment || /^\s*<!--/.test(line.words)) {
      index++
      continue
    }
    if (verbatim !== undefined) {
      if (line.words.includes(`\\end{${verbatim}}`)) verbatim = undefined
      index++
      continue
    }
    const fence = /^(`{3,}|~{3,}|:{3,})\s*(.*)$/.exec(line.words)
    if (fence !== null) {
      const last = endOfFence(lines, index, fence[1]!)
      if (last !== undefined || !fence[1]!.startsWith(':')) {
        const [made, next] = inFence(lines, index, last ?? lines.length - 1, fence)
        addAll(found, made)
        index = next
        continue
      }
    }
    verbatim = /\\begin\{(verbatim\*?|lstlisting|minted|comment)\}(?!.*\\end\{\1\})/.exec(line.words)?.[1]
    addAll(found, inLine(line, false))
    index++
  }
  return found
}

type Line = Readonly<{start: number; words: string; at: number; prefix: string}>

/** The lines of a text without the marks of quotations and lists before their words. */
function linesOf(text: string): readonly Line[] {
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

/** A line of LaTeX without the comment at its end, and without its words if it is one. */
function uncommented(words: string): string {
  return words.replace(/(?<!\\)%.*$/, '')
}

function frontLines(lines: readonly Line[]): number {
  if (!/^\uFEFF?---[ \t]*$/.test(lines[0]?.words ?? '')) return 0
  const end = lines.findIndex(({words}, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(words))
  return end < 0 ? 0 : end + 1
}

function commentAfter(words: string, isComment: boolean): boolean {
  const open = words.lastIndexOf('<!--')
  const close = words.lastIndexOf('-->')
  return open < 0 && close < 0 ? isComment : open > close
}

/** The line that closes a fence; divs can hold others. */
function endOfFence(lines: readonly Line[], first: number, fence: string): number | undefined {
  const sign = fence[0]!
  for (let index = first + 1; index < lines.length; index++) {
    const {words} = lines[index]!
    if (sign !== ':' && words.startsWith(fence) && words.replaceAll(sign, '').trim() === '') return index
    if (sign === ':' && /^:{3,}/.test(words)) return /^:+\s*$/.test(words) ? index : undefined
  }
  return undefined
}

/** The files that a fenced block includes, and the line to go on at. */
function inFence(
  lines: readonly Line[],
  first: number,
  last: number,
  [, fence = '', info = '']: RegExpExecArray
): readonly [readonly Inclusion[], number] {
  const open = lines[first]!
  const body = lines.slice(first + 1, last)
  const end = endOf(lines[last]!)
  const whole = {start: open.at, end, prefix: open.prefix, isBlock: true, isInCode: false}
  const [, name, path = ''] = /^\{(include|literalinclude)\}\s*(.*?)\s*$/.exec(info) ?? []
  if (name !== undefined) {
    if (path === '') return [[], last + 1]
    const options = optionsIn(body)
    return [[{...whole, form: 'myst', paths: [path], options, code: codeOf(name, options)}], last + 1]
  }
  if (fence.startsWith(':')) return [[], first + 1]
  const children = /^\{\s*\w+/.test(info) ? childrenOf(info, body) : []
  if (children.length > 0) return [[{...whole, form: 'knitr', paths: children, options: new Map()}], last + 1]
  return [body.flatMap(line => inLine(line, true)), last + 1]
}

function endOf({at, words}: Line): number {
  return at + words.length
}

/** The files of knitr's `child="a.Rmd"` or `#| child: a.Rmd`. */
function childrenOf(info: string, body: readonly Line[]): readonly string[] {
  const [, value = ''] = /[\s,{]child\s*=\s*(c\([^()]*\)|"[^"]*"|'[^']*')/.exec(info) ?? []
  const quoted = Array.from(value.matchAll(/"([^"]*)"|'([^']*)'/g), ([, a, b]) => a ?? b ?? '')
  if (quoted.length > 0) return quoted
  const start = body.findIndex(({words}) => /^#\|\s*child:/.test(words))
  if (start < 0) return []
  const own = body[start]!.words.replace(/^#\|\s*child:\s*/, '')
  const list = body.slice(start + 1)
  const after = list.findIndex(({words}) => !/^#\|\s+-\s/.test(words))
  const items = own === '' ? list.slice(0, after < 0 ? list.length : after) : []
  const written =
    own === ''
      ? items.map(({words}) => words.replace(/^#\|\s+-\s*/, ''))
      : own.replace(/^\[|\]$/g, '').split(',')
  return written.map(each => each.trim().replace(/^(["'])(.*)\1$/, '$2')).filter(each => each !== '')
}

/** The options of a directive, as `:lines: 1-3` or as YAML between lines of dashes. */
function optionsIn(body: readonly Line[]): ReadonlyMap<string, string> {
  const isYaml = /^---\s*$/.test(body[0]?.words ?? '')
  const form = isYaml ? /^([\w-]+):\s*(.*?)\s*$/ : /^:([\w-]+):\s*(.*?)\s*$/
  return new Map(
    body.flatMap(({words}) => {
      const [, name, value = ''] = form.exec(words) ?? []
      return name === undefined ? [] : [[name, value.replace(/^(["'])(.*)\1$/, '$2')] as const]
    })
  )
}

/** The fence around code that MyST includes, with the options that code has. */
function codeOf(name: string, options: ReadonlyMap<string, string>): Inclusion['code'] {
  const language = options.get('lang') ?? options.get('language') ?? options.get('code')
  const isCode = name === 'literalinclude' || language !== undefined || isOn(options.get('literal'))
  if (!isCode) return undefined
  const kept = ['caption', 'label', 'name', 'linenos', 'lineno-start', 'number-lines'].flatMap(option => {
    const value = options.get(option)
    if (value === undefined) return []
    return [`:${option === 'number-lines' ? 'lineno-start' : option}: ${value}`.trimEnd()]
  })
  return {open: [`{code-block} ${language ?? ''}`.trimEnd(), ...kept, ''].join('\n'), close: ''}
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value.toLowerCase() !== 'false'
}

/** The files that a line includes. */
function inLine(line: Line, isInCode: boolean): readonly Inclusion[] {
  const {words, at, prefix} = line
  const [, quartoPath] = /^\{\{<\s*include\s+(.+?)\s*>\}\}\s*$/.exec(words) ?? []
  const whole = {start: at, end: at + words.length, prefix, isBlock: true, options: new Map<string, string>()}
  if (quartoPath !== undefined) {
    const path = quartoPath.replace(/^(["'])(.*)\1$/, '$2')
    return [{...whole, form: 'quarto', paths: [path], isInCode}]
  }
  if (isInCode) return []
  return Array.from(words.matchAll(latexForm), match => latexInclusion(line, match)).filter(
    each => each !== undefined
  )
}

const latexForm =
  /\\(input|include|subfile|subimport|import|lstinputlisting|inputminted|verbatiminput)\*?\s*(\[[^\]]*\])?\s*\{([^{}]+)\}(?:\{([^{}]+)\})?/g

function latexInclusion(
  {words, at, prefix}: Line,
  {index, 0: source, 1: name = '', 2: options = '', 3: first = '', 4: second}: RegExpMatchArray
): Inclusion | undefined {
  const before = words.slice(0, index)
  const isCode = (before.match(/`/g)?.length ?? 0) % 2 === 1 || /\\verb\W[^|]*$/.test(before)
  if (isCode || /^%/.test(words)) return undefined
  const hasSecond = name === 'import' || name === 'subimport' || name === 'inputminted'
  const written = hasSecond || second === undefined ? source : source.slice(0, -second.length - 2)
  if (hasSecond && second === undefined) return undefined
  const start = at + index!
  const after = words.slice(index! + written.length)
  const isBlock = before.trim() === '' && after.trim() === ''
  const path = name.endsWith('import') ? `${first}/${second}` : name === 'inputminted' ? second! : first
  const own = {form: 'latex', start, end: start + written.length, paths: [path.trim()], prefix} as const
  if (!/listing|minted|verbatim/.test(name))
    return {...own, isBlock, isInCode: false, options: new Map<string, string>()}
  const given = new Map(
    Array.from(options.matchAll(/(\w+)\s*=\s*(\{[^{}]*\}|[^,\]]*)/g), ([, key = '', value = '']) => [
      key.toLowerCase(),
      value.replace(/^\{|\}$/g, '').trim()
    ])
  )
  const language = name === 'inputminted' ? first : (given.get('language') ?? '')
  const kept = ['caption', 'label'].flatMap(key => (given.has(key) ? [`:${key}: ${given.get(key)}`] : []))
  const [from, to] = [given.get('firstline'), given.get('lastline')]
  const lines = from === undefined && to === undefined ? [] : [['lines', `${from ?? 1}-${to ?? ''}`] as const]
  const open = [`{code-block} ${language.toLowerCase()}`.trimEnd(), ...kept, ''].join('\n')
  return {...own, isBlock, isInCode: false, options: new Map(lines), code: {open, close: ''}}
}
