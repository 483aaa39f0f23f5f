import {withTables} from './html-results.ts'

/**
 * The cell with a label in a document that Quarto froze, as Markdown, with its code if it is wanted; undefined if none
 * exists. `figures` is the folder of the pictures of that document.
 */
export function frozenCellNamed(
  json: string,
  label: string,
  {withCode, figures}: Readonly<{withCode: boolean; figures: string}>
): string | undefined {
  const named = new RegExp(`[{\\s]#${escaped(label)}[\\s}]`)
  const cells = frozenCells(frozenMarkdown(json)?.markdown ?? '', withCode)
  const found = cells.find(cell => named.test(cell))
  return (
    found && withTables(found).text.replace(/(\]\(<?)[^()<>\s]+_files\/(figure-[\w-]+\/)/g, `$1${figures}/$2`)
  )
}

/** The Markdown in a file of Quarto's results, and the hash of its source; undefined if the file is not one. */
export function frozenMarkdown(json: string): Readonly<{markdown: string; hash: unknown}> | undefined {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return undefined
  }
  const {hash, result} = (read ?? {}) as Readonly<{hash?: unknown; result?: Readonly<{markdown?: unknown}>}>
  const markdown = result?.markdown
  return typeof markdown === 'string' ? {markdown: markdown.replaceAll('\r\n', '\n'), hash} : undefined
}

/** The Markdown of each cell that Quarto has run, in order, extracted from the document that it froze. */
export function frozenCells(markdown: string, withCode = true): readonly string[] {
  const cells: string[] = []
  let opening = ''
  let lines: string[] = []
  /** For each open div in a cell, beginning with the cell itself: whether the author wrote it. */
  const open: boolean[] = []
  let fence = ''
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    const isDiv = fence === '' && mark === undefined && /^\s*:{3,}/.test(line)
    if (fence === '' && mark !== undefined) fence = mark
    else if (fence !== '' && mark?.startsWith(fence) && line.trim() === mark) fence = ''
    if (isDiv && /[^\s:]/.test(line)) {
      if (open.length === 0 && !/\{[^{}]*\.cell[\s}]/.test(line)) continue
      if (open.length === 0) opening = line
      // Quarto adds divs around the code and the outputs of a cell.
      const isAuthors = open.length > 0 && !/\.cell-/.test(line)
      open.push(isAuthors)
      lines.push(isAuthors ? line : '')
    } else if (isDiv && open.length > 0) {
      lines.push(open.pop() === true ? line : '')
      if (open.length > 0) continue
      const text = lines.join('\n').trim()
      cells.push(cellText(opening, withCode ? text : text.replace(listing, '').trim()))
      lines = []
    } else if (open.length > 0) lines.push(line)
  }
  return cells
}

/** The code of a cell, and below it its outputs, which are one figure or table if the cell has its label. */
function cellText(opening: string, text: string): string {
  const plain = text.replace(codeFence, fenceOf)
  const label = /[{\s](#(?:fig|tbl|lst)-[^\s{}]+)/.exec(opening)?.[1]
  if (label === undefined) return plain
  const codes: string[] = []
  const outputs = text.replace(listing, block => {
    codes.push(block.replace(codeFence, fenceOf))
    return ''
  })
  const inTable = label.startsWith('#tbl-') ? captionInHtml(outputs) : undefined
  const caption = attributeOf(opening, '(?:tbl|fig|lst)-cap') ?? inTable?.caption
  const layout = ['layout-ncol', 'layout-nrow', 'layout', 'tbl-colwidths'].flatMap(name => {
    const value = attributeOf(opening, name)
    return value === undefined ? [] : [`${name}="${value}"`]
  })
  return [
    ...codes,
    `::: {${[label, ...layout].join(' ')}}`,
    (inTable?.text ?? outputs).trim(),
    caption ?? '',
    ':::'
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The caption in the only table of HTML, as kableExtra writes it, and the text without it. */
function captionInHtml(text: string): Readonly<{caption: string; text: string}> | undefined {
  const [found, ...others] = text.matchAll(/<caption\b[^<>]*>([\s\S]*?)<\/caption>/gi)
  if (found === undefined || others.length > 0) return undefined
  const caption = found[1]!
    .replace(/\(\\?#\w+:[^()]*\)/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return {caption, text: text.replace(found[0], '')}
}

/** Matches the code of a cell with its fences. */
const listing = /^(`{3,}) *\{[^\n{}]*\.cell-code[^\n]*\}\n[\s\S]*?^\1$/gm

/** Matches the fence above the code of a cell, with its label, its language and its attributes. */
const codeFence = /^(`{3,}) *\{(#\S+ )?\.([\w-]+) \.cell-code([^\n]*)\}$/gm

/** The fence above the code in galley's form, with its label and caption, and below the name of its file. */
function fenceOf(_: string, marks: string, label = '', language: string, attributes: string): string {
  const [caption, file] = ['lst-cap', 'filename'].map(name => attributeOf(attributes, name))
  const listed = caption === undefined ? `.${language}` : `.${language} lst-cap="${caption}"`
  const fence = label === '' && caption === undefined ? language : `{${label}${listed}}`
  return `${file === undefined ? '' : `\`${file}\`\n\n`}${marks}${fence}`
}

/** The value of an attribute in braces, without double quotation marks. */
function attributeOf(written: string, name: string): string | undefined {
  const [, , value] = new RegExp(`[\\s{](?:${name})=(["'])((?:\\\\.|(?!\\1)[^\\\\])*)\\1`).exec(written) ?? []
  return value?.replace(/\\(["'\\])/g, '$1').replaceAll('"', "'")
}

/**
 * The values of inline code in a paragraph: the text at their positions in the frozen document. Undefined if the text
 * around them does not identify exactly one position there.
 */
export function frozenValues(parts: readonly string[], markdown: string): readonly string[] | undefined {
  const pattern = parts.map(part => escaped(part)).join('([^\\n]{1,200}?)')
  const matches = [...markdown.matchAll(new RegExp(pattern, 'g'))]
  const [only] = matches
  return only !== undefined && matches.length === 1 ? only.slice(1) : undefined
}

/**
 * The text between two lines of a document that Quarto froze; undefined if they do not identify one place there, as
 * next to another chunk.
 */
export function frozenBetween(before: string, after: string, markdown: string): string | undefined {
  const [start, end] = [placeOfLine(before, markdown), placeOfLine(after, markdown)]
  if (start === undefined || end === undefined || end <= start) return undefined
  const text = markdown.slice(start, end)
  const shown = text.slice(text.indexOf('\n')).trim()
  return /^:{3,} *\{[^\n]*\.cell/m.test(shown) ? undefined : shown
}

/** The offset of a line, if exactly one is this line. */
function placeOfLine(line: string, markdown: string): number | undefined {
  const sought = `\n${line}`
  const at = `\n${markdown}`.indexOf(sought)
  const isUnique = at >= 0 && `\n${markdown}`.indexOf(sought, at + 1) < 0
  return line.trim() !== '' && isUnique ? at : undefined
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
}
