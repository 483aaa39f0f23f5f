import {tagOfLanguage} from '../../core/spoken-languages.ts'
import {theoremKind} from '../../core/theorem-kinds.ts'
import {mayHoldShorthands, shorthandRewrites} from './babel-shorthands.ts'
import {dividedDisplays} from './divided-displays.ts'
import {placeReferences} from './numbered-places.ts'
import type {Rewrite} from './rewritten.ts'

/** Matches every text that contains a command in the table, and few others. */
export const mayHoldLatexForms =
  /\\(?:item\b|begin\{(?:algorithm|lstlisting)|texorpdfstring|(?:short)?intertext|iffalse|foreignlanguage|text(?:german|french|spanish|italian|english|arabic)\{|(?:begin|end)\{(?:otherlanguage|SC(?:figure|table)|tcolorbox)|footnote\[|endnote\{|href\[|epigraph\{|citetext\{|printbibliography\[|lstinline[[{]|(?:no)?(?:line|page)break\[|subref|(?:setlength|addtolength)\s*\\|begin\{\w{1,40}\}[ \t]*\[)/

type Form = readonly [pattern: RegExp, rewrite: (...match: readonly string[]) => string | undefined]

const group = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`

/** The table of LaTeX commands that are rewritten to a form that galley parses. */
const forms: readonly Form[] = [
  [new RegExp(String.raw`\\texorpdfstring\s*${group}\s*${group}`, 'g'), words => words],
  [/\\iffalse(?![A-Za-z])(?:(?!\\iffalse)[\s\S]){0,5000}?\\fi(?![A-Za-z])/g, () => ''],
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
    /^[ \t]*\\begin\{otherlanguage\*?\}\s*\{(\w+)\}[ \t]*\n((?:(?!\\begin\{otherlanguage)[\s\S])*?)\n[ \t]*\\end\{otherlanguage\*?\}[ \t]*$/gm,
    (language = '', words = '') => {
      const tag = tagOfLanguage(language)
      return tag === undefined ? undefined : `::: {lang=${tag}}\n${words}\n:::`
    }
  ],
  [/\\begin\{SC(figure|table)\*?\}(?:\[[^\]\n]{0,300}\])*/g, kind => `\\begin{${kind}}`],
  [/\\end\{SC(figure|table)\*?\}/g, kind => `\\end{${kind}}`],
  [/\\footnote\[\d+\](?=\{)/g, () => '\\footnote'],
  [/\\endnote(?=\{)/g, () => '\\footnote'],
  [/\\((?:no)?(?:line|page)break)\[[0-4]\]/g, name => `\\${name}`],
  [/\\(setlength|addtolength)\s*(\\[A-Za-z]+)\s*(?=\{)/g, (name, length) => `\\${name}{${length}}`],
  // galley encloses the letter of a part in parentheses.
  [/\(\s*\\subref\*?(\{[^{}\n]*\})\s*\)/g, label => `\\subref${label}`],
  [new RegExp(String.raw`\\citetext\s*${group}`, 'g'), words => `(${words})`],
  [/\\href\[[^\]\n]{0,300}\](?=\{)/g, () => '\\href'],
  [
    new RegExp(String.raw`^[ \t]*\\epigraph\s*${group}\s*${group}[ \t]*$`, 'gm'),
    (words, source = '') => `::: epigraph\n${words}\n\n— ${source.replace(/^[\s—-]+/, '')}\n:::`
  ],
  [/^[ \t]*\\printbibliography\[([^\n]*)\][ \t]*$/gm, (options = '') => listOf(options)],
  [/\\lstinline(?:\[[^\]\n]{0,300}\])?\{([^{}\n`]*\{[^{}\n`]*\}[^{}\n`]*)\}/g, code => `\`${code}\``],
  [/^[ \t]*\\begin\{tcolorbox\}[ \t]*(?:\[([^\n]{0,500})\])?[ \t]*$/gm, (options = '') => box(options)],
  [/^[ \t]*\\end\{tcolorbox\}[ \t]*$/gm, () => ':::']
]

/** The rewrites of LaTeX commands in a text to the forms that galley parses; `lang` is the language of the paper. */
export function latexRewrites(text: string, lang: string): readonly Rewrite[] {
  const shorthands = mayHoldShorthands(text) ? shorthandRewrites(text, within(blocksOfCode(text))) : []
  if (!mayHoldLatexForms.test(text)) return shorthands
  const isInCode = within(codeIn(text))
  return [
    ...shorthands,
    ...lineLabels(text),
    ...placeReferences(text, isInCode, lang),
    ...[...inTable(text), ...dividedDisplays(text), ...theoremOptions(text)].filter(
      ({start}) => !isInCode(start)
    )
  ]
}

/**
 * Removes the labels of lines in an algorithm, because these lines are not targets: only the label of the algorithm
 * itself is parsed.
 */
function lineLabels(text: string): readonly Rewrite[] {
  const blocks = text.matchAll(
    /\\begin\{algorithm\*?\}(?:(?!\\begin\{algorithm\*?\})[\s\S])*?\\end\{algorithm\*?\}/g
  )
  return Array.from(blocks).flatMap(({0: block, index}) => {
    const labels = Array.from(block.matchAll(/\\label\s*\{[^{}]*\}/g))
    const steps = Array.from(
      block.matchAll(stepsOfAlgorithm),
      match => [match.index, match.index + match[0].length] as const
    )
    const outside = labels.filter(({index: at}) => !steps.some(([from, to]) => from < at && at < to))
    const caption = block.indexOf('\\caption')
    const candidates = outside.length > 0 ? outside : labels
    const own = candidates.find(label => caption >= 0 && label.index > caption) ?? candidates[0]
    return labels
      .filter(label => label !== own)
      .map(({index: at}) => ({start: index + at, end: index + at + '\\label'.length, text: '\\linelabel'}))
  })
}

const stepsOfAlgorithm = /\\begin\{algorithmic\}(?:(?!\\begin\{algorithmic\})[\s\S])*?\\end\{algorithmic\}/g

function inTable(text: string): readonly Rewrite[] {
  return forms.flatMap(([pattern, rewrite]) =>
    Array.from(text.matchAll(pattern)).flatMap(match => {
      const [whole, ...given] = match
      const made = rewrite(...given)
      return made === undefined ? [] : [{start: match.index, end: match.index + whole.length, text: made}]
    })
  )
}

/** Rewrites the options of thmtools at the beginning of a theorem, `name=Recovery,label=thm:x`. */
function theoremOptions(text: string): readonly Rewrite[] {
  const declared = new Set(Array.from(text.matchAll(declarations), ([, name]) => name))
  return Array.from(text.matchAll(/\\begin\{(\w{1,40})\}[ \t]*\[([^\]\n]{0,600})\]/g)).flatMap(match => {
    const [whole, name = '', options = ''] = match
    const isTheorem = theoremKind(name) !== undefined || declared.has(name)
    if (!isTheorem || !/\b(?:name|label|title)\s*=/.test(options)) return []
    return [{start: match.index, end: match.index + whole.length, text: theorem(name, options)}]
  })
}

const declarations = /\\(?:newtheorem\*?|declaretheorem\s*(?:\[[^\]\n]{0,300}\])?)\s*\{(\w{1,40})\}/g

/** The ranges of blocks of code. */
function blocksOfCode(text: string): ReadonlyArray<readonly [number, number]> {
  const blocks = Array.from(text.matchAll(codeBlocks))
  return blocks.map(({index, 0: whole}) => [index, index + whole.length] as const)
}

const codeBlocks =
  /^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2|\\begin\{(verbatim|lstlisting|minted)\}(?:(?!\\begin\{\3\})[\s\S])*?\\end\{\3\}/gm

/** The ranges of code: fenced blocks, verbatim environments, and code in lines. */
function codeIn(text: string): ReadonlyArray<readonly [number, number]> {
  const blocks =
    /^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2|\\begin\{(verbatim|lstlisting|minted)\}(?:(?!\\begin\{\3\})[\s\S])*?\\end\{\3\}|`[^`\n]+`/gm
  return Array.from(text.matchAll(blocks), ({index, 0: whole}) => [index, index + whole.length] as const)
}

/** Returns a test of whether an offset is inside one of the ranges, which must be in order and not overlap. */
function within(stretches: ReadonlyArray<readonly [number, number]>): (place: number) => boolean {
  return place => {
    let [from, to] = [0, stretches.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (stretches[middle]![1] <= place) from = middle + 1
      else to = middle
    }
    return from < stretches.length && stretches[from]![0] <= place
  }
}

function inLanguage(language: string, words: string): string | undefined {
  const tag = tagOfLanguage(language)
  return tag === undefined || words.includes('\n\n') ? undefined : `[${words}]{lang=${tag}}`
}

/** Converts `keyword=primary,title={Sources}` to a list of references under a heading. */
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

/** Converts the options of thmtools, `name=Recovery,label=thm:x`. */
function theorem(name: string, options: string): string {
  const values = valuesOf(options)
  const title = values.get('name') ?? values.get('title')
  const label = values.get('label')
  return `\\begin{${name}}${title === undefined ? '' : `[${title}]`}${label === undefined ? '' : `\\label{${label}}`}`
}

/** The options by name; a value may be in braces. */
function valuesOf(options: string): ReadonlyMap<string, string> {
  const pairs = options.matchAll(/([\w-]+)\s*=\s*(?:\{([^{}]*)\}|([^,]*))/g)
  return new Map(Array.from(pairs, ([, name = '', braced, plain = '']) => [name, (braced ?? plain).trim()]))
}
