import {tagOfLanguage} from '../../core/spoken-languages.ts'
import {theoremKind} from '../../core/theorem-kinds.ts'
import type {Rewrite} from './rewritten.ts'

/** Matches every text with a command of LaTeX of the table, and few others. */
export const mayHoldLatexForms =
  /\\(?:begin\{algorithm|qedhere|texorpdfstring|(?:short)?intertext|iffalse|foreignlanguage|text(?:german|french|spanish|italian|english|arabic)\{|(?:begin|end)\{(?:otherlanguage|SC(?:figure|table)|tcolorbox)|footnote\[|endnote\{|href\[|epigraph\{|printbibliography\[|lstinline(?:\[[^\]]*\])?\{|begin\{\w+\}[ \t]*\[[^\]\n]{0,300}?(?:name|label|title)\s*=)/

type Form = readonly [pattern: RegExp, rewrite: (...match: readonly string[]) => string | undefined]

const group = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`

/** THE TABLE of commands of LaTeX that are another spelling of one that galley reads. */
const forms: readonly Form[] = [
  [new RegExp(String.raw`\\texorpdfstring\s*${group}\s*${group}`, 'g'), words => words],
  [/\s?\\qedhere(?![A-Za-z])/g, () => ''],
  [new RegExp(String.raw`\\(?:short)?intertext\s*${group}`, 'g'), words => `\\text{${words}}\\nonumber\\\\`],
  [/\\iffalse(?![A-Za-z])[\s\S]{0,5000}?\\fi(?![A-Za-z])/g, () => ''],
  [
    new RegExp(String.raw`\\foreignlanguage\s*\{(\w+)\}\s*${group}`, 'g'),
    (language = '', words = '') => inLanguage(language, words)
  ],
  [
    new RegExp(String.raw`\\text(german|french|spanish|italian|english|arabic)\s*${group}`, 'g'),
    (language = '', words = '') => inLanguage(language, words)
  ],
  [
    /\\begin\{otherlanguage\*\}\s*\{(\w+)\}([^\n\\]*)\\end\{otherlanguage\*\}/g,
    (language = '', words = '') => inLanguage(language, words)
  ],
  [
    /^[ \t]*\\begin\{otherlanguage\*?\}\s*\{(\w+)\}[ \t]*\n([\s\S]*?)\n[ \t]*\\end\{otherlanguage\*?\}[ \t]*$/gm,
    (language = '', words = '') => {
      const tag = tagOfLanguage(language)
      return tag === undefined ? undefined : `::: {lang=${tag}}\n${words}\n:::`
    }
  ],
  [/\\begin\{SC(figure|table)\*?\}(?:\[[^\]]*\])*/g, kind => `\\begin{${kind}}`],
  [/\\end\{SC(figure|table)\*?\}/g, kind => `\\end{${kind}}`],
  [/\\footnote\[\d+\](?=\{)/g, () => '\\footnote'],
  [/\\endnote(?=\{)/g, () => '\\footnote'],
  [/\\href\[[^\]]*\](?=\{)/g, () => '\\href'],
  [
    new RegExp(String.raw`^[ \t]*\\epigraph\s*${group}\s*${group}[ \t]*$`, 'gm'),
    (words, source = '') => `::: epigraph\n${words}\n\n— ${source.replace(/^[\s—-]+/, '')}\n:::`
  ],
  [/^[ \t]*\\printbibliography\[([^\n]*)\][ \t]*$/gm, (options = '') => listOf(options)],
  [/\\lstinline(?:\[[^\]]*\])?\{([^{}\n`]*\{[^{}\n`]*\}[^{}\n`]*)\}/g, code => `\`${code}\``],
  [/^[ \t]*\\begin\{tcolorbox\}[ \t]*(?:\[([^\n]{0,500})\])?[ \t]*$/gm, (options = '') => box(options)],
  [/^[ \t]*\\end\{tcolorbox\}[ \t]*$/gm, () => ':::'],
  [
    /\\begin\{(\w+)\}[ \t]*\[([^\]\n]{0,300}?\b(?:name|label|title)\s*=[^\]\n]{0,300})\]/g,
    (name = '', options = '') => theorem(name, options)
  ]
]

/** The commands of LaTeX in a text that are read in another spelling; `defined` are its own theorems. */
export function latexRewrites(text: string): readonly Rewrite[] {
  if (!mayHoldLatexForms.test(text)) return []
  const code = codeIn(text)
  return [...lineLabels(text), ...inTable(text, code)]
}

/** Labels of lines of an algorithm, which have no number: only that of the algorithm itself is read. */
function lineLabels(text: string): readonly Rewrite[] {
  const blocks = text.matchAll(/\\begin\{algorithm\*?\}[\s\S]*?\\end\{algorithm\*?\}/g)
  return Array.from(blocks).flatMap(({0: block, index}) => {
    const labels = Array.from(block.matchAll(/\\label\s*\{[^{}]*\}/g))
    const caption = block.indexOf('\\caption')
    const own = labels.find(label => caption >= 0 && label.index > caption) ?? labels[0]
    return labels
      .filter(label => label !== own)
      .map(({index: at}) => ({start: index + at, end: index + at + '\\label'.length, text: '\\linelabel'}))
  })
}

function inTable(text: string, code: ReadonlyArray<readonly [number, number]>): readonly Rewrite[] {
  return forms.flatMap(([pattern, rewrite]) =>
    Array.from(text.matchAll(pattern)).flatMap(match => {
      const [whole, ...given] = match
      const start = match.index
      if (code.some(([from, to]) => from <= start && start < to)) return []
      const isOther = pattern.source.includes('name|label|title')
      if (isOther && !isTheorem(given[0] ?? '', text)) return []
      const made = rewrite(...given)
      return made === undefined ? [] : [{start, end: start + whole.length, text: made}]
    })
  )
}

/** The stretches of code: fences, and environments of verbatim text. */
function codeIn(text: string): ReadonlyArray<readonly [number, number]> {
  const blocks =
    /^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2|\\begin\{(verbatim|lstlisting|minted)\}[\s\S]*?\\end\{\3\}|`[^`\n]+`/gm
  return Array.from(text.matchAll(blocks), ({index, 0: whole}) => [index, index + whole.length] as const)
}

function inLanguage(language: string, words: string): string | undefined {
  const tag = tagOfLanguage(language)
  return tag === undefined || words.includes('\n\n') ? undefined : `[${words}]{lang=${tag}}`
}

/** `keyword=primary,title={Sources}` as a list of references under its heading. */
function listOf(options: string): string | undefined {
  const values = valuesOf(options)
  if (values.has('filter') || values.has('notkeyword') || values.has('type')) return undefined
  const [title, keyword] = [values.get('title'), values.get('keyword')]
  const heading = title === undefined ? '' : `# ${title} {.unnumbered}\n\n`
  return `${heading}::: ${keyword === undefined ? '{#refs}' : `{.refs keyword=${keyword}}`}\n:::`
}

function box(options: string): string {
  const title = valuesOf(options).get('title')
  return `::: {.callout-note}${title === undefined ? '' : `\n### ${title}\n`}`
}

/** The options of thmtools, `name=Recovery,label=thm:x`. */
function theorem(name: string, options: string): string {
  const values = valuesOf(options)
  const title = values.get('name') ?? values.get('title')
  const label = values.get('label')
  return `\\begin{${name}}${title === undefined ? '' : `[${title}]`}${label === undefined ? '' : `\\label{${label}}`}`
}

function isTheorem(name: string, text: string): boolean {
  if (theoremKind(name) !== undefined) return true
  return new RegExp(`\\\\(?:newtheorem\\*?|declaretheorem\\s*(?:\\[[^\\]]*\\])?)\\s*\\{${name}\\}`).test(text)
}

/** Options by name; a value may be in braces. */
function valuesOf(options: string): ReadonlyMap<string, string> {
  const pairs = options.matchAll(/([\w-]+)\s*=\s*(?:\{([^{}]*)\}|([^,]*))/g)
  return new Map(Array.from(pairs, ([, name = '', braced, plain = '']) => [name, (braced ?? plain).trim()]))
}
