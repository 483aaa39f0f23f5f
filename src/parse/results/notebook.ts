import type {JoinedChapter, JoinedPiece} from '../../core/joined-text.ts'
import type {Stretch} from '../../core/mdast.ts'
import {frontMatter} from '../values/front-matter.ts'
import {type Chunk, chunkOf, isOff} from './chunk.ts'
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
  const results = has('remove-output') || isHidden('output') ? [] : outputs
  const listed = chunk === undefined ? '' : listingAttributes(chunk, language)
  return [
    ...(isShown ? [`${fence} ${listed === '' ? language : `{${listed}}`}\n${code}\n${fence}`] : []),
    ...resultsOf(results, chunk)
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The attributes of a cell's code with a caption or label of its own, `lst-cap` and `lst-label`; otherwise empty. */
function listingAttributes({options}: Chunk, language: string): string {
  const [label, caption] = [options.get('lst-label'), options.get('lst-cap')]
  if (label === undefined && caption === undefined) return ''
  const own = [label && `#${label}`, `.${language}`, caption && `lst-cap="${lineOf(caption, "'")}"`]
  return own.filter(Boolean).join(' ')
}

/** The outputs of a cell as Markdown. Its label and caption belong to the pictures, or to one other output. */
function resultsOf(outputs: readonly Output[], chunk: Chunk | undefined): readonly string[] {
  const {options, label: name = ''} = chunk ?? {}
  const [ofFigure = '', ofTable = ''] = ['fig-cap', 'tbl-cap'].map(each => lineOf(options?.get(each) ?? ''))
  const label = /^(?:fig|tbl)-/.test(name) ? `#${name}` : ''
  const isTable = label.startsWith('#tbl-') || (label === '' && ofTable !== '')
  const alt = options?.get('fig-alt')
  const kinds = outputs.map(kindOf)
  const isPictured = !isTable && kinds.includes('picture')
  const captioned = isPictured
    ? -1
    : Math.max(
        0,
        kinds.findIndex(kind => kind !== 'text')
      )
  return outputs.map((output, index) => {
    const picture = kinds[index] === 'picture' ? pictureUrl(dataOf(output)) : undefined
    const caption = isTable ? ofTable : ofFigure
    const own = [isTable ? '' : label, alt === undefined ? '' : `alt="${lineOf(alt, "'")}"`].filter(Boolean)
    if (picture !== undefined) {
      const shown = `![${isTable ? '' : ofFigure}](${picture})${own.length === 0 ? '' : `{${own.join(' ')}}`}`
      return isTable && index === captioned ? framed(shown, caption, label || '.table') : shown
    }
    const shown = markdownOf(output)
    if (index !== captioned || shown === '' || (label === '' && caption === '')) return shown
    return framed(shown, caption, label || (isTable ? '.table' : '.figure'))
  })
}

/** Puts content and its caption into a division that becomes a figure or a table. */
function framed(content: string, caption: string, mark: string): string {
  return `::: {${mark}}\n${content}\n\n${caption === '' ? '' : `${caption}\n\n`}:::`
}

/** A value of an option as one line, for a value in double quotation marks with the given mark for those in it. */
function lineOf(value: string, mark = '"'): string {
  return value.replace(/\s+/g, ' ').replaceAll('"', mark)
}

function dataOf({data}: Output): Readonly<Record<string, unknown>> {
  return (data ?? {}) as Readonly<Record<string, unknown>>
}

/** The kind of an output: Markdown, a table as HTML such as a pandas data frame, a picture, or text. */
function kindOf(output: Output): 'markdown' | 'table' | 'picture' | 'text' {
  const data = dataOf(output)
  if (textIn(data['text/markdown']) !== '') return 'markdown'
  if (tableIn(textIn(data['text/html'])) !== undefined) return 'table'
  return pictureUrl(data) === undefined ? 'text' : 'picture'
}

function markdownOf(output: Output): string {
  if (output.output_type === 'stream') return verbatim(textIn(output.text))
  if (output.output_type === 'error') return verbatim(`${output.ename}: ${output.evalue}`)
  const data = dataOf(output)
  const markdown = textIn(data['text/markdown'])
  if (markdown !== '') return markdown
  const table = tableIn(textIn(data['text/html']))
  if (table !== undefined) return table
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
