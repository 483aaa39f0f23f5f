import {texLabels} from '../../core/tex-labels.ts'

/** A LaTeX environment that is printed as it stands: what the reader misses, and the form to write. */
export type LostBlock = Readonly<{
  /** What the environment is, such as “table”. */
  what: string
  /** The same in Markdown, with the author's words; undefined if galley has no form for it. */
  form?: string | undefined
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
  const form = kind.form(body, base)?.trim()
  return {what: kind.what, form: form === undefined || form.length > mostOfForm ? undefined : form, labels}
}

/** Signs of an environment that is put into another form, and of that form. */
const [mostSigns, mostOfForm] = [20_000, 1500]

type Kind = Readonly<{what: string; form: (body: string, name: string) => string | undefined}>

const figure: Kind = {
  what: 'figure',
  form(body) {
    const files = Array.from(
      body.matchAll(/\\includegraphics\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}/g),
      ([, file]) => file
    )
    const marks = attributesOf(body)
    if (files.length === 1) return `![${captionOf(body)}](${files[0]})${marks}`
    return `::: ${marks === '' ? '{.figure}' : marks}\n${files.map(file => `![](${file})`).join('\n')}\n\n${captionOf(body)}\n:::`
  }
}
const table: Kind = {
  what: 'table',
  form(body, name) {
    const inner = /\\begin\s*\{(?:tabular|tabularx|tabulary|array)\*?\}([\s\S]*)\\end\s*\{/.exec(body)?.[1]
    const rows = rowsOf(inner ?? (name.startsWith('tab') || name === 'longtable' ? body : ''))
    const [head] = rows
    if (head === undefined) return undefined
    const lines = [lineOf(head), lineOf(head.map(() => '---')), ...rows.slice(1).map(lineOf)]
    const caption = captionOf(body)
    return `${lines.join('\n')}${caption === '' ? '' : `\n\n: ${caption}${attributesOf(body, ' ')}`}`
  }
}
const list = (mark: string): Kind => ({
  what: 'list',
  form: body =>
    body
      .split(/\\item\b/)
      .slice(1)
      .map(item => `${mark} ${wordsIn(item)}`)
      .join('\n')
})
const code: Kind = {
  what: 'listing',
  form: body =>
    `\`\`\`\n${body.replace(/^\s*(?:\[[^\]]*\])?(?:\{[^{}]*\})?\n?/, '').replace(/\s+$/, '')}\n\`\`\``
}
const quotation: Kind = {what: 'quotation', form: body => `> ${wordsIn(body)}`}
const algorithm: Kind = {
  what: 'algorithm',
  form: body => `\`\`\`{${labelOf(body)}caption="${captionOf(body)}"}\n${stepsOf(body)}\n\`\`\``
}
const alone: Kind = {what: 'environment', form: wordsIn}
const theorem = (word: string): Kind => ({
  what: word.toLowerCase(),
  form(body) {
    const name = /^\s*\[([^\]]*)\]/.exec(body)?.[1]
    return `**${word}${name === undefined ? '' : ` (${name})`}.** ${wordsIn(body.replace(/^\s*\[[^\]]*\]/, ''))}`
  }
})

/** THE TABLE of environments that have a form in Markdown. */
const kinds: Readonly<Record<string, Kind>> = {
  figure,
  wrapfigure: figure,
  sidewaysfigure: figure,
  subfigure: figure,
  table,
  sidewaystable: table,
  longtable: table,
  tabular: table,
  tabularx: table,
  tabulary: table,
  itemize: list('-'),
  enumerate: list('1.'),
  quote: quotation,
  quotation,
  verse: quotation,
  verbatim: code,
  lstlisting: code,
  minted: code,
  algorithm,
  algorithmic: algorithm,
  center: alone,
  flushleft: alone,
  flushright: alone,
  landscape: alone,
  theorem: theorem('Theorem'),
  lemma: theorem('Lemma'),
  corollary: theorem('Corollary'),
  proposition: theorem('Proposition'),
  definition: theorem('Definition'),
  example: theorem('Example'),
  remark: theorem('Remark'),
  proof: theorem('Proof')
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

function attributesOf(body: string, before = ''): string {
  const label = labelOf(body).trim()
  return label === '' ? '' : `${before}{${label}}`
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
