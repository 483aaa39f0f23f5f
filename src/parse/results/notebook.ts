import {frontMatter} from '../values/front-matter.ts'
import {chunkOf, isOff} from './chunk.ts'

/** A Jupyter notebook as a chapter: its text, the output of each chunk, and whether the cells were run in order. */
export type Notebook = Readonly<{text: string; cells: readonly string[]; isInOrder: boolean}>

type Cell = Readonly<{
  kind: string
  source: string
  tags: readonly string[]
  outputs: readonly Output[]
  count: unknown
}>
type Output = Readonly<Record<string, unknown>>

/**
 * Parses a notebook (nbformat 4). The text has the lines of cells at the line numbers that they have in the file, so
 * that findings have the right places; a code cell becomes a chunk. Undefined if the file is not a notebook.
 */
export function readNotebook(json: string, hasSettings: boolean): Notebook | undefined {
  const read = cellsOf(json)
  if (read === undefined) return undefined
  // If the notebook has the settings of the paper, its title is that of the paper rather than a heading.
  const cells = read.map((cell, index) =>
    index === 0 && hasSettings && frontMatter(cell.source) ? {...cell, kind: 'settings'} : cell
  )
  const code = cells.filter(({kind}) => kind === 'code')
  const counts = code.flatMap(({count}) => (typeof count === 'number' ? [count] : []))
  const language = /"language"\s*:\s*"(\w+)"/.exec(json)?.[1] ?? 'python'
  return {
    text: inPlace(json, cells, language) ?? joined(cells, language),
    cells: code.map(cell => shownOf(cell, language)),
    isInOrder: counts.every((count, index) => index === 0 || count > counts[index - 1]!)
  }
}

function cellsOf(json: string): readonly Cell[] | undefined {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return undefined
  }
  const {cells} = (read ?? {}) as Readonly<{cells?: unknown}>
  if (!Array.isArray(cells)) return undefined
  return cells.map((cell: Readonly<Record<string, unknown>>) => ({
    kind: String(cell?.cell_type),
    source: textIn(cell?.source),
    tags: ((cell?.metadata as Readonly<{tags?: readonly string[]}> | undefined)?.tags ?? []).map(String),
    outputs: Array.isArray(cell?.outputs) ? (cell.outputs as readonly Output[]) : [],
    count: cell?.execution_count
  }))
}

/** Reads a text in a notebook, which nbformat stores as a list of lines or as one string. */
function textIn(value: unknown): string {
  const text = Array.isArray(value) ? value.join('') : typeof value === 'string' ? value : ''
  return text.replace(/\r\n?/g, '\n')
}

/**
 * The text with each line at its line number in the file; undefined if the file does not have each line of a cell on a
 * line of its own.
 */
function inPlace(json: string, cells: readonly Cell[], language: string): string | undefined {
  const lines = json.split('\n')
  const text = lines.map(() => '')
  const written = cells.filter(({source}) => source !== '')
  let next = 0
  for (let at = 0; at < lines.length; at++) {
    if (!/^\s*"source":\s*\[\s*$/.test(lines[at]!)) continue
    const cell = written[next++]
    const own = cell?.source.split('\n') ?? []
    // A line break at the end of a cell does not begin another line in the file.
    const count = own.at(-1) === '' ? own.length - 1 : own.length
    if (cell === undefined || !/^\s*\]/.test(lines[at + count + 1] ?? '')) return undefined
    for (let index = 0; index < count; index++) text[at + 1 + index] = lineOf(own[index]!, cell)
    if (cell.kind === 'code') {
      text[at] = `${fence}{${language}}`
      text[at + count + 1] = fence
    }
    at += count
  }
  return next === written.length ? text.join('\n') : undefined
}

function joined(cells: readonly Cell[], language: string): string {
  return cells
    .map(cell => {
      const lines = cell.source.split('\n').map(line => lineOf(line, cell))
      return cell.kind === 'code' ? [`${fence}{${language}}`, ...lines, fence].join('\n') : lines.join('\n')
    })
    .join('\n\n')
}

const fence = '``````'

/** A line as shown in the text. Of metadata in a cell, only the title is shown; raw cells are not shown. */
function lineOf(line: string, {kind, source}: Cell): string {
  if (kind === 'settings') return ''
  if (frontMatter(source) === undefined) return kind === 'raw' ? '' : line
  const [, title] = /^title:\s*(.+?)\s*$/.exec(line) ?? []
  return title === undefined ? '' : `# ${title.replace(/^(["'])(.*)\1$/, '$2')}`
}

/** The settings in the first cell of a notebook, in the form of front matter; undefined if there are none. */
export function notebookFrontMatter(json: string): string | undefined {
  const source = cellsOf(json)?.[0]?.source ?? ''
  return frontMatter(source) === undefined ? undefined : source
}

/** The outputs of the notebook cell that has a label or a tag, as Markdown; undefined if there is none. */
export function shownByCell(json: string, name: string): string | undefined {
  const language = /"language"\s*:\s*"(\w+)"/.exec(json)?.[1] ?? 'python'
  const cell = cellsOf(json)?.find(({kind, source, tags}) => {
    const chunk = chunkOf({type: 'code', lang: `{${language}}`, value: source})
    return kind === 'code' && (chunk?.label === name || tags.includes(name))
  })
  const shown = cell && shownOf({...cell, tags: ['remove-input']}, language)
  return shown === '' ? undefined : shown
}

/** The content that a cell shows, as Markdown: its code and its outputs. */
function shownOf({source, tags, outputs}: Cell, language: string): string {
  const chunk = chunkOf({type: 'code', lang: `{${language}}`, value: source})
  const has = (...names: string[]): boolean =>
    names.some(name => tags.includes(name) || tags.includes(name.replace('-', '_')))
  const isHidden = (name: string): boolean => chunk !== undefined && isOff(chunk, name)
  if (isHidden('include') || has('remove-cell', 'hide-cell')) return ''
  const code = chunk?.code ?? source
  const isShown = code.trim() !== '' && !isHidden('echo') && !has('remove-input', 'hide-input')
  const caption = chunk?.options.get('fig-cap') ?? ''
  const alt = chunk?.options.get('fig-alt')?.replaceAll('"', "'")
  const label = /^(?:fig|tbl)-/.test(chunk?.label ?? '') ? `#${chunk!.label}` : ''
  const attributes = [label, alt === undefined ? '' : `alt="${alt}"`].filter(Boolean).join(' ')
  const results = has('remove-output', 'hide-output') || isHidden('output') ? [] : outputs
  const ofTable = {caption: chunk?.options.get('tbl-cap') ?? '', label}
  const shown = results.map(output => tableOf(output, ofTable) ?? markdownOf(output, caption, attributes))
  return [...(isShown ? [`${fence} ${language}\n${code}\n${fence}`] : []), ...shown]
    .filter(Boolean)
    .join('\n\n')
}

/** The table that an output contains as HTML, such as a pandas data frame, with the caption of its cell. */
function tableOf(
  {data}: Output,
  {caption, label}: Readonly<{caption: string; label: string}>
): string | undefined {
  const own = (data ?? {}) as Readonly<Record<string, unknown>>
  if (textIn(own['text/markdown']) !== '') return undefined
  const [table] = /<table\b[\s\S]*<\/table>/.exec(textIn(own['text/html'])) ?? []
  if (table === undefined) return undefined
  const plain = table.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n')
  return label === '' && caption === '' ? plain : `::: {${label || '.table'}}\n${plain}\n\n${caption}\n:::`
}

function markdownOf(output: Output, caption: string, attributes: string): string {
  if (output.output_type === 'stream') return verbatim(textIn(output.text))
  if (output.output_type === 'error') return verbatim(`${output.ename}: ${output.evalue}`)
  const data = (output.data ?? {}) as Readonly<Record<string, unknown>>
  const markdown = textIn(data['text/markdown'])
  if (markdown !== '') return markdown
  for (const type of ['image/svg+xml', 'image/png', 'image/jpeg']) {
    const bytes = textIn(data[type]).trim()
    if (bytes === '') continue
    const url = type.endsWith('xml')
      ? `data:${type},${encodeURIComponent(bytes)}`
      : `data:${type};base64,${bytes.replace(/\s/g, '')}`
    return `![${caption}](${url})${attributes === '' ? '' : `{${attributes}}`}`
  }
  const latex = textIn(data['text/latex']).trim()
  if (latex.startsWith('$$')) return latex
  // The form that SymPy writes: `$\displaystyle x^{2}$`.
  const [, formula] = /^\$(?:\\displaystyle)?\s*([^$]+)\$$/.exec(latex) ?? []
  return formula === undefined ? verbatim(textIn(data['text/plain'])) : `$$\n${formula.trim()}\n$$`
}

/** Writes output as code, without the colour codes of a terminal. */
function verbatim(written: string): string {
  const text = written.replaceAll(terminalColour, '')
  return text.trim() === '' ? '' : `${fence}\n${text.replace(/\n+$/, '')}\n${fence}`
}

const terminalColour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
