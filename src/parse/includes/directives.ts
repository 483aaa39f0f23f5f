import {hasMarkdown, markedLines, outsideCode, type WordLine} from './lines.ts'
import {mayHoldSnippets, snippetsIn} from './snippet-forms.ts'

/** The notation that includes files, which determines the folder relative to which they are searched. */
export type IncludingForm = 'quarto' | 'myst' | 'knitr' | 'latex' | 'mdbook' | 'mkdocs'

/** A place in a text at which other files are included. */
export type Inclusion = Readonly<{
  form: IncludingForm
  /** The range of the text that the files replace. */
  start: number
  end: number
  paths: readonly string[]
  /** The prefix for each line after the first: the marks of the surrounding quotations and lists. */
  prefix: string
  /** True if the inclusion is on lines of its own; false within a line, as is possible with `\input`. */
  isBlock: boolean
  /** Whether the inclusion is inside code, so that the content of the file is shown as code. */
  isInCode: boolean
  /** The words after the fence of the code that contains the inclusion. */
  info?: string | undefined
  /** The lines to put around a file that is shown as code; undefined if the file is text. */
  code?: Readonly<{open: string; close: string; language?: string}> | undefined
  /** The options of a MyST directive, such as `lines` and `start-line`, or the part of the file in another notation. */
  options: ReadonlyMap<string, string>
}>

/** Matches every text that includes a file, and few others, so that most texts need not be parsed for inclusions. */
export const mayInclude =
  /\{\{<\s*include\b|\{(?:literal)?include\}|\\(?:input|include|subfile|import|subimport|lstinputlisting|inputminted|verbatiminput|loadglsentries)\b|\bchild\s*[=:]/

/** Finds the places at which a text includes other files, in the notations of Quarto, MyST, knitr and LaTeX. */
export function inclusionsIn(text: string, isLatex: boolean): readonly Inclusion[] {
  if (!mayInclude.test(text) && !mayHoldSnippets.test(text)) return []
  const lines = markedLines(text).map(line => (isLatex ? {...line, words: uncommented(line.words)} : line))
  return Array.from(outsideCode(lines)).flatMap(({line, index, fence, last}) =>
    fence === undefined ? inLine(line, false) : inFence(lines, index, last, fence)
  )
}

/** Removes a comment from the end of a line of LaTeX. */
function uncommented(words: string): string {
  return words.replace(/(?<!\\)%.*$/, '')
}

/** The inclusions in a fenced block. */
function inFence(
  lines: readonly WordLine[],
  first: number,
  last: number | undefined,
  [, fence = '', info = '']: RegExpExecArray
): readonly Inclusion[] {
  const open = lines[first]!
  const body = lines.slice(first + 1, last)
  const end = endOf(lines[last ?? lines.length - 1]!)
  const whole = {start: open.at, end, prefix: open.prefix, isBlock: true, isInCode: false}
  const [, name, path = ''] = /^\{(include|literalinclude)\}\s*(.*?)\s*$/.exec(info) ?? []
  if (name !== undefined) {
    if (path === '' || (last === undefined && fence.startsWith(':'))) return []
    const options = optionsIn(body)
    return [{...whole, form: 'myst', paths: [path], options, code: codeOf(name, options)}]
  }
  if (fence.startsWith(':')) return []
  const children = /^\{\s*\w+/.test(info) ? childrenOf(info, body) : []
  if (children.length > 0) return [{...whole, form: 'knitr', paths: children, options: new Map()}]
  return hasMarkdown(info) ? [] : body.flatMap(line => inLine(line, true)).map(each => ({...each, info}))
}

function endOf({at, words}: WordLine): number {
  return at + words.length
}

/** The files that knitr includes by `child="a.Rmd"` or `#| child: a.Rmd`. */
function childrenOf(info: string, body: readonly WordLine[]): readonly string[] {
  const [, value = ''] = /[\s,{]child\s*=\s*(c\([^()]*\)|"[^"]*"|'[^']*')/.exec(info) ?? []
  const quoted = Array.from(value.matchAll(/"([^"]*)"|'([^']*)'/g), ([, a, b]) => a ?? b ?? '')
  if (quoted.length > 0) return quoted
  const start = body.findIndex(({words}) => /^#\|\s*child\s*[:=]/.test(words))
  if (start < 0) return []
  const own = body[start]!.words.replace(/^#\|\s*child\s*[:=]\s*/, '')
  const list = body.slice(start + 1)
  const after = list.findIndex(({words}) => !/^#\|\s+-\s/.test(words))
  const items = own === '' ? list.slice(0, after < 0 ? list.length : after) : []
  const written =
    own === ''
      ? items.map(({words}) => words.replace(/^#\|\s+-\s*/, ''))
      : own.replace(/^\[|\]$/g, '').split(',')
  return written.map(each => each.trim().replace(/^(["'])(.*)\1$/, '$2')).filter(each => each !== '')
}

/** The options of a directive, written as `:lines: 1-3`, or as YAML between lines of three hyphens. */
function optionsIn(body: readonly WordLine[]): ReadonlyMap<string, string> {
  const isYaml = /^---\s*$/.test(body[0]?.words ?? '')
  const form = isYaml ? /^([\w-]+):\s*(.*?)\s*$/ : /^:([\w-]+):\s*(.*?)\s*$/
  return new Map(
    body.flatMap(({words}) => {
      const [, name, value = ''] = form.exec(words) ?? []
      return name === undefined ? [] : [[name, value.replace(/^(["'])(.*)\1$/, '$2')] as const]
    })
  )
}

/**
 * The fence for a file that MyST includes as code, with the options that a code block can have; undefined if the file
 * is text.
 */
function codeOf(name: string, options: ReadonlyMap<string, string>): Inclusion['code'] {
  const language = options.get('lang') ?? options.get('language') ?? options.get('code')
  const isCode = name === 'literalinclude' || language !== undefined || isOn(options.get('literal'))
  if (!isCode) return undefined
  const kept = [
    'caption',
    'label',
    'name',
    'linenos',
    'lineno-start',
    'number-lines',
    'emphasize-lines'
  ].flatMap(option => {
    const value = options.get(option)
    if (value === undefined) return []
    return [`:${option === 'number-lines' ? 'lineno-start' : option}: ${value}`.trimEnd()]
  })
  return {open: [`{code-block} ${language ?? ''}`.trimEnd(), ...kept, ''].join('\n'), close: ''}
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value.toLowerCase() !== 'false'
}

/** The inclusions in a line. */
function inLine(line: WordLine, isInCode: boolean): readonly Inclusion[] {
  const {words, at, prefix} = line
  const [, quartoPath] = /^\{\{<\s*include\s+(.+?)\s*>\}\}\s*$/.exec(words) ?? []
  const whole = {start: at, end: at + words.length, prefix, isBlock: true, options: new Map<string, string>()}
  if (quartoPath !== undefined) {
    const path = quartoPath.replace(/^(["'])(.*)\1$/, '$2')
    return [{...whole, form: 'quarto', paths: [path], isInCode}]
  }
  const snippets = snippetsIn(line, isInCode)
  if (snippets.length > 0 || isInCode) return snippets
  return Array.from(words.matchAll(latexForm), match => latexInclusion(line, match)).filter(
    each => each !== undefined
  )
}

const latexForm =
  /\\(input|include|subfile|subimport|import|lstinputlisting|inputminted|verbatiminput|loadglsentries)\*?\s*(\[[^\]]*\])?\s*\{([^{}]+)\}(?:\{([^{}]+)\})?/g

function latexInclusion(
  {words, at, prefix}: WordLine,
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
