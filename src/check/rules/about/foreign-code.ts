import type {Code, Heading, Nodes} from 'mdast'
import type {ForeignNotation} from './foreign-notation.ts'

/** Code blocks that filters of Pandoc or Obsidian turn into other content. */
export function* filteredCode(node: Code, source: string, text: string): Generator<ForeignNotation> {
  const at = node.position?.start.offset
  if (at === undefined) return
  const {classes = [], pairs = {}} = node.data?.attributes ?? {}
  const isIndented = !/^[ \t>]*[`~]{3}/.test(text.slice(at, at + 100)) && node.lang === null
  const words = node.value.split('\n')[0]?.trim() ?? ''
  if (isIndented && reference.test(node.value) && /\p{L}{2,} \p{L}/u.test(node.value))
    yield {
      at,
      source: words.length > 60 ? `${words.slice(0, 60)}…` : words,
      what: 'printed as code with its references, because it is indented by four spaces or more',
      expected:
        'no spaces before it or, for a paragraph of an item, as many as the words of the item have before them'
    }
  const files = node.value.split('\n').filter(line => line.trim() !== '')
  const told = (what: string, expected: string): ForeignNotation => ({at, source, what, expected})
  if (classes.includes('include') || node.lang === 'include')
    yield told(
      'an inclusion by a filter',
      `${files.map(file => `\`{{< include ${file.trim()} >}}\``).join(' ')}${shiftOf(pairs)}`
    )
  if (pairs.include !== undefined)
    yield told('code of a file by a filter', `\`\`\`\` \`\`\`{literalinclude} ${pairs.include} \`\`\`\``)
  if (node.lang === 'table')
    yield told('a table of a filter as code', '```` ```{csv-table} Caption ```` with `:header-rows: 1`')
  // Books of mdBook hide these lines; there they are no longer in the tree.
  const hidden = /^rust\b/.test(node.lang ?? '')
    ? /^[ \t]*#(?: .*)?$/m.exec(node.value)?.[0].trim()
    : undefined
  if (hidden !== undefined)
    yield told('code with lines that mdBook and rustdoc hide', `the code without its line \`${hidden}\``)
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
    yield told(
      'for another program alone',
      /w:type="page"|#pagebreak|#colbreak/.test(node.value)
        ? '`\\newpage` on a line of its own, or nothing'
        : 'its words as Markdown, or nothing in its place: galley does not write what is for it alone'
    )
  const [, kind] = /^ad-([\w-]+)$/.exec(node.lang ?? '') ?? []
  const title = /^title:[ \t]*(\S.*)$/m.exec(node.value)?.[1]
  if (kind !== undefined)
    yield told(
      'a block of Obsidian’s plugin Admonition',
      `\`::: {.callout-${kind}${title === undefined ? '' : ` title="${title.trim()}"`}}\` above its words and \`:::\` below, without the other lines of settings`
    )
  const note = /(?:#|\/\/|--|%|;)[ \t]*<(\d+)>[ \t]*$/m.exec(node.value)
  if (note !== null)
    yield told(
      'code with annotations of Quarto',
      `comments such as \`(${note[1]})\` in place of \`<${note[1]}>\`, which the list below names`
    )
  const written = text.slice(at, node.position?.end.offset)
  yield* lostOptions(written, pairs, told)
}

/** Matches citations and references in prose. */
const reference = /\(@[\w-]+\)|\[-?@[\p{L}_][\w:.-]*[\];, ]|(?<![\w.])@(?:fig|tbl|tab|eq|sec|lst|thm)[-:]\w/u

/** A description of how a filter moves the headings of an included file; empty if it does not move them. */
function shiftOf(pairs: Readonly<Record<string, string>>): string {
  const shift = Number(pairs['shift-heading-level-by'] ?? pairs.shiftHeadings ?? 0)
  if (!Number.isInteger(shift) || shift === 0) return ''
  return shift > 0
    ? `, with \`${'#'.repeat(shift + 1)} Title\` for each \`# Title\` of the file`
    : ', with fewer signs before each of its headings'
}

type Told = (what: string, expected: string) => ForeignNotation

/** Code options without effect: options of a MyST directive on the lines below its fence, and Quarto's options. */
function* lostOptions(
  written: string,
  pairs: Readonly<Record<string, string>>,
  told: Told
): Generator<ForeignNotation> {
  const [head = ''] = /^[^\n]*(?:\n[ \t>]*:[\w-]+:[^\n]*)*/.exec(written) ?? []
  const [, lines = pairs['code-line-numbers'] ?? ''] =
    /^[ \t>]*:emphasize-lines:[ \t]*(\S.*)/m.exec(head) ?? highlighted.exec(head) ?? braced.exec(head) ?? []
  if (/\d/.test(lines))
    yield told(
      'code with lines that are set off',
      `a comment in its lines ${lines.trim().replaceAll('|', ', ')}: galley prints all lines alike`
    )
  const caption =
    /^[ \t>]*:caption:[ \t]*(\S.*)/m.exec(head)?.[1] ??
    /\b(?:caption|lst-cap)="([^"\n]*)"/.exec(head.split('\n')[0] ?? '')?.[1]
  if (caption !== undefined && markup.test(caption)) {
    const label =
      /^[ \t>]*:(?:label|name):[ \t]*(\S+)/m.exec(head)?.[1] ?? /^[^\n]*[{ ]#([\w:-]+)/.exec(head)?.[1]
    yield told(
      'code whose caption has marks of Markdown, which are printed',
      `the caption as a paragraph below the code, \`\` : ${caption.trim()}${label === undefined ? '' : ` {#${label}}`} \`\``
    )
  }
  if (pairs['code-summary'] !== undefined)
    yield told('code that unfolds in Quarto', `its summary as words before it, “${pairs['code-summary']}”`)
}

/** Highlighted lines of Python-Markdown, `hl_lines="2 3"`, and of Docusaurus, `js {1,4-5}`. */
const highlighted = /^[^\n]*\bhl_lines=["']([^"'\n]*)["']/
const braced = /^[ \t>]*[`~]{3,}[ \t]*\w[^{}\n]*\{([\d,\s-]+)\}/

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
  // Templates of papaja give a style of Word to the list of references.
  if (pairs['custom-style'] !== undefined && !/^refs(?:-|$)/.test(node.data?.attributes?.id ?? ''))
    yield told(
      'a style of Word by Pandoc',
      `a class that the journal's sheet knows, \`{.${slug(pairs['custom-style'])}}\`: the words are printed as others`
    )
  if (classes.includes('column') && pairs.width !== undefined)
    yield told('a column of Pandoc', 'its words: galley prints columns one below the other')
  // Macros print nothing.
  if (classes.includes('hidden') && !node.children.every(({type}) => type === 'macros'))
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
  if (classes.includes('landscape'))
    yield told('a turned page in Quarto', 'its words: galley turns only tables that are too wide')
  if (node.type === 'div' && classes.includes('list-table'))
    yield told('a table of a filter as a list', '`:::{list-table} Caption` with `:header-rows: 1` of MyST')
}

/** Attributes of a figure or table that have no effect here. */
export function* idleOfFigure(
  node: Extract<Nodes, {type: 'figure'}>,
  text: string
): Generator<ForeignNotation> {
  const at = node.position?.start.offset
  if (at === undefined) return
  const {classes = [], pairs = {}} = node.data?.attributes ?? {}
  const [line = ''] = text.slice(at, node.position?.end.offset).split('\n')
  const note = pairs['apa-note']
  if (note !== undefined)
    yield {
      at,
      source: line,
      what: 'a figure or table with an apaquarto note, which is not printed',
      expected: `the note at the end of its caption, or as a paragraph below it, \`*Note.* ${note}\``
    }
  if (pairs.iframe !== undefined)
    yield {
      at,
      source: line,
      what: `a frame with the page \`${pairs.iframe}\`, which is not part of the article`,
      expected: 'the URL of the page on the web in place of its path: galley prints it below the picture'
    }
  if (classes.includes('list-table'))
    yield {
      at,
      source: line,
      what: 'a table for a Pandoc filter, and is printed as a list',
      expected: '`:::{list-table} Caption` with `:header-rows: 1` of MyST, and `:name:` for the label'
    }
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
