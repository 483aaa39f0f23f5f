import type {Code, Heading, Nodes} from 'mdast'
import {theoremKinds} from '../../../core/theorem-kinds.ts'
import {walk} from '../../../core/walk.ts'
import type {ForeignNotation} from './foreign-notation.ts'
import {type MarkForm, wikiForms} from './wiki-forms.ts'

/** The table of marks of other programs in running text, which galley prints as written. */
const forms: readonly MarkForm[] = [
  ...wikiForms,
  [
    /(?<![\w=])==([^\s=](?:[^=\n]*[^\s=])?)==(?![\w=])/g,
    'a highlight of Obsidian',
    ([, words]) => `\`[${words}]{.mark}\``
  ],
  [
    /(?<![\w:])::([^\s:](?:[^:\n]*[^\s:])?)::(?![\w:])/g,
    'a highlight of Zettlr',
    ([, words]) => `\`[${words}]{.mark}\``
  ],
  [/%%([^%]+)%%/g, 'a comment of Obsidian', ([, words]) => `\`<!--${words}-->\``],
  [
    /(?<=\S[ \t]+)\^([\w-]+)(?=\s*$)/g,
    'the name of a block in Obsidian',
    ([, name]) => `\`::: {#${name}}\` above it and \`:::\` below`
  ],
  [
    /(?<=^|[([])([A-Za-z][\w -]{0,30})::[ \t]+([^\s()[\]][^()[\]\n]*)/gm,
    'a field of Dataview',
    ([, name, value]) => `its words, \`${name}: ${value}\``
  ],
  [
    /\[(-?@(?:fig|tbl|tab|eq|sec|lst):[\w:.-]+)[ \t]+nolink=\w+\]/g,
    'a reference with an option of pandoc-crossref, which is printed',
    ([, label]) => `\`[${label}]\``
  ],
  [
    /(?<!\^)\(\+([a-z][\w-]*)\)|(?<=[^\n>\s\]][ \t]+|\()\[!([a-z][\w-]*)\](?!\()/g,
    'an acronym of a filter',
    ([, one, other]) =>
      `its letters, \`${(one ?? other ?? '').toUpperCase()}\`, with \`abbreviations: {${(one ?? other ?? '').toUpperCase()}: …}\` in the settings`
  ],
  [/\[@@([\w:.-]+)\]/g, 'a citation of Pandoc’s plugin for Obsidian', ([, key]) => `\`[@${key}]\``],
  [
    /^(?:\[\[?_?TOC_?\]?\]|\{:[ \t]*toc\})[ \t]*$/gim,
    'the contents in another editor',
    () => '`toc: true` in the settings, or `::: {#toc}` and `:::` below it'
  ],
  [/^!include[ \t]+(\S+)/gm, 'an inclusion by a filter', ([, path]) => `\`{{< include ${path} >}}\``],
  [/^\+\+\+[ \t]*\{(.*)\}[ \t]*$/gm, 'a block of MyST with its data', ([, data = '']) => blockOf(data)],
  [
    /^\{attribution="([^"]+)"\}[ \t]*$/gm,
    'the source of a quotation in MyST',
    ([, who]) => `a last paragraph of the quotation, \`> — ${who}\``
  ],
  [
    /^(\{(?!#(?:fig|tbl|tab|eq|sec|lst)[:-])[#.][\w:-]+(?:[ \t]+[#.][\w:-]+)*\})[ \t]*$/gm,
    'the attributes of a block in MyST',
    ([, braces]) => `\`::: ${braces}\` above it and \`:::\` below`
  ],
  [/\{##(?:(?!\{##)[\s\S])*?##\}/g, 'a comment of Manubot', () => 'nothing in its place'],
  [
    /\[([^\]\n]{0,300}?)\{name\}([^\]\n]{0,300})\]\(#([^\s()]+)\)/g,
    'a reference of MyST by name',
    ([, before, after, label]) => `\`${before}[](#${label})${after}\``
  ],
  [
    /`[^`\n]*`\{=(?!html|latex|tex|markdown|md)(\w+)\}/g,
    'for another program alone',
    ([, format]) => `Markdown: galley does not write what is for ${format} alone`
  ],
  [
    new RegExp(
      String.raw`^:{3,}[ \t]*(?!(?:${Object.keys(theoremKinds).join('|')})\b)([A-Za-z][\w-]{0,40})[ \t:]+([^\n]{1,200}?):*[ \t]*$`,
      'gim'
    ),
    'no division, whose name is one word or in braces',
    ([, name = '', title = '']) =>
      title.startsWith('{') ? `\`::: {.${name} ${title.slice(1)}\`` : `\`::: {.${name} title="${title}"}\``
  ],
  [/(?<=^|\n[ \t]*)%[ \t]+(\S[^\n]*)/g, 'a comment of MyST', ([, words]) => `\`<!-- ${words} -->\``]
]

/** Matches texts that may contain foreign marks. It is tested first, because most texts contain none. */
export const mayHoldMarks =
  /\[\[|\]\([^()<>\n]* |:(?:[a-z_\d]{2,}|[+-]1):|==\S|%%|::|[ \t]\^[\w-]+[ \t]*$|^!include|^\+\+\+[ \t]*\{|^\{|\{##|\{name\}|\}`?\{=|`\{=|^[ \t>*-]*%[ \t]|custom-style|\.column\s+width|include|pantable|nolink=|\(\+[a-z]|\[![a-z]|\[@@|^\[\[?_?TOC|^\{:|^`{3}(?:table|dataview)|\.(?:matplotlib|plotly|ggplot2|list-table|landscape)|#[ \t]*<\d+>|\/\/[ \t]*<\d+>|\{=|emphasize-lines|code-(?:line-numbers|summary)|caption[=:]|lst-cap|\.hidden|style=|callout-|number=/m

/** The marks in a block of running text, outside its code and formulas. */
export function* foreignMarks(node: Nodes, text: string): Generator<ForeignNotation> {
  const start = node.position?.start.offset
  if (start === undefined) return
  const written = text.slice(start, node.position?.end.offset)
  if (!mayHoldMarks.test(written)) return
  const hidden: Array<readonly [number, number]> = []
  walk(node, inner => {
    if (['inlineCode', 'inlineMath', 'math', 'htmlElement', 'comment'].includes(inner.type) && inner.position)
      hidden.push([inner.position.start.offset ?? 0, inner.position.end.offset ?? 0])
    return undefined
  })
  for (const [pattern, what, expected] of forms)
    for (const match of written.matchAll(pattern)) {
      const at = start + match.index
      const isRaw = what.startsWith('for another')
      if (what === 'a comment of MyST' && (at === 0 || !isListed(text, at))) continue
      if (!isRaw && hidden.some(([from, to]) => from <= at && at < to)) continue
      yield {at, source: match[0], what, expected: expected(match)}
    }
}

/** Whether a line is the first of an item of a list. */
function isListed(text: string, at: number): boolean {
  return /(?:^|\n)(?:[ \t]*(?:[-*+]|\d+[.)])|[ \t]{2,})[ \t]*$/.test(text.slice(Math.max(0, at - 40), at))
}

function blockOf(data: string): string {
  const [, part] = /"part"\s*:\s*"([\w-]+)"/.exec(data) ?? []
  return part === undefined ? '`+++`' : `its words in the settings of the paper, \`parts: {${part}: …}\``
}

/** Code blocks that filters of Pandoc or Obsidian turn into other content. */
export function* filteredCode(node: Code, source: string, text: string): Generator<ForeignNotation> {
  const at = node.position?.start.offset
  if (at === undefined) return
  const {classes = [], pairs = {}} = node.data?.attributes ?? {}
  const files = node.value.split('\n').filter(line => line.trim() !== '')
  const told = (what: string, expected: string): ForeignNotation => ({at, source, what, expected})
  if (classes.includes('include') || node.lang === 'include')
    yield told('an inclusion by a filter', files.map(file => `\`{{< include ${file.trim()} >}}\``).join(' '))
  if (pairs.include !== undefined)
    yield told('code of a file by a filter', `\`\`\`\` \`\`\`{literalinclude} ${pairs.include} \`\`\`\``)
  if (node.lang === 'table')
    yield told('a table of a filter as code', '```` ```{csv-table} Caption ```` with `:header-rows: 1`')
  if (node.lang === 'dataview') yield told('a query of Dataview', 'its result')
  if (/^(?:pseudo|pseudocode)$/.test(node.lang ?? '') && node.value.includes('\\begin{'))
    yield told(
      'an algorithm as code',
      'the LaTeX in it without its fence: galley reads `\\begin{algorithm}` as it stands'
    )
  if (
    /^(?:sequence|flow|flowchart|chart|wavedrom|vega|vega-lite|tikz|abc|bpmn|d2|nomnoml)$/.test(
      node.lang ?? ''
    )
  )
    yield told('a diagram as code', 'its picture, `![Caption](diagram.svg)`')
  const [plot] = classes.filter(name =>
    /^(?:matplotlib|plotly(?:_python|_r)?|ggplot2|gnuplot|bokeh|plantuml)$/.test(name)
  )
  if (plot !== undefined || /^(?:plantuml|gnuplot|matplotlib)$/.test(node.lang ?? ''))
    yield told('a plot as code', 'its picture, `![Caption](plot.svg)`')
  const [format] = /^\{=(?!html|latex|tex)\w+\}$/.exec(node.lang ?? '') ?? []
  if (format !== undefined)
    yield told('for another program alone', 'Markdown: galley does not write what is for it alone')
  const note = /(?:#|\/\/|--|%|;)[ \t]*<(\d+)>[ \t]*$/m.exec(node.value)
  if (note !== null)
    yield told(
      'code with annotations of Quarto',
      `comments such as \`(${note[1]})\` in place of \`<${note[1]}>\`, which the list below names`
    )
  const written = text.slice(at, node.position?.end.offset)
  yield* lostOptions(written, pairs, told)
}

type Told = (what: string, expected: string) => ForeignNotation

/** Code options that have no effect: those of a MyST directive on the lines below its fence, and Quarto's. */
function* lostOptions(
  written: string,
  pairs: Readonly<Record<string, string>>,
  told: Told
): Generator<ForeignNotation> {
  const [head = ''] = /^[^\n]*(?:\n[ \t>]*:[\w-]+:[^\n]*)*/.exec(written) ?? []
  const [, lines = pairs['code-line-numbers'] ?? ''] =
    /^[ \t>]*:emphasize-lines:[ \t]*(\S.*)/m.exec(head) ?? []
  if (/\d/.test(lines))
    yield told(
      'code with lines that are set off',
      `a comment in its lines ${lines.trim().replaceAll('|', ', ')}: galley prints all lines alike`
    )
  const caption =
    /^[ \t>]*:caption:[ \t]*(\S.*)/m.exec(head)?.[1] ??
    /\b(?:caption|lst-cap)="([^"\n]*)"/.exec(head.split('\n')[0] ?? '')?.[1]
  if (caption !== undefined && markup.test(caption)) {
    const label = /^[ \t>]*:(?:label|name):[ \t]*(\S+)/m.exec(head)?.[1] ?? /\{#([\w:-]+)/.exec(head)?.[1]
    yield told(
      'code whose caption has marks of Markdown, which are printed',
      `the caption as a paragraph below the code, \`\` : ${caption.trim()}${label === undefined ? '' : ` {#${label}}`} \`\``
    )
  }
  if (pairs['code-summary'] !== undefined)
    yield told('code that unfolds in Quarto', `its summary as words before it, “${pairs['code-summary']}”`)
}

/** Words in code, formula or emphasis marks, and citations. */
const markup = /`[^`]+`|\$[^\s$][^$]*\$|\*[^\s*][^*]*\*|(?<!\w)_[^\s_][^_]*_(?!\w)|\[@/

/** Attributes of blocks and spans that have no effect here. */
export function* idleAttributes(
  node: Extract<Nodes, {type: 'div' | 'span'}>,
  source: string
): Generator<ForeignNotation> {
  const at = node.position?.start.offset
  if (at === undefined) return
  const {classes = [], pairs = {}} = node.data?.attributes ?? {}
  const told = (what: string, expected: string): ForeignNotation => ({at, source, what, expected})
  if (pairs['custom-style'] !== undefined)
    yield told(
      'a style of Word by Pandoc',
      `a class that the journal's sheet knows, \`{.${slug(pairs['custom-style'])}}\`: the words are printed as others`
    )
  if (classes.includes('column') && pairs.width !== undefined)
    yield told('a column of Pandoc', 'its words: galley prints columns one below the other')
  if (classes.includes('hidden'))
    yield told('hidden in Quarto', 'a comment, `<!-- … -->`: galley prints its words')
  if (
    node.type === 'span' &&
    pairs.style !== undefined &&
    source.slice(source.lastIndexOf('{')).includes('style=')
  )
    yield told(
      'a style of CSS',
      "a class that the journal's sheet knows, `{.name}`: the words are printed as others"
    )
  const [, title = ''] = node.type === 'div' ? (/\.callout-[^}]*\btitle="([^"]*)"/.exec(source) ?? []) : []
  if (markup.test(title))
    yield told(
      'a callout whose title has marks of Markdown, which are printed',
      `the title as a heading below the fence, \`\` ## ${title} \`\``
    )
  if (classes.includes('landscape'))
    yield told('a turned page in Quarto', 'its words: galley turns only tables that are too wide')
  if (node.type === 'div' && classes.includes('list-table'))
    yield told('a table of a filter as a list', '`:::{list-table} Caption` with `:header-rows: 1` of MyST')
}

/** The number that Pandoc would give a heading, `{number=7}`. */
export function* headingNumber(node: Heading, text: string): Generator<ForeignNotation> {
  const at = node.position?.start.offset
  const number = node.data?.attributes?.pairs.number
  if (at === undefined || number === undefined) return
  const source = text.slice(at, node.position?.end.offset)
  const expected = `no number there: galley numbers sections itself; \`{.unnumbered}\` leaves the number out`
  yield {at, source, what: 'a heading with a number of its own', expected}
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
