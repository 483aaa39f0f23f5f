import {perObject} from '../../../core/per-object.ts'
import {locator} from '../../../core/position.ts'
import type {Chapter, Place} from '../../../core/types.ts'
import {walk} from '../../../core/walk.ts'

/** LaTeX in a chapter that has no effect: its place, its source, and the note for the author. */
export type IdleTex = Readonly<{place: Place; source: string; note: string}>

/**
 * The places in which a row of the table applies; by default, only the running text of a chapter. `everywhere` includes
 * code and formulas.
 */
type Where = 'everywhere' | 'outside environments'

type Row = readonly [pattern: RegExp, note: string, where?: Where]

/** The table of LaTeX options and commands whose effect a reader would miss, and their replacements. */
const rows: readonly Row[] = [
  [
    /\\numberwithin\s*\{\w+\}\s*\{\w+\}/g,
    'galley counts formulas, figures and tables through the paper, and from A1, or (A.1), in each appendix. Remove it, or give a number: `$$x$$ {#eq:a tag="1.1"}`.'
  ],
  [
    /\\setcounter\s*\{(?!page\}|footnote\}|enum|secnumdepth|tocdepth|\w*number\}|MaxMatrixCols|\w*depth\})\w+\}\s*\{-?\d+\}/g,
    'galley counts from 1. Give a number to a figure, `{#fig:a tag="5"}`, or remove it.'
  ],
  [
    /\\captionsetup\s*(?:\[\w+\])?\s*\{[^{}]*\bname=[^{}]*\}/g,
    'galley has its own names of figures and tables, in the language of the paper: remove it.'
  ],
  [
    /\\renewcommand\s*\{?\\(?:nomname|figurename|tablename|abstractname|refname|bibname)\}?\s*\{[^{}]*\}/g,
    'galley has its own names, in the language of the paper: remove it, or write the words where they belong.'
  ],
  [
    /\\renewcommand\s*\{?\\the(?!(?:figure|table|equation|section|subsection|page|footnote)\})[A-Za-z]+\}?\s*\{(?:[^{}]|\{[^{}]*\})*\\(?:[Aa]lph|[Rr]oman)\s*\{[^{}]*\}[^{}]*\}/g,
    'galley numbers theorems 1, 2, 3. For a letter, define the theorem without a number, `\\newtheorem*{thmA}{Theorem A}`, and refer to it as `\\cref{label}` or `@label` without the word before, which they print.'
  ],
  [
    /\\renewcommand\*?\s*\{?\\the(?:figure|table|equation|section)\}?\s*\{\s*[A-RT-Z][.-]?\\arabic\s*\{\w+\}\s*\}/g,
    'Below `\\appendix`, or a heading with `{.appendix}`, galley prints A1, A2 and so on anyway: remove it. Elsewhere, write the number in the label, `{#tbl:a tag="A1"}`.'
  ],
  [
    /\\sisetup\s*\{[^{}]*(?:per-mode|separate-uncertainty|round-|range-|output-decimal)[^{}]*\}/g,
    'galley prints numbers and units as they are written: write them as readers should see them, `3.0 µm/s`.'
  ],
  [
    /\\graphicspath\s*\{(?:\{[^{}]*\})+\}/g,
    'Write the folder of each picture in its path: `\\includegraphics{figs/a.svg}`.'
  ],
  [
    /\\newtheorem\s*\{\w+\}\s*\{[^{}]*\}\s*\[(?!section\]|chapter\])\w+\]/g,
    'galley counts theorems by kind, together, or by section: `theorem-numbers: by section` in the settings.'
  ],
  [
    // Matches a table foot that contains words; a foot with only rules is ignored.
    /\\end(?:foot|head|firsthead)\b(?:\s|\\(?:bottomrule|hline|midrule|toprule|addlinespace)\b|\\noalign\{[^{}]*\})*(?!\\(?:endlastfoot|bottomrule|hline|midrule|toprule|addlinespace|noalign)\b)\S(?:(?!\\end(?:foot|head|firsthead|lastfoot)\b)[^\n]|\n(?!\s*\n)){0,1000}\\endlastfoot/g,
    'galley prints the same foot on every page of a long table: write the words of the last page as a row, or in a paragraph below the table.'
  ],
  [/\\includegraphics\s*\[[^\]\n]{0,300}\bscale=[^\]\n]{0,300}\]/g, 'Give the width: `width=50%`.'],
  [
    /\\(?:acuse|glsunset|glslocalunset|acreset|glsreset|glsresetall|acresetall)\b\s*(?:\{[^{}]*\})?/g,
    'galley writes the long form where a term is first used: write `\\acs{key}` for the short form there, `\\acf{key}` for both.'
  ],
  [
    /\\print(?:acronyms|glossary|glossaries|acronym)\s*\[[^\]\n]{0,300}(?:name|title|include|exclude)=[^\]\n]{0,300}\]/g,
    'The list is printed, without these options. Write the heading yourself, `# Title {.unnumbered}`, and `::: {#abbreviations}` with `:::` below it: it lists all that are used.'
  ],
  [/\\glsfirst\s*\{[^{}]*\}/g, 'Write `\\acf{key}` for the long form with the short one.'],
  [/\\gls(?:pl)?\s*\{[^{}]*\}\[[^\]\n]{0,300}\]/g, 'Write the ending after the command: `\\gls{key}’s`.'],
  [
    /\\begin\s*\{enumerate\*\}/g,
    'A list within a sentence is printed as a list of its own: write `(a) one; (b) two` as words.'
  ],
  [
    /\\begin\s*\{display(?:c?)quote\}\s*\[[^\]\n]{0,300}\]/g,
    'Write `> words`, and the citation after the last of them.'
  ],
  [/\\multirow\s*\{-\d+\}/g, 'Write the cell at its first row: `\\multirow{2}{*}{words}`.'],
  [
    /\^\{\*+\}(?=\s*(?:&|\\\\))/g,
    'Write the stars in dollars, `$^{**}$`, in a cell of a table.',
    'everywhere'
  ],
  [
    /\\subcaptionbox\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*\[[^\]\n]{0,300}\]/g,
    'Give the width to the picture in it: `\\includegraphics[width=0.4\\linewidth]{a.svg}`.'
  ],
  [
    /\\lst(?:set|definestyle)\b[^\n]{0,500}\bescape(?:inside|char)\s*=/g,
    'The code is printed as typed: write the words of `(*@…@*)` as a comment, and name lines by their numbers.',
    'everywhere'
  ],
  [/highlightlines\s*=/g, 'galley highlights no lines of code: name them in the text.', 'everywhere'],
  [
    /\\(?:ForEach|For|While|uIf|eIf|If|KwTo|Repeat)\b[^\n{]{0,200}\{(?:(?!\\(?:ForEach|For|While|uIf|eIf|If|KwTo|Repeat|label)\b)[^\n]){0,300}(?:\n(?:(?!\\label\b)[^\n]){0,200})?\\label\s*\{[^{}]*\}/g,
    'A line of an algorithm has no reference: write its number, and only `\\label` the algorithm after its caption.'
  ],
  [
    /(?<=[^\d\s\\%])%[ \t]*$/gm,
    'A comment of LaTeX is printed in the text of Markdown: remove the `%`.',
    'outside environments'
  ],
  [
    /\\ex\b[^\n]{0,300}?\\label\s*\{[^{}]*\}/g,
    'Write examples as `(@name) words`, and refer to them as `(@name)`; the words of a gloss as lines that begin with `|`.'
  ],
  [
    /\\linelabel\s*\{[^{}]*\}/g,
    'galley numbers lines only in proofs, so nothing can refer to a line of the text: name its section.',
    'outside environments'
  ],
  [
    /\\(?:(?:re|provide)?newcommand\*?\s*\{?|def\s*)\\[bcdkrtuvH](?![A-Za-z])/g,
    'It is an accent of LaTeX, which galley reads first in the text: give the macro a longer name, such as `\\mycommand`.'
  ],
  [
    // A rule without a width only sets the height of its line.
    /\\rule\s*(?:\[[^\][{}]*\])?\{(?!\s*0?\.?0*\s*(?:pt|em|ex|cm|mm|in)?\s*\})[^{}]+\}\s*\{(?!\s*0?\.?0*\s*(?:pt|em|ex|cm|mm|in)?\s*\})[^{}]+\}/g,
    'galley prints no such rule. Write `---` between empty lines for a line across the text.'
  ],
  [
    /\\renewcommand\s*\{?\\the(?!(?:figure|table|equation|section|subsection|page|footnote)\})[A-Za-z]+\}?\s*\{(?!\\arabic)[^{}\\]{1,20}\\arabic\s*\{[^{}]*\}[^{}]*\}/g,
    'galley counts theorems 1, 2, 3 and so on. For another number, define each theorem without a number, `\\newtheorem*{asmA}{Assumption A1}`, and refer to it as `\\cref{label}` or `@label` without the word before, which they print.'
  ],
  [
    /(?<![~\w.])\d[\d.,]*~(?:[A-Za-zµμΩ°%]+(?![\w~^])|\$)|\bet~al\b|(?<![\w/~.@-])(?:[Ff]igs?|[Ff]igures?|[Tt]ables?|[Ss]ections?|[Ee]quations?|[Ee]qs?|[Cc]hapters?|[Aa]ppendix)~(?:\d|\(|[A-Z]\b)/g,
    'A `~` of LaTeX is printed in Markdown, as by Pandoc: write a space, or `\\` and a space for one that must not break.'
  ]
]

/** Matches every text that contains LaTeX without effect, and few others. */
const mayHold = /\\[A-Za-z]|[\dA-Za-z]~[\w(µμΩ°%$]/

/** LaTeX without effect in a chapter, outside code and comments. */
export const idleTex = perObject((chapter: Chapter): readonly IdleTex[] => [...found(chapter)])

function* found(chapter: Chapter): Generator<IdleTex> {
  const {text, tree} = chapter
  if (!mayHold.test(text)) return
  const matches = rows.flatMap(([pattern, note, where]) =>
    Array.from(text.matchAll(pattern), ({index, 0: source}) => ({index, source, note, where}))
  )
  if (matches.length === 0) return
  const hidden: Array<readonly [number, number]> = []
  // Texts that print a tilde; in a text that uses LaTeX, `~` is a tie.
  const tilded: Array<readonly [number, number]> = []
  walk(tree, node => {
    if (node.type === 'text' && node.position && node.value.includes('~'))
      tilded.push([node.position.start.offset ?? 0, node.position.end.offset ?? 0])
    if (['code', 'inlineCode', 'comment', 'inlineMath', 'math'].includes(node.type) && node.position)
      hidden.push([node.position.start.offset ?? 0, node.position.end.offset ?? 0])
    return undefined
  })
  const places = locator(text)
  const isInEnvironment = environmentsOf(text)
  const seen = new Set<string>()
  const settings = text.startsWith('---') ? text.indexOf('\n---', 3) : 0
  for (const {index, source, note, where} of matches) {
    // A preamble in the settings is reported there.
    if (index < settings && source.startsWith('\\renewcommand')) continue
    // The counter of a supplement, whose numbers begin with S1 anyway.
    if (
      source.startsWith('\\setcounter') &&
      ofSupplement.test(text.slice(Math.max(0, index - 300), index + 300))
    )
      continue
    const isTie = source.includes('~') && !source.includes('\\')
    if (isTie && !tilded.some(([from, to]) => from < index + source.length && index < to)) continue
    // Each kind is reported once.
    if (seen.has(note)) continue
    if (where === 'outside environments' && isInEnvironment(index)) continue
    if (where !== 'everywhere' && hidden.some(([from, to]) => from <= index && index < to)) continue
    seen.add(note)
    yield {place: places.place(index, index + source.length), source: source.split('\n')[0]!, note}
  }
}

const ofSupplement = /\\the[a-z]+\}?\s*\{\s*S/

/** Returns a test of whether an offset is in an environment, where `%` begins a comment, or on a line of commands. */
function environmentsOf(text: string): (index: number) => boolean {
  const blocks = Array.from(
    text.matchAll(/\\begin\{(\w{1,40}\*?)\}(?:(?!\\begin\{\1\})[\s\S])*?\\end\{\1\}/g),
    ({index, 0: block}) => [index, index + block.length] as const
  )
  return index =>
    /^\s*\\[A-Za-z]+/.test(text.slice(text.lastIndexOf('\n', index) + 1, index)) ||
    blocks.some(([from, to]) => from <= index && index < to)
}
