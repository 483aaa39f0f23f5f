import type {JoinedChapter, JoinedPiece} from '../../core/joined-text.ts'
import type {Stretch} from '../../core/mdast.ts'
import {frontMatter} from '../values/front-matter.ts'
import {chunkOf, isOff} from './chunk.ts'
import {tableIn} from './html-results.ts'
import {type LiteralPiece, literalPieces, sourceLiterals} from './json-literals.ts'
import {pictureUrl, textIn, withAttachments} from './notebook-pictures.ts'

/** A Jupyter notebook as a chapter: its text, the output of each chunk, and whether the cells were run in order. */
export type Notebook = Readonly<{chapter: JoinedChapter; cells: readonly string[]; isInOrder: boolean}>

type Cell = Readonly<{
  kind: string
  source: string
  tags: readonly string[]
  outputs: readonly Output[]
  attachments: Readonly<Record<string, unknown>>
  count: unknown
}>
type Output = Readonly<Record<string, unknown>>

/**
 * Parses a notebook (nbformat 4). The text of the chapter consists of the cells in order, with the range of the file
 * from which each part comes; a code cell becomes a chunk. Undefined if the file is not a notebook.
 */
export function readNotebook(path: string, json: string, hasSettings: boolean): Notebook | undefined {
  const read = cellsOf(json)
  if (read === undefined) return undefined
  // If the notebook has the settings of the paper, its title is the title of the paper rather than a heading.
  const cells = read.map((cell, index) =>
    index === 0 && hasSettings && frontMatter(cell.source) ? {...cell, kind: 'settings'} : cell
  )
  const code = cells.filter(({kind}) => kind === 'code')
  const counts = code.flatMap(({count}) => (typeof count === 'number' ? [count] : []))
  const language = languageOf(json)
  return {
    chapter: {...textOfCells(path, json, cells, language), files: new Map([[path, json]])},
    cells: code.map(cell => shownOf(cell, language)),
    isInOrder: counts.every((count, index) => index === 0 || count > counts[index - 1]!)
  }
}

function languageOf(json: string): string {
  return /"language"\s*:\s*"(\w+)"/.exec(json)?.[1] ?? 'python'
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
    attachments: (cell?.attachments ?? {}) as Cell['attachments'],
    count: cell?.execution_count
  }))
}

/** The text of all cells, and the range of the file for each part; added text has none. */
function textOfCells(
  file: string,
  json: string,
  cells: readonly Cell[],
  language: string
): Pick<JoinedChapter, 'text' | 'pieces'> {
  const pieces: JoinedPiece[] = []
  let text = ''
  const add = (part: string, offset: number, length: number): void => {
    if (part !== '') pieces.push({start: text.length, end: text.length + part.length, file, offset, length})
    text += part
  }
  const literals = sourceLiterals(json)
  let at = 0
  cells.forEach((cell, index) => {
    const own = literals[index] ?? []
    at = own[0]?.start ?? at
    if (index > 0) add('\n\n', at, 0)
    if (cell.kind === 'code') add(`${fence}{${language}}\n`, at, 0)
    for (const piece of withAttachments(shownPieces(cell, piecesOf(json, own)), cell.attachments))
      add(piece.text, piece.offset, piece.length)
    at = own.at(-1)?.end ?? at
    if (cell.kind === 'code') add(`\n${fence}`, at, 0)
  })
  return {text, pieces}
}

/** The pieces of a cell's source; a line end at the end of a literal extends to the next literal. */
function piecesOf(json: string, literals: readonly Stretch[]): readonly LiteralPiece[] {
  return literals.flatMap((literal, index) => {
    const pieces = literalPieces(json, literal)
    const [last, next] = [pieces.at(-1), literals[index + 1]]
    if (last?.text !== '\n' || next === undefined) return pieces
    return [...pieces.slice(0, -1), {...last, length: next.start - last.offset}]
  })
}

/**
 * The pieces of a cell that are in the text of the chapter. Of metadata, only the title is shown; raw cells are not
 * shown.
 */
function shownPieces({kind, source}: Cell, pieces: readonly LiteralPiece[]): readonly LiteralPiece[] {
  const metadata = frontMatter(source)
  const words = kind === 'raw' ? [] : piecesFrom(pieces, metadata?.end ?? 0)
  const [, title] = (metadata && /^title:\s*(.+?)\s*$/m.exec(metadata.yaml)) ?? []
  if (title === undefined || kind === 'settings') return words
  const heading = `# ${title.replace(/^(["'])(.*)\1$/, '$2')}\n\n`
  return [{text: heading, offset: pieces[0]!.offset, length: 0}, ...words]
}

/** The pieces after an offset of their text, which is at the end of a line. */
function piecesFrom(pieces: readonly LiteralPiece[], from: number): readonly LiteralPiece[] {
  let at = 0
  const first = pieces.findIndex(({text}) => {
    const isBefore = at < from
    at += text.length
    return !isBefore
  })
  return first < 0 ? [] : pieces.slice(first)
}

const fence = '``````'

/** The settings in the first cell of a notebook, in the form of front matter; undefined if none exists. */
export function notebookFrontMatter(json: string): string | undefined {
  const source = cellsOf(json)?.[0]?.source ?? ''
  return frontMatter(source) === undefined ? undefined : source
}

/**
 * The outputs of the notebook cell that has a label or a tag, as Markdown, below its code if it is wanted; undefined if
 * none exists.
 */
export function shownByCell(json: string, name: string, withCode: boolean): string | undefined {
  const language = languageOf(json)
  const cell = cellsOf(json)?.find(({kind, source, tags}) => {
    const chunk = chunkOf({type: 'code', lang: `{${language}}`, value: source})
    return kind === 'code' && (chunk?.label === name || tags.includes(name))
  })
  const shown = cell && shownOf({...cell, tags: withCode ? [] : ['remove-input']}, language)
  return shown === '' ? undefined : shown
}

/** The content that a cell shows, as Markdown: its code and its outputs. */
function shownOf({source, tags, outputs}: Cell, language: string): string {
  const chunk = chunkOf({type: 'code', lang: `{${language}}`, value: source})
  // The tags `hide-cell`, `hide-input` and `hide-output` have no effect here: readers of MyST can unfold such cells.
  const has = (name: string): boolean => tags.includes(name) || tags.includes(name.replace('-', '_'))
  const isHidden = (name: string): boolean => chunk !== undefined && isOff(chunk, name)
  if (isHidden('include') || has('remove-cell')) return ''
  const code = chunk?.code ?? source
  const isShown = code.trim() !== '' && !isHidden('echo') && !has('remove-input')
  const caption = chunk?.options.get('fig-cap') ?? ''
  const alt = chunk?.options.get('fig-alt')?.replaceAll('"', "'")
  const label = /^(?:fig|tbl)-/.test(chunk?.label ?? '') ? `#${chunk!.label}` : ''
  const attributes = [label, alt === undefined ? '' : `alt="${alt}"`].filter(Boolean).join(' ')
  const results = has('remove-output') || isHidden('output') ? [] : outputs
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
  const table = tableIn(textIn(own['text/html']))
  if (table === undefined) return undefined
  return label === '' && caption === '' ? table : `::: {${label || '.table'}}\n${table}\n\n${caption}\n:::`
}

function markdownOf(output: Output, caption: string, attributes: string): string {
  if (output.output_type === 'stream') return verbatim(textIn(output.text))
  if (output.output_type === 'error') return verbatim(`${output.ename}: ${output.evalue}`)
  const data = (output.data ?? {}) as Readonly<Record<string, unknown>>
  const markdown = textIn(data['text/markdown'])
  if (markdown !== '') return markdown
  const url = pictureUrl(data)
  if (url !== undefined) return `![${caption}](${url})${attributes === '' ? '' : `{${attributes}}`}`
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
