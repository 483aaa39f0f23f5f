import {texLabels} from '../../core/tex-labels.ts'

/** A LaTeX environment that is printed as it stands: what the reader misses, and the form to write. */
export type LostBlock = Readonly<{
  /** What the environment is, such as “table”. */
  what: string
  /** The same in Markdown, with the author's words; undefined if galley has no form for it. */
  form?: string | undefined
  /** Whether the form says all that the environment does, and has nothing that galley does not read. */
  isWhole?: boolean
  /** The labels in it, which nothing else has. */
  labels: readonly string[]
}>

/** What an environment is to a reader, and its form in Markdown. */
export function lostBlock(name: string, source: string): LostBlock {
  const labels = texLabels(source)
  // A longer form would be no help, and takes time.
  if (source.length > mostSigns) return {what: 'environment', labels}
  const base = name.replace(/\*$/, '')
  const kind = Object.hasOwn(kinds, base) ? kinds[base] : undefined
  if (kind === undefined) return {what: 'environment', labels}
  const body = source.replace(/^\\begin\s*\{[^{}]*\}/, '').replace(/\\end\s*\{[^{}]*\}\s*$/, '')
  const lean = kind.isLiteral ? body : body.replace(/(?<!\\)%.*/g, '')
  const form = kind.form(lean, base)?.trim()
  if (form === undefined || form.length > mostOfForm) return {what: kind.what, labels}
  const isRead = kind.isLiteral || !(unread.test(form) || otherwise.test(form))
  const isWhole = isRead && lean === body && kind.leftOf?.(body).trim() === ''
  return {what: kind.what, form, isWhole, labels}
}

/** Commands that a form takes along and galley does not read. */
const unread =
  /\\(?:begin|end|multicolumn|multirow|item|subfloat|tnote|footnotemark|includegraphics|shortstack|parbox)\b/

/** What Markdown reads otherwise: ties, TeX’s quotation marks, stars and ends of lines. */
const otherwise = /~|``|\*|\\\\/

/** Signs of an environment that is put into another form, and of that form. */
const [mostSigns, mostOfForm] = [20_000, 1500]

type Kind = Readonly<{
  what: string
  form: (body: string, name: string) => string | undefined
  /** What the form does not say; without it, no form of the kind is the same. */
  leftOf?: (body: string) => string
  /** Whether its text is no TeX. */
  isLiteral?: true
}>

const figure: Kind = {
  what: 'figure',
  // Options other than a share of the width turn or cut a picture.
  leftOf: body =>
    placed(
      body.replace(
        /\\includegraphics\s*(?:\[width\s*=\s*[\d.]*\\(?:text|line|column)width\])?\s*\{[^{}]+\}/g,
        ''
      )
    ),
  form(body) {
    const files = Array.from(
      body.matchAll(/\\includegraphics\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}/g),
      ([, file]) => file
    )
    const share = /width\s*=\s*(0?\.\d+)\s*\\(?:text|line|column)width/.exec(body)?.[1]
    const marks = attributesOf(
      body,
      '',
      share === undefined ? '' : ` width=${Math.round(Number(share) * 100)}%`
    )
    if (files.length === 1) return `![${captionOf(body)}](${files[0]})${marks}`
    return `::: ${marks === '' ? '{.figure}' : marks}\n${files.map(file => `![](${file})`).join('\n')}\n\n${captionOf(body)}\n:::`
  }
}
const table: Kind = {
  what: 'table',
  leftOf(body) {
    const inner = /\\begin\s*\{tabular\}([\s\S]*)\\end\s*\{tabular\}/.exec(body)
    return inner === null ? body : `${beyondHead(inner[1]!)}${placed(body.replace(inner[0], () => ''))}`
  },
  form(body, name) {
    const inner = /\\begin\s*\{(?:tabular|tabularx|tabulary|array)\*?\}([\s\S]*)\\end\s*\{/.exec(body)?.[1]
    const rows = rowsOf(inner ?? (name.startsWith('tab') || name === 'longtable' ? body : ''))
    const [head] = rows
    if (head === undefined) return undefined
    const lines = [lineOf(head), dashesOf(body, head.length), ...rows.slice(1).map(lineOf)]
    const caption = captionOf(body)
    return `${lines.join('\n')}${caption === '' ? '' : `\n\n: ${caption}${attributesOf(body, ' ')}`}`
  }
}
const list = (mark: string): Kind => ({
  what: 'list',
  leftOf(body) {
    const [before = '', ...items] = body.split(/\\item\b(?!\s*\[)/)
    return before + items.filter(hasParagraphs).join('')
  },
  form: body =>
    body
      .split(/\\item\b/)
      .slice(1)
      .map(item => `${mark} ${wordsIn(item)}`)
      .join('\n')
})
const verbatim: Kind = {
  what: 'listing',
  isLiteral: true,
  leftOf: body => (body.includes('```') ? body : ''),
  form: body => `\`\`\`\n${body.replace(/^[ \t]*\n/, '').replace(/\s+$/, '')}\n\`\`\``
}
const code: Kind = {
  what: 'listing',
  isLiteral: true,
  form: body =>
    `\`\`\`\n${body.replace(/^\s*(?:\[[^\]]*\])?(?:\{[^{}]*\})?\n?/, '').replace(/\s+$/, '')}\n\`\`\``
}
const quotation: Kind = {
  what: 'quotation',
  leftOf: body => (hasParagraphs(body) ? body : ''),
  form: body => `> ${wordsIn(body)}`
}
const algorithm: Kind = {
  what: 'algorithm',
  form: body => `\`\`\`{${labelOf(body)}caption="${captionOf(body)}"}\n${stepsOf(body)}\n\`\`\``
}
const alone: Kind = {what: 'environment', form: wordsIn}

/** THE TABLE of environments that have a form in Markdown. */
const kinds: Readonly<Record<string, Kind>> = {
  figure,
  wrapfigure: figure,
  sidewaysfigure: figure,
  subfigure: figure,
  table,
  sidewaystable: table,
  longtable: table,
  tabular: {...table, leftOf: beyondHead},
  tabularx: table,
  tabulary: table,
  itemize: list('-'),
  enumerate: list('1.'),
  quote: quotation,
  quotation,
  verse: quotation,
  verbatim,
  lstlisting: code,
  minted: code,
  algorithm,
  algorithmic: algorithm,
  center: alone,
  flushleft: alone,
  flushright: alone,
  landscape: alone
}

/** Whether a text has more than one paragraph, which a line of Markdown would join. */
function hasParagraphs(text: string): boolean {
  return /\n[ \t]*\n/.test(text.trim())
}

/** The cells of a table in columns that its head does not have: Markdown drops them. */
function beyondHead(body: string): string {
  const [head = [], ...rows] = rowsOf(body)
  return rows.flatMap(row => row.slice(head.length)).join('')
}

/** A figure or table without its caption, label and placement. */
function placed(body: string): string {
  const caption = argumentOf(body, 'caption')
  const rest =
    caption === undefined ? body : body.replace(`{${caption}}`, '').replace(/\\caption\s*(?=\s|\\|$)/, '')
  return wordsIn(rest.replace(/^\s*\[[^\]]*\]/, ''))
}

/** The argument of a command, up to the brace that closes it. */
function argumentOf(body: string, command: string): string | undefined {
  const begin = new RegExp(String.raw`\\${command}\s*(?:\[[^\]]*\])?\s*\{`).exec(body)
  if (begin === null) return undefined
  const start = begin.index + begin[0].length
  let depth = 1
  for (let at = start; at < body.length; at++) {
    const sign = body[at]
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return body.slice(start, at)
  }
  return undefined
}

function captionOf(body: string): string {
  return wordsIn(argumentOf(body, 'caption') ?? '')
}

function labelOf(body: string): string {
  const label = argumentOf(body, 'label')
  return label === undefined ? '' : `#${label.trim()} `
}

function attributesOf(body: string, before = '', more = ''): string {
  const marks = `${labelOf(body).trim()}${more}`.trim()
  return marks === '' ? '' : `${before}{${marks}}`
}

/** The words on one line, without what only places them. */
function wordsIn(text: string): string {
  return text
    .replace(/\\(?:label|vspace|hspace|setlength)\*?\s*(?:\{[^{}]*\})+/g, '')
    .replace(/\\(?:centering|raggedright|small|footnotesize|scriptsize|tiny|noindent|par)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function rowsOf(body: string): ReadonlyArray<readonly string[]> {
  return body
    .replace(/^\s*(?:\[[^\]]*\])?(?:\{(?:[^{}]|\{[^{}]*\})*\})*/, '')
    .replace(/\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot)\b/g, '')
    .replace(/\\(?:cline|cmidrule)(?:\([^)]*\))?\{[^{}]*\}/g, '')
    .replace(/\\caption\s*(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .split(/\\\\(?:\[[^\]]*\])?/)
    .map(row => row.split(/(?<!\\)&/).map(wordsIn))
    .filter(row => row.some(cell => cell !== ''))
}

/** The line below the head of a table, with the alignments of its columns. */
function dashesOf(body: string, count: number): string {
  const columns =
    /(?:\\begin\s*\{tabular\}|^)\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}/.exec(body)?.[1]?.match(/[lcr]/g) ?? []
  const dashes = {l: '---', c: ':-:', r: '--:'} as const
  return lineOf(
    Array.from({length: count}, (_, index) =>
      columns.length === count ? dashes[columns[index] as 'l' | 'c' | 'r'] : '---'
    )
  )
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function stepsOf(body: string): string {
  return body
    .replace(/\\(?:begin|end)\s*\{algorithmic\}(?:\[[^\]]*\])?/g, '')
    .replace(/\\caption\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .split('\n')
    .map(line => line.replace(/\\label\s*\{[^{}]*\}/, '').trimEnd())
    .filter(line => line.trim() !== '')
    .join('\n')
}
