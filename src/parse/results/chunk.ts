import type {Code} from 'mdast'
import {isRunLanguage} from '../../core/run-languages.ts'

/** A chunk of code for knitr, Quarto or Jupyter to run. Its options have the names that Quarto uses. */
export type Chunk = Readonly<{
  engine: string
  label: string
  options: ReadonlyMap<string, string>
  code: string
}>

/** The engines of knitr that run nothing whose result readers would see: style sheets, scripts, files. */
const idleLanguages = /^(?:css|scss|sass|js|cat|verbatim|comment)$/i

/** Whether a chunk shows only its code, if at all. */
export function isIdle({engine}: Chunk): boolean {
  return idleLanguages.test(engine)
}

/**
 * Parses a chunk, ```` ```{r plot, echo=FALSE, fig.cap="Ages"} ```` or with `#| fig-cap: Ages` in its first lines;
 * undefined for other code.
 */
export function chunkOf(code: Code): Chunk | undefined {
  const chunk = readChunk(code)
  return chunk !== undefined && (isRunLanguage(chunk.engine) || isIdle(chunk)) ? chunk : undefined
}

/** Parses a diagram in Mermaid or Graphviz, ```` ```mermaid ```` or in a chunk; undefined for other code. */
export function diagramOf(code: Code): Chunk | undefined {
  const isPlain = /^(?:mermaid|dot|graphviz)$/.test(code.lang ?? '')
  const chunk = readChunk(isPlain ? {...code, lang: `{${code.lang}}`} : code)
  return chunk !== undefined && /^(?:mermaid|dot|graphviz)$/.test(chunk.engine) ? chunk : undefined
}

/**
 * The name of the picture for a diagram: its label or, without one, the name of the chapter and the number of the
 * diagram there.
 */
export function diagramPicture(chunk: Chunk, number: number, stem: string): string {
  return `${chunk.label === '' ? `${stem}-${number}` : chunk.label}.svg`
}

function readChunk({lang, meta, value}: Code): Chunk | undefined {
  // In MyST, the language is after the braces.
  const header = `${lang ?? ''} ${meta ?? ''}`.trim().replace(/^(\{code-cell\}).*$/, '$1')
  const [, engine = '', rest = ''] = /^\{\s*([\w+-]+)[\s,]*([\s\S]*?)\}\s*$/.exec(header) ?? []
  if (engine === '') return undefined
  const parts = argumentsOf(rest)
  const options = new Map(optionsIn(rest))
  const [label = ''] = parts[0] !== undefined && /^[^={}#.]+$/.test(parts[0]) ? [parts[0]] : []
  const lines = value.split('\n')
  let first = 0
  const tags = engine === 'code-cell' ? (/:tags:([^:]*)/.exec(meta ?? '')?.[1] ?? '') : ''
  if (/\bremove[-_]cell\b/.test(tags)) options.set('include', 'false')
  if (/\bremove[-_]input\b/.test(tags)) options.set('echo', 'false')
  const from = first
  while (optionLine.test(lines[first] ?? '')) first++
  for (const [name, value] of optionsOfLines(lines.slice(from, first))) options.set(name, value)
  return {
    engine: engine.toLowerCase(),
    label: options.get('label') ?? label,
    options,
    code: lines.slice(first).join('\n').replace(/^\n+/, '')
  }
}

const optionLine = /^\s*(?:#|\/\/|%%|--)\|(\s*)(.*)$/

/**
 * Parses the lines `#| name: value`. Lines that are indented deeper continue the value of the option above them, also
 * after `|` or `>`; an item of a list belongs to that option as well.
 */
function optionsOfLines(lines: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  let last = {name: '', indent: 0, goesOn: false}
  for (const line of lines) {
    const [, blanks = '', text = ''] = optionLine.exec(line) ?? []
    const before = options.get(last.name) ?? ''
    const [, item] = /^-\s+(.*)$/.exec(text) ?? []
    if (item !== undefined && last.name !== '')
      options.set(last.name, [before, unquoted(item)].filter(Boolean).join('\n'))
    else if (last.goesOn && (text === '' || blanks.length > last.indent))
      options.set(last.name, `${before} ${text}`.trim())
    else {
      const [, name, given = ''] = /^([\w.-]+)\s*:\s*(.*)$/.exec(text) ?? []
      // knitr also reads `#| fig.cap = "Ages"`.
      if (name === undefined) for (const [key, own] of optionsIn(text)) options.set(key, own)
      if (name === undefined) continue
      const isBlock = /^[|>][+-]?\d?[+-]?$/.test(given.trim())
      last = {name: name.replaceAll('.', '-'), indent: blanks.length, goesOn: given.trim() !== ''}
      options.set(last.name, isBlock ? '' : given.trim())
    }
  }
  return new Map([...options].map(([name, value]) => [name, unquoted(value)]))
}

/**
 * Parses options in the arguments of a call, `echo = FALSE, fig.path = "figs/"`, and gives them their names in Quarto.
 */
export function optionsIn(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const part of argumentsOf(text)) {
    const [, name, given] = /^([\w.-]+)\s*=\s*([\s\S]*)$/.exec(part) ?? []
    if (name !== undefined) options.set(name.replaceAll('.', '-'), unquoted(given ?? ''))
  }
  return options
}

/** Whether an option of a chunk is switched off. */
export function isOff({options}: Chunk, name: string): boolean {
  return /^(?:false|f|no)$/i.test(options.get(name) ?? '')
}

/** Splits a string at commas that are not inside quotation marks or brackets. */
function argumentsOf(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^()]*\)|[^,"'()])+/g) ?? []
  return parts.map(part => part.trim()).filter(Boolean)
}

function unquoted(text: string): string {
  const value = text.trim()
  const [, quoted] = /^(["'])([\s\S]*)\1$/.exec(value) ? [value, value.slice(1, -1)] : []
  return (quoted ?? value).replaceAll('\\\\', '\\').replaceAll('\\"', '"')
}
